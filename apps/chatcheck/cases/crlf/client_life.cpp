// LIFE of a client: how it leaves, and what it does when the server has left.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/host.hpp"

#include <fmt/format.h>

namespace chat::check::crlf {
namespace {

void end_of_input(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "test: x", "x");
    scene.end_input();
    link.expect("adios\r\n");
    link.close();
    expect_orderly_end(scene);
}

void last_line(ClientScene& scene) {
    if (scene.at_terminal()) scene.skip("Ctrl-D ends no line on a terminal: try it without --pty");
    Link& link = introduced(scene);
    scene.user().type("test: the last");
    scene.end_input();
    link.expect("test: the last\r\n");
    link.send("the last\r\n");
    link.expect("adios\r\n");
}

void adios_unanswered(ClientScene& scene) {
    Link& link = introduced(scene);
    take(scene, link, "adios");
    expect_orderly_end(scene);
}

void cleanly(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "test: x", "x");
    take(scene, link, "adios");
    link.close();
    scene.expect_exit(true);
}

void server_leaves(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "test: x", "the last reply");
    scene.expect_shown("the last reply");
    link.close();
    expect_orderly_end(scene);
}

void server_leaves_unasked(ClientScene& scene) {
    Link& link = introduced(scene);
    take(scene, link, "get");
    link.send("half a rep");
    link.close();
    expect_orderly_end(scene);
}

void server_resets(ClientScene& scene) {
    Link& link = introduced(scene);
    take(scene, link, "get");
    link.reset();
    expect_orderly_end(scene);
}

void no_spin(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "test: x", "x");
    Program* program = scene.user().program();
    if (!program) scene.skip("only a client that chatcheck starts (--exec) can be measured");
    link.hears(scene.pace().quiet() * 3); // whatever it does behind a reply
    const double before = program->cpu_seconds();
    const auto while_idle = scene.pace().stretched(1000);
    link.hears(while_idle);
    const double used = program->cpu_seconds() - before;
    const double idle = std::chrono::duration<double>(while_idle).count();
    if (used > idle / 20)
        scene.fail(fmt::format("in {:.2f} s without anything to do the client computes for {:.2f} s", idle, used));
}

} // namespace

Cases life_client_cases() {
    return {
        {.number = "30.1",
         .slug = "crlf/CLIENT-LIFE/end-of-input",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 000: the client uses adios; one whose input ends has nothing else to say",
         .sends = "the input ends (Ctrl-D)",
         .legal = "adios, CR LF; the client ends",
         .mistake = "input() throws EOFError, or an empty line is sent for ever",
         .hint = "where the input ends, send adios, and end",
         .client = end_of_input},
        {.number = "30.2",
         .slug = "crlf/CLIENT-LIFE/last-line",
         .level = Level::may,
         .stage = 3,
         .clause = "the last line of a file may have no end; it was typed all the same",
         .sends = "a line without LF is typed, and the input ends",
         .legal = "the line, CR LF; then adios",
         .mistake = "what has no LF is thrown away",
         .hint = "treat what is left at the end of the input as a line",
         .client = last_line},
        {.number = "30.3",
         .slug = "crlf/CLIENT-LIFE/adios-unanswered",
         .level = Level::should,
         .stage = 4,
         .clause = "adios quits: a client ends, even when its server forgets to close",
         .sends = "adios is typed; the connection stays open",
         .legal = "the client ends within two seconds",
         .mistake = "a reply to adios is waited for: seed 000 has none",
         .hint = "after adios, wait a second for the server to close, and close then",
         .client = adios_unanswered},
        {.number = "30.4",
         .slug = "crlf/CLIENT-LIFE/cleanly",
         .level = Level::should,
         .stage = 4,
         .clause = "a conversation that ended in adios was a success, and its exit status says so",
         .sends = "a test and adios are typed; the connection is closed",
         .legal = "the client ends with status 0",
         .mistake = "the close throws, and the client ends by that",
         .hint = "recv() returning nothing after adios is the expected end",
         .client = cleanly},
        {.number = "30.5",
         .slug = "crlf/CLIENT-LIFE/server-leaves",
         .level = Level::should,
         .stage = 4,
         .clause = "a server may close at any time; its client should notice, and end",
         .sends = "a reply, then the connection is closed while the user thinks",
         .legal = "the client ends by itself",
         .mistake = "the client waits for the keyboard alone, or recv() that returns nothing is called for ever",
         .hint = "wait for the keyboard and the socket together, with select() or two threads",
         .client = server_leaves},
        {.number = "30.6",
         .slug = "crlf/CLIENT-LIFE/server-leaves-in-a-reply",
         .level = Level::should,
         .stage = 4,
         .clause = "a server may die within a reply: what has no end by then will have none",
         .sends = "half a reply, then the connection is closed",
         .legal = "the client ends by itself",
         .mistake = "recv() is called until the \\r\\n is there, and returns nothing, for ever",
         .hint = "where recv() returns nothing, leave both loops",
         .client = server_leaves_unasked},
        {.number = "30.7",
         .slug = "crlf/CLIENT-LIFE/server-resets",
         .level = Level::should,
         .stage = 5,
         .clause = "a reset is an end like any other, and no reason for a stack trace",
         .sends = "a reset instead of a reply",
         .legal = "the client ends by itself, with a word of its own at most",
         .mistake = "nothing catches ConnectionResetError",
         .hint = "catch what recv() and send() throw, say that the server has left, and end",
         .client = server_resets},
        {.number = "30.8",
         .slug = "crlf/CLIENT-LIFE/no-spin",
         .level = Level::should,
         .stage = 5,
         .clause = "a client that waits for its user waits",
         .sends = "nothing is typed; the processor time is measured",
         .legal = "almost none is used",
         .mistake = "select() with a timeout of 0, or recv() that does not block, in a loop",
         .hint = "let select() wait without a timeout",
         .client = no_spin},
    };
}

} // namespace chat::check::crlf
