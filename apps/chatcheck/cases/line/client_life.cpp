// The client's LIFE, LOAD and ABUSE: how it ends, and what it survives.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/hostile.hpp"
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk_client.hpp"

namespace chat::check::line {
namespace {

void end_of_input(ClientScene& scene) {
    Link& client = let_in(scene);
    scene.end_input();
    expect_command(client, "logout");
    client.send("OK logout\n");
    client.close();
    scene.expect_exit(true);
}

void last_answer(ClientScene& scene) {
    Link& client = let_in(scene);
    expect_passed_on(scene, client, "users");
    scene.end_input();
    client.read_until_quiet();
    client.send("USERS * Zoe\nOK users\nOK logout\n");
    client.close();
    scene.expect_shown("Zoe");
    scene.expect_exit();
}

void server_closes(ClientScene& scene) {
    Link& client = let_in(scene);
    client.send("HELP Timed out\n");
    client.close();
    scene.expect_shown("Timed out");
    scene.expect_exit();
}

void server_resets(ClientScene& scene) {
    Link& client = let_in(scene);
    expect_seen(scene, client, "here I am");
    client.reset();
    scene.expect_exit();
}

void close_told(ClientScene& scene) {
    Link& client = let_in(scene);
    expect_seen(scene, client, "here I am");
    client.close();
    scene.expect_exit();
    Program* program = scene.user().program();
    if (program && program->ended() == "exit 0" && program->errors().empty())
        scene.fail("the client ends as if all were well, and says nothing");
}

void quit(ClientScene& scene) {
    Link& client = let_in(scene);
    scene.type("/quit");
    const std::string came = client.read_until_quiet();
    if (came.find("/quit") != std::string::npos) client.fail("/quit is sent to the server", "logout", came.size());
    client.close();
    scene.expect_exit();
}

void flood(ClientScene& scene) {
    Link& client = let_in(scene);
    std::string all;
    for (int i = 0; i < 3000; ++i) all += "FROM Bob number " + std::to_string(i) + '\n';
    client.send(all);
    scene.expect_shown("number 2999");
    expect_passed_on(scene, client, "send Bob stop it");
}

void junk(ClientScene& scene) {
    Link& client = let_in(scene);
    client.send(garbage(scene.random(), 5000) + '\n');
    expect_seen(scene, client, "still there?");
    expect_passed_on(scene, client, "send Bob yes");
}

} // namespace

Cases client_life_cases() {
    return {
        {.number = "30.1",
         .slug = "line/CLIENT-LIFE/end-of-input",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: a client logs out; the end of the keyboard's input (Ctrl-D) is the end of the session",
         .sends = "ends the input; logout is answered and the connection closed",
         .legal = "the line logout; then the client ends with exit 0",
         .mistake = "readline() returns nothing for ever, and the client spins",
         .hint = "when the input has ended, send logout, and wait for the server to close",
         .client = end_of_input},
        {.number = "30.2",
         .slug = "line/CLIENT-LIFE/last-answer",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: who stops sending is still answered; a script's last command has an answer too",
         .sends = "types users and ends the input; the answer comes a moment later",
         .legal = "the answer is shown",
         .mistake = "the program ends with its input",
         .hint = "at the end of the input shut down your sending side, and read on until the server closes",
         .client = last_answer},
        {.number = "30.3",
         .slug = "line/CLIENT-LIFE/server-closes",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: the server may close at any time; HELP may say why",
         .sends = "a last line and the end of the connection, while nothing is typed",
         .legal = "the line is shown, and the client ends",
         .mistake = "the client waits for the keyboard, or reads nothing for ever",
         .hint = "end the program when recv() returns nothing, whatever the keyboard does",
         .client = server_closes},
        {.number = "30.4",
         .slug = "line/CLIENT-LIFE/server-resets",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a server that dies resets its connections",
         .sends = "a reset",
         .legal = "the client ends, by no signal",
         .mistake = "SIGPIPE, or a thread that dies of an exception while the other waits for ever",
         .hint = "treat an error of recv() like the end of the connection",
         .client = server_resets},
        {.number = "30.5",
         .slug = "line/CLIENT-LIFE/close-told",
         .level = Level::may,
         .stage = 5,
         .clause = "who did not ask for the end wants to be told of it: on standard error, or by the exit status",
         .sends = "the end of the connection, while nothing is typed",
         .legal = "an exit status that is not 0, or words on standard error",
         .mistake = "a script cannot tell whether its commands were done",
         .hint = "exit with 1 where the server was the first to close",
         .client = close_told},
        {.number = "30.6",
         .slug = "line/CLIENT-LIFE/quit",
         .level = Level::may,
         .stage = 3,
         .clause = "clients of this class leave when /quit is typed; it is no command of the protocol",
         .sends = "types /quit",
         .legal = "logout or the end of the connection; /quit itself is not sent",
         .mistake = "everything that is typed is sent",
         .hint = "look for /quit before you send a line",
         .client = quit},
        {.number = "31.1",
         .slug = "line/CLIENT-LOAD/flood",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: events come as fast as others speak",
         .sends = "3000 messages at once; then types a line",
         .legal = "the last message is shown, and the line comes",
         .mistake = "a line that falls on the end of the buffer is lost",
         .hint = "keep what stands behind the last \\n for the next read",
         .client = flood},
        {.number = "32.1",
         .slug = "line/CLIENT-ABUSE/junk",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: clients skip what they do not know",
         .sends = "5000 octets by chance and an LF; then FROM",
         .legal = "the message is shown, and what is typed is sent",
         .mistake = "one strange octet ends the client",
         .hint = "decode with errors=\"replace\", and skip lines that you do not understand",
         .client = junk},
    };
}

} // namespace chat::check::line
