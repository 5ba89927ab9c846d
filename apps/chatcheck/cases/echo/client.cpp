// The client's cases: what it sends, what it shows, and how it ends.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/echo/cases.hpp"
#include "apps/chatcheck/play/client_scene.hpp"

namespace chat::check::echo {
namespace {

void sends_and_shows(ClientScene& scene) {
    Link& link = scene.meet();
    for (const char* words : {"hello", "and again"}) {
        scene.type(words);
        link.expect(std::string(words) + '\n');
        link.send(std::string(words) + " came back\n");
        scene.expect_shown(std::string(words) + " came back");
    }
}

void shows_pieces(ClientScene& scene) {
    Link& link = scene.meet();
    link.send_in_pieces("no more and no less\n");
    scene.expect_shown(scene.at_terminal() ? "no more and no less" : "no more and no less\n"); // whose LF is CR LF
}

void long_input(ClientScene& scene) {
    if (scene.at_terminal()) scene.skip("a terminal's lines have 4095 octets at most: try it without --pty");
    Link& link = scene.meet();
    const std::string line(5000, 'l');
    scene.type(line);
    link.expect(line + '\n');
    link.send(line + "!\n");
    scene.expect_shown("l!\n");
}

void bytes_as_typed(ClientScene& scene) {
    if (scene.at_terminal()) scene.skip("a terminal takes control characters for itself: try it without --pty");
    Link& link = scene.meet();
    for (const std::string& line : {std::string("  blanks  "), std::string("a\0b", 3), std::string("caf\xe9 \xff")}) {
        scene.type(line);
        link.expect(line + '\n');
    }
}

void end_of_input(ClientScene& scene) {
    Link& link = scene.meet();
    scene.type("the last");
    scene.end_input();
    link.expect("the last\n");
    link.expect_end();
    link.send("and its echo\n");
    scene.expect_shown("and its echo");
    link.close();
    scene.expect_exit(true);
}

void hears_while_it_sends(ClientScene& scene) {
    Link& link = scene.meet();
    scene.type("first");
    link.expect("first\n");
    link.send("before the input ends\n");
    scene.expect_shown("before the input ends");
}

void server_leaves(ClientScene& scene) {
    Link& link = scene.meet();
    scene.type("hello");
    link.expect("hello\n");
    link.close();
    scene.expect_exit();
}

void server_resets(ClientScene& scene) {
    Link& link = scene.meet();
    scene.type("hello");
    link.expect("hello\n");
    link.reset();
    scene.expect_exit();
    if (scene.user().program() && scene.user().program()->errors().find("Traceback") != std::string::npos)
        scene.fail("the client ends with a stack trace");
}

} // namespace

Cases client_cases() {
    return {
        {.number = "21.1",
         .slug = "echo/CLIENT-FLOW/sends-and-shows",
         .stage = 1,
         .clause = "seed 002, step 2: the client sends some bytes, and prints out any bytes that it receives",
         .sends = "two lines are typed; others are sent back",
         .legal = "the lines, LF included; what was sent back is shown",
         .mistake = "the client ends after one line, or shows what was typed instead of what came",
         .hint = "loop: what is read from the input is sent, what recv() returns is shown",
         .client = sends_and_shows},
        {.number = "21.2",
         .slug = "echo/CLIENT-FLOW/hears-before-the-end",
         .stage = 2,
         .clause = "seed 002, step 2: the client prints what it receives, when it receives it",
         .sends = "a line is typed and answered; the input stays open",
         .legal = "the answer is shown at once",
         .mistake = "all input is read and sent before the first recv()",
         .hint = "send and receive in two threads, or with select()",
         .client = hears_while_it_sends},
        {.number = "22.1",
         .slug = "echo/CLIENT-FRAME/shows-pieces",
         .stage = 2,
         .clause = "seed 002, step 2: the client prints any bytes that it receives, and no others",
         .sends = "a line, each octet in a segment of its own",
         .legal = "the line, in one piece",
         .mistake = "print() puts a line end behind what each recv() returned",
         .hint = "write what recv() returned as it is, and flush",
         .client = shows_pieces},
        {.number = "24.1",
         .slug = "echo/CLIENT-LEN/long-input",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 002: with sockets there is no guarantee that a full message is sent or received at once",
         .sends = "a line of 5000 octets is typed, and comes back",
         .legal = "all of it, both ways",
         .mistake = "send() is called once, or recv(1024)",
         .hint = "use sendall(), and call recv() until it returns nothing",
         .client = long_input},
        {.number = "25.1",
         .slug = "echo/CLIENT-TEXT/bytes-as-typed",
         .level = Level::should,
         .stage = 3,
         .clause = "the client sends what it is given: blanks, NUL, and octets that are no UTF-8",
         .sends = "three such lines are typed",
         .legal = "the same octets",
         .mistake = "strip(), strlen(), decode()",
         .hint = "read octets from the input, with os.read() or fread()",
         .client = bytes_as_typed},
        {.number = "30.1",
         .slug = "echo/CLIENT-LIFE/end-of-input",
         .level = Level::should,
         .stage = 3,
         .clause = "a client whose input ends says so by a FIN, shows the rest of its echo, and ends",
         .sends = "a line, the end of the input; its echo, then a close",
         .legal = "the line, a FIN; the echo is shown; the client ends with status 0",
         .mistake = "the client closes at the end of its input, and the rest of the echo is lost",
         .hint = "shutdown(SHUT_WR) at the end of the input, and call recv() until it returns nothing",
         .client = end_of_input},
        {.number = "30.2",
         .slug = "echo/CLIENT-LIFE/server-leaves",
         .level = Level::should,
         .stage = 3,
         .clause = "a server may close at any time; its client should notice, and end",
         .sends = "the connection is closed while the user thinks",
         .legal = "the client ends by itself",
         .mistake = "the client waits for the keyboard alone",
         .hint = "end the program when recv() returns nothing",
         .client = server_leaves},
        {.number = "30.3",
         .slug = "echo/CLIENT-LIFE/server-resets",
         .level = Level::should,
         .stage = 4,
         .clause = "a reset is an end like any other, and no reason for a stack trace",
         .sends = "a reset while the user thinks",
         .legal = "the client ends by itself, with a word of its own at most",
         .mistake = "nothing catches ConnectionResetError",
         .hint = "catch what recv() throws, and end",
         .client = server_resets},
    };
}

} // namespace chat::check::echo
