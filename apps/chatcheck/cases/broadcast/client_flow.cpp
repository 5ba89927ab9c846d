// FLOW of a client: joining, talking, listening, leaving.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/host.hpp"

namespace chat::check::broadcast {
namespace {

using namespace std::string_literals;

void join(ClientScene& scene) {
    scene.call_it("Zaphod42");
    Host server(scene);
    const std::string name = scene.name();
    const std::string why = "the line end, or the NUL of a string of C, is counted in the name";
    server.link.expect_one_of(
        {frame(Type::join, name), {frame(Type::join, name + '\n'), why}, {frame(Type::join, name + '\0'), why}});
}

void talk(ClientScene& scene) {
    Host server = host(scene);
    scene.type("Hi");
    const std::string why = "the line end, or the NUL of a string of C, is counted in the text";
    server.link.expect_one_of({frame(Type::talk, "Hi"),
                               {frame(Type::talk, "Hi\n"), why},
                               {frame(Type::talk, "Hi\r\n"), why},
                               {frame(Type::talk, "Hi\0"s), why}});
    scene.type("Hi again");
    if (server.link.read(1, "the next text") != "\2") server.link.fail("a talk has the type 02", "02", 1);
}

void shows_talk(ClientScene& scene) {
    Host server = host(scene);
    server.tells("[Bob] Hi");
    scene.expect_shown("[Bob] Hi");
    server.tells("[Bob] Is anybody there?");
    scene.expect_shown("[Bob] Is anybody there?");
}

void shows_announcements(ClientScene& scene) {
    Host server = host(scene);
    scene.expect_shown("**Ann is joining the chat**");
    server.tells("**Bob is joining the chat**");
    scene.expect_shown("**Bob is joining the chat**");
    server.tells("**Bob is leaving the chat**");
    scene.expect_shown("**Bob is leaving the chat**");
}

void exit(ClientScene& scene) {
    Host server = host(scene);
    scene.type("bye, all");
    server.expect_talk("bye, all");
    scene.type("@exit");
    server.expect_leave();
    server.parts();
}

void end_of_input(ClientScene& scene) {
    Host server = host(scene);
    scene.type("that is all");
    server.expect_talk("that is all");
    scene.end_input();
    server.expect_leave();
    server.parts();
}

void last_line(ClientScene& scene) {
    Host server = host(scene);
    if (scene.at_terminal()) scene.skip("a terminal's lines have an end");
    scene.user().type("no line end");
    scene.end_input();
    server.expect_talk("no line end");
}

void prompt(ClientScene& scene) {
    host(scene);
    if (!scene.at_terminal()) scene.skip("a prompt is for people: try it with --pty");
    scene.expect_shown("Ann> ");
}

void asks_again(ClientScene& scene) {
    Host server(scene);
    server.expect_join();
    if (!scene.at_terminal()) scene.skip("only a person can be asked for another name: try it with --pty");
    server.link.send(answer(scene.habits(), chat::broadcast::refused));
    server.link.expect_nothing();
    scene.type("Bea");
    if (server.link.ending() == Ending::open) return server.expect_join("Bea");
    scene.lenient("it connects anew for another name");
    scene.accept("client again").expect(frame(Type::join, "Bea"));
}

// To a script nobody can say another name.
void refused_script(ClientScene& scene) {
    Host server(scene);
    server.expect_join();
    if (scene.at_terminal()) scene.skip("a person is asked for another name");
    server.link.send(answer(scene.habits(), chat::broadcast::refused));
    scene.end_input();
    if (!server.link.ends()) server.link.close();
    const std::optional<std::string> how = scene.user().ends();
    if (!how) scene.fail("the client does not end when its name is refused and its input is at its end");
    if (*how == "exit 0") scene.fail("the client ends with exit 0, as if it had been let in");
}

void commands_first(ClientScene& scene) {
    Host server(scene);
    server.tells("Commands: whatever you like");
    server.expect_join();
    server.lets_in();
    server.tells("[Bob] Welcome");
    scene.expect_shown("[Bob] Welcome");
}

} // namespace

Cases client_flow_cases() {
    return {
        {.number = "21.1",
         .slug = "broadcast/CLIENT-FLOW/join",
         .stage = 1,
         .clause = "seed 003: <CommandType><LengthMessage><Username>, with type 00",
         .sends = "nothing: the client is started with the name Zaphod42",
         .legal = "00 00 08 Zaphod42; lenient: with an LF or NUL that is counted",
         .mistake = "the name alone, without a header, or the digit '0' for the type",
         .hint = "send one octet 00, two octets of length, and the name that you were started with",
         .client = join},
        {.number = "21.2",
         .slug = "broadcast/CLIENT-FLOW/talk",
         .stage = 3,
         .clause = "seed 003: any text that the user types is sent to the server, with type 02",
         .sends = "the user types Hi, then Hi again",
         .legal = "02 00 02 Hi; lenient: with a line end or NUL that is counted; then another of type 02",
         .mistake = "the name is put before the text, which is the server's task",
         .hint = "send what was typed as the body of a frame of type 02, and nothing else",
         .client = talk},
        {.number = "21.3",
         .slug = "broadcast/CLIENT-FLOW/shows-talk",
         .stage = 3,
         .clause = "seed 003: everyone else sees [Bob] Hi on their terminals",
         .sends = "two talks, while nothing is typed",
         .legal = "each is shown when it comes",
         .mistake = "the client waits for the keyboard, and shows texts only after the next line is typed",
         .hint = "receive in a thread of your own, or wait for socket and keyboard with one select()",
         .client = shows_talk},
        {.number = "21.4",
         .slug = "broadcast/CLIENT-FLOW/shows-announcements",
         .stage = 3,
         .clause = "seed 003: joining and leaving are announced to all clients",
         .sends = "that the client itself is joining, that Bob is joining, that Bob is leaving",
         .legal = "each is shown",
         .mistake = "the frame that comes with the status is thrown away with it",
         .hint = "after the status treat everything as frames, what came in the same recv() too",
         .client = shows_announcements},
        {.number = "21.5",
         .slug = "broadcast/CLIENT-FLOW/exit",
         .stage = 3,
         .clause = "seed 003: @exit ends the program: send the disconnect message, close the connection",
         .sends = "the user types a text, then @exit",
         .legal = "the text, then 01 00 00, and the program ends",
         .mistake = "@exit is said to everybody, or the octet 01 is sent without its length",
         .hint = "compare the line with @exit before you send it, and send a leave with the length 0",
         .client = exit},
        {.number = "21.6",
         .slug = "broadcast/CLIENT-FLOW/end-of-input",
         .level = Level::should,
         .stage = 4,
         .clause = "who has nothing more to type leaves",
         .sends = "the user types a text, then the input ends (Ctrl-D)",
         .legal = "the text, then 01 00 00, and the program ends",
         .mistake = "the end of the input is an exception, or an empty line for ever",
         .hint = "treat the end of the input like @exit",
         .client = end_of_input},
        {.number = "21.7",
         .slug = "broadcast/CLIENT-FLOW/last-line",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: any text that the user types is sent, a script's last line too",
         .sends = "a text without a line end, and the end of the input",
         .legal = "the text, then 01 00 00",
         .mistake = "what has no line end is dropped",
         .hint = "send what is left in your buffer when the input ends",
         .client = last_line},
        {.number = "21.8",
         .slug = "broadcast/CLIENT-FLOW/prompt",
         .stage = 3,
         .clause = "seed 003: the prompt is the user's name and a > followed by a single space",
         .sends = "the client, on a terminal, is let in as Ann",
         .legal = "\"Ann> \" is shown",
         .mistake = "no blank behind the >, or the prompt stays in the buffer of stdout",
         .hint = "print the prompt without a line end, and flush stdout",
         .client = prompt},
        {.number = "21.9",
         .slug = "broadcast/CLIENT-FLOW/asks-again",
         .stage = 3,
         .clause = "seed 003: if rejected because of the user name, loop back to the request for a user name",
         .sends = "the octet 01 for the join; then the user, on a terminal, types Bea",
         .legal = "00 00 03 Bea; lenient: on a new connection",
         .mistake = "the answer is not looked at, and Bea is said as a text",
         .hint = "read one octet after the join, and ask for a name again while it is 01",
         .client = asks_again},
        {.number = "21.10",
         .slug = "broadcast/CLIENT-FLOW/refused-script",
         .level = Level::should,
         .stage = 4,
         .clause = "who is refused, and knows no other name, cannot chat: the program ends and says so",
         .sends = "the octet 01 for the join; the input, a pipe, ends",
         .legal = "the program ends with a status other than 0",
         .mistake = "it waits for a name for ever",
         .hint = "end with exit(1) where the input ends before a name is accepted",
         .client = refused_script},
        {.number = "21.11",
         .slug = "broadcast/CLIENT-FLOW/commands-first",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: the server sends a list of commands on connect, before the user name",
         .sends = "a frame of type 02 on accept, then the answer to the join and a talk",
         .legal = "the client joins, and shows the talk",
         .mistake = "the first octet that comes is taken for the status",
         .hint = "while you wait for the status, read an octet 02 as the beginning of a frame",
         .client = commands_first},
    };
}

} // namespace chat::check::broadcast
