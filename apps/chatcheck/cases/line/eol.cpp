// EOL: an LF ends a line, and a CR before it belongs to the end.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

namespace chat::check::line {
namespace {

void cr_lf(ServerScene& scene) {
    Person ann(scene, "ann");
    Member bob(scene, "bob");
    ann.link.send("login " + ann.name + "\r\n");
    ann.expect_ok("login");
    ann.link.send("send " + bob.name + " typed in telnet\r\n");
    ann.expect_ok("send");
    bob.expect_event("FROM " + ann.name + " typed in telnet");
    bob.does("send " + ann.name + " and back");
    ann.expect_event("FROM " + bob.name + " and back");
}

void cr_in_front(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.link.send("ping one\r");
    ann.link.expect_nothing();
    ann.link.send("\n");
    ann.link.expect("OK ping one\n");
    ann.link.expect_nothing();
}

void empty_line(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.link.send("\n\r\n \t\nping\n");
    if (ann.link.read_until_quiet() != "OK ping\n")
        scene.fail("empty lines are answered, or the ping behind them is not");
}

void cr_inside(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.does("send " + bob.name + " one\rping two");
    bob.expect_event("FROM " + ann.name + " one ping two");
    ann.expect_unheard("ping");
}

} // namespace

Cases eol_cases() {
    return {
        {.number = "3.1",
         .slug = "line/EOL/cr-lf",
         .stage = 2,
         .clause = "seed 002, step 5: it is tried with telnet sessions, and telnet ends its lines in CR LF",
         .sends = "login and send, each ended by CR LF",
         .legal = "the same as with LF alone; the CR is no part of names and texts",
         .mistake = "the CR stays at the end of the name, which nobody can send to then",
         .hint = "when you cut a line at \\n, drop a \\r from its end",
         .server = cr_lf},
        {.number = "3.2",
         .slug = "line/EOL/cr-then-lf",
         .level = Level::should,
         .stage = 2,
         .clause = "line README: lines end in LF; a CR before it belongs to the end",
         .sends = "ping one and CR; a moment later LF",
         .legal = "nothing; then one answer",
         .mistake = "the CR ends a line, and the LF another one, which is empty",
         .hint = "look for \\n alone, and only then for a \\r before it",
         .server = cr_in_front},
        {.number = "3.3",
         .slug = "line/EOL/empty-line",
         .level = Level::should,
         .stage = 2,
         .clause = "line README: an empty line has no answer",
         .sends = "LF, CR LF, a line of blanks, and ping",
         .legal = "the answer to ping alone",
         .mistake = "taking the first word of an empty line raises an exception, or is an unknown verb",
         .hint = "skip a line that has no words before you look for its verb",
         .server = empty_line},
        {.number = "3.4",
         .slug = "line/EOL/cr-inside",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a CR that no LF follows is a control character of the text; others get a blank for it",
         .sends = "send with a CR in its text",
         .legal = "one FROM with a blank for the CR, and no more",
         .mistake = "splitlines() takes a CR for an end too, so a text becomes a command",
         .hint = "split at \\n, not with splitlines()",
         .server = cr_inside},
    };
}

} // namespace chat::check::line
