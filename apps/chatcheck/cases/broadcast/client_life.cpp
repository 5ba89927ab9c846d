// CLEAN, LIFE, LOAD and ABUSE of a client.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/host.hpp"

#include <fmt/format.h>

namespace chat::check::broadcast {
namespace {

void join_alone(ClientScene& scene) {
    Host server(scene);
    server.expect_join();
    server.link.expect_nothing();
}

void no_answer(ClientScene& scene) {
    Host server = host(scene);
    server.tells("[Bob] Hi");
    scene.expect_shown("[Bob] Hi");
    server.link.expect_nothing();
    scene.type("one frame");
    server.expect_talk("one frame");
    server.link.expect_nothing();
}

void nothing_behind_the_leave(ClientScene& scene) {
    Host server = host(scene);
    scene.type("@exit");
    server.expect_leave();
    server.link.finish();
    server.link.expect_end();
}

void server_closes(ClientScene& scene) {
    Host server = host(scene);
    server.tells("[Bob] the last words");
    server.link.close();
    scene.expect_shown("[Bob] the last words");
    scene.expect_exit();
}

void server_resets(ClientScene& scene) {
    Host server = host(scene);
    scene.expect_shown("**Ann is joining the chat**");
    server.link.reset();
    scene.expect_exit();
}

void closes_before_the_answer(ClientScene& scene) {
    Host server(scene);
    server.expect_join();
    server.parts();
}

void closes_in_a_frame(ClientScene& scene) {
    Host server = host(scene);
    server.link.send(server.talk("[Bob] never finished").substr(0, 15));
    server.parts();
}

void server_stays(ClientScene& scene) {
    Host server = host(scene);
    scene.type("@exit");
    server.expect_leave();
    scene.expect_exit();
}

void many_texts(ClientScene& scene) {
    Host server = host(scene);
    std::string all;
    for (int i = 0; i < 500; ++i) all += server.talk(fmt::format("[Bob] text {}.", i));
    server.link.send(all);
    for (int i = 0; i < 500; ++i) scene.expect_shown(fmt::format("[Bob] text {}.", i));
}

void to_and_fro(ClientScene& scene) {
    Host server = host(scene);
    for (int i = 0; i < 20; ++i) {
        scene.type(fmt::format("ping {}.", i));
        server.expect_talk(fmt::format("ping {}.", i));
        server.tells(fmt::format("[Bob] pong {}.", i));
        scene.expect_shown(fmt::format("[Bob] pong {}.", i));
    }
}

void noise(ClientScene& scene) {
    Host server = host(scene);
    std::string bytes(2000, '\0');
    for (char& byte : bytes) byte = static_cast<char>(scene.random()());
    server.link.send(frame(Type::talk, bytes) + frame(Type::error, bytes) + frame(Type::list, bytes));
    server.tells("[Bob] after the noise");
    scene.expect_shown("[Bob] after the noise");
    scene.type("@exit");
    server.expect_leave();
    server.parts();
}

} // namespace

Cases client_life_cases() {
    return {
        {.number = "29.1",
         .slug = "broadcast/CLIENT-CLEAN/join-alone",
         .stage = 1,
         .clause = "seed 003: the request for a user name is answered before anything else is sent",
         .sends = "nothing: the client is started",
         .legal = "one join, and nothing behind it",
         .mistake = "a NUL behind the name, the whole buffer, or a second join",
         .hint = "send 3 + length octets, once",
         .client = join_alone},
        {.number = "29.2",
         .slug = "broadcast/CLIENT-CLEAN/no-answer",
         .stage = 3,
         .clause = "seed 003: a client sends what the user types; a message has as many octets as its length says",
         .sends = "a talk; then the user types a text",
         .legal = "nothing for the talk, one frame for the text, and nothing behind it",
         .mistake = "what is received is sent back, or a NUL stands behind the body",
         .hint = "send only what was typed, and not one octet more than the length says",
         .client = no_answer},
        {.number = "29.3",
         .slug = "broadcast/CLIENT-CLEAN/nothing-behind-the-leave",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 003: send the disconnect message, and close the connection",
         .sends = "the user types @exit; we send a FIN",
         .legal = "01 00 00, and the end of the connection",
         .mistake = "a NUL behind the leave, or the connection is left open",
         .hint = "close the socket before the program ends",
         .client = nothing_behind_the_leave},
        {.number = "30.1",
         .slug = "broadcast/CLIENT-LIFE/server-closes",
         .level = Level::should,
         .stage = 3,
         .clause = "a conversation ends when the connection does",
         .sends = "a talk, and the end of the connection",
         .legal = "the talk is shown, and the program ends by itself",
         .mistake = "recv() returning 0 is not looked at: the program hangs or spins",
         .hint = "end the program where recv() returns 0",
         .client = server_closes},
        {.number = "30.2",
         .slug = "broadcast/CLIENT-LIFE/server-resets",
         .level = Level::should,
         .stage = 4,
         .clause = "a conversation ends when the connection does, a reset one too",
         .sends = "a reset of the connection",
         .legal = "the program ends by itself, not by a signal",
         .mistake = "the error of recv() is not looked at, and SIGPIPE ends the program",
         .hint = "look at what recv() returns, below 0 too",
         .client = server_resets},
        {.number = "30.3",
         .slug = "broadcast/CLIENT-LIFE/closes-before-the-answer",
         .level = Level::should,
         .stage = 3,
         .clause = "a conversation ends when the connection does",
         .sends = "the end of the connection, where the answer to the join was to come",
         .legal = "the program ends by itself",
         .mistake = "no octet is taken for the octet 00",
         .hint = "look at how many octets recv() has brought before you look at the first",
         .client = closes_before_the_answer},
        {.number = "30.4",
         .slug = "broadcast/CLIENT-LIFE/closes-in-a-frame",
         .level = Level::should,
         .stage = 4,
         .clause = "a conversation ends when the connection does, in the middle of a frame too",
         .sends = "half of a talk, and the end of the connection",
         .legal = "the program ends by itself",
         .mistake = "the loop that waits for the rest of the body does not look at 0 octets",
         .hint = "end your loop around recv() where it returns 0",
         .client = closes_in_a_frame},
        {.number = "30.5",
         .slug = "broadcast/CLIENT-LIFE/server-stays",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: @exit causes the client to exit the chat and the program to end",
         .sends = "the user types @exit; we do not close",
         .legal = "01 00 00, and the program ends within 2 s",
         .mistake = "the client waits for the server to close, and the server for the client",
         .hint = "close the socket a moment after the leave, whatever the server does",
         .client = server_stays},
        {.number = "31.1",
         .slug = "broadcast/CLIENT-LOAD/many-texts",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: everyone sees every text, however fast they come, and in their order",
         .sends = "500 talks at once",
         .legal = "all of them are shown, in order",
         .mistake = "what stands behind a frame in the same recv() is lost",
         .hint = "take complete frames off the front of your buffer, and keep what is left",
         .client = many_texts},
        {.number = "31.2",
         .slug = "broadcast/CLIENT-LOAD/to-and-fro",
         .level = Level::should,
         .stage = 4,
         .clause = "a chat goes to and fro: a text is sent when it was typed, and shown when it comes",
         .sends = "twenty times: the user types a text, and is answered",
         .legal = "each is sent, and each answer shown, at once",
         .mistake = "the client sleeps between two looks at its socket, or reads the keyboard first",
         .hint = "wait for socket and keyboard with one select(), or with a thread each",
         .client = to_and_fro},
        {.number = "32.1",
         .slug = "broadcast/CLIENT-ABUSE/noise",
         .level = Level::should,
         .stage = 5,
         .clause = "no text may end a client, or take it from its user",
         .sends = "frames with octets at random, and a talk; then the user types @exit",
         .legal = "the talk is shown, and the client leaves",
         .mistake = "decode() throws an exception in the thread that receives, and the client is deaf",
         .hint = "decode with errors=\"replace\", and catch what is thrown in that thread",
         .client = noise},
    };
}

} // namespace chat::check::broadcast
