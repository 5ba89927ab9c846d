// FLOW and STATE of a client: what it says, and what it shows.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/host.hpp"

namespace chat::check::crlf {
namespace {

void introduces(ClientScene& scene) {
    scene.call_it("Zaphod42");
    Link& link = scene.meet();
    link.send(welcome_line);
    link.expect("name: Zaphod42\r\n");
}

void says_what_is_typed(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "help", "help, get, and so on");
    serve(scene, link, "test: Some Words", "Some Words");
    serve(scene, link, "push: hello", "OK");
    serve(scene, link, "get", "Ann: hello");
    serve(scene, link, "getrange 0 12", "Ann: hello");
    serve(scene, link, "name: Ann Lee", "OK");
}

void shows_the_welcome(ClientScene& scene) {
    introduced(scene);
    scene.expect_shown("Welcome to Zoe's chat room");
}

void shows_replies(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "test: x", "the first of two replies");
    scene.expect_shown("the first of two replies");
    serve(scene, link, "get", "the second of them");
    scene.expect_shown("the second of them");
}

void shows_commands(ClientScene& scene) {
    Link& link = introduced(scene);
    scene.expect_shown("name: " + scene.name());
    serve(scene, link, "test: say it", "another thing");
    scene.expect_shown("test: say it");
}

void adios(ClientScene& scene) {
    Link& link = introduced(scene);
    take(scene, link, "adios");
    link.close();
    expect_orderly_end(scene);
}

void after_the_welcome(ClientScene& scene) {
    Link& link = scene.meet();
    link.expect_nothing();
    link.send(welcome_line);
    link.read_to("\r\n", "name: and the client's name, to the CR LF");
}

void shows_errors(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "dance", "Error: unrecognized command: dance");
    scene.expect_shown("Error: unrecognized command: dance");
    expect_to_go_on(scene, link);
    expect_to_go_on(scene, link);
}

void empty_line(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "", "Error: unrecognized command: ");
    expect_to_go_on(scene, link);
}

} // namespace

Cases flow_client_cases() {
    return {
        {.number = "21.1",
         .slug = "crlf/CLIENT-FLOW/introduces",
         .stage = 2,
         .clause = "seed 000: the client introduces itself to the server: name: <name>",
         .sends = "the welcome",
         .legal = "name: and the name that the client was given, CR LF",
         .mistake = "the name alone is sent, or the name is written into the program",
         .hint = "after the welcome, send \"name: \" + name + \"\\r\\n\"",
         .client = introduces},
        {.number = "21.2",
         .slug = "crlf/CLIENT-FLOW/says-what-is-typed",
         .stage = 2,
         .clause = "seed 000: the client uses help, test, name, get and getrange; every request is ended by CR LF",
         .sends = "each command is typed, and answered",
         .legal = "each command as it was typed, and CR LF",
         .mistake = "the line is sent with the LF that was typed, or without any end",
         .hint = "cut the line end off what was typed, and send the rest with \\r\\n",
         .client = says_what_is_typed},
        {.number = "21.3",
         .slug = "crlf/CLIENT-FLOW/shows-the-welcome",
         .stage = 1,
         .clause = "seed 000: all responses are written out to the screen; the welcome is the first",
         .sends = "Welcome to Zoe's chat room",
         .legal = "it is shown",
         .mistake = "the welcome is read and thrown away",
         .hint = "show the welcome like any other reply",
         .client = shows_the_welcome},
        {.number = "21.4",
         .slug = "crlf/CLIENT-FLOW/shows-replies",
         .stage = 2,
         .clause = "seed 000: all responses are written out to the screen",
         .sends = "two commands are typed and answered",
         .legal = "each reply is shown, before anything else is typed",
         .mistake = "output is buffered until the client ends, or a reply is shown when the next is asked for",
         .hint = "show a reply as soon as it is whole, and flush standard output",
         .client = shows_replies},
        {.number = "21.5",
         .slug = "crlf/CLIENT-FLOW/shows-commands",
         .stage = 2,
         .clause = "seed 000: all commands are written out to the screen, for checking later",
         .sends = "a command is typed, on a pipe that shows nothing by itself",
         .legal = "the introduction and the command are shown",
         .mistake = "only replies are shown: the record of a session from a file has no questions",
         .hint = "print each command when you send it",
         .client = shows_commands},
        {.number = "21.6",
         .slug = "crlf/CLIENT-FLOW/adios",
         .stage = 2,
         .clause = "seed 000: the client uses adios, and adios quits the connection",
         .sends = "adios is typed; the connection is closed",
         .legal = "adios, CR LF; the client ends",
         .mistake = "the client asks for the next command of a connection that is gone",
         .hint = "leave the loop when adios was sent, and end when recv() returns nothing",
         .client = adios},
        {.number = "21.7",
         .slug = "crlf/CLIENT-FLOW/after-the-welcome",
         .level = Level::may,
         .stage = 2,
         .clause = "the server speaks first; a client that speaks before may be answered by the welcome",
         .sends = "nothing for a while, then the welcome",
         .legal = "nothing, then the introduction",
         .mistake = "the introduction is sent before the welcome is read, and the welcome is taken for its answer",
         .hint = "read the welcome, then say the name",
         .client = after_the_welcome},
    };
}

Cases state_client_cases() {
    return {
        {.number = "27.1",
         .slug = "crlf/CLIENT-STATE/shows-errors",
         .stage = 3,
         .clause = "seed 000: all responses are written out, errors too; commands can be issued in any order",
         .sends = "dance is typed, and answered by an error; then others",
         .legal = "the error is shown, and the others are sent",
         .mistake = "an error ends the client, or an unknown command is not sent",
         .hint = "treat an error like any other reply",
         .client = shows_errors},
        {.number = "27.2",
         .slug = "crlf/CLIENT-STATE/empty-line",
         .level = Level::may,
         .stage = 3,
         .clause = "an empty line is a line: the server says what it thinks of it",
         .sends = "an empty line is typed",
         .legal = "CR LF alone",
         .mistake = "empty lines are dropped without a word, or taken for the end",
         .hint = "send what was typed",
         .client = empty_line},
    };
}

} // namespace chat::check::crlf
