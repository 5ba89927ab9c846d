// CLEAN: no octet too many.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

namespace chat::check::crlf {
namespace {

void no_octet_too_many(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.expect_nothing();
    converse(
        ann,
        {{"test: a", "a"}, {"name: " + scene.unique("ann"), "OK"}, {"push: x", "OK"}, {"dance", refusal("dance")}});
    for (const char* request : {"help", "get", "getrange 0 0"}) ask(ann, request);
    ann.expect_nothing();
}

void lines_as_they_are(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    push(ann, "plain");
    const std::size_t place = place_of(ann, get(ann), ann.name() + ": plain");
    converse(ann, {{"getrange " + std::to_string(place) + " " + std::to_string(place), ann.name() + ": plain"}});
}

void no_lf_behind_the_last(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    push(ann, "the last");
    if (ask(ann, "get").ends_with('\n')) ann.fail("a LF stands behind the last line", "0d (CR)", 3);
    if (ask(ann, "getrange 0 0").ends_with('\n')) ann.fail("a LF stands behind the last line", "0d (CR)", 3);
}

void quiet_adios(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.send("adios\r\n");
    if (scene.habits().is("adios_reply", "yes")) ann.expect("adios\r\n");
    ann.expect_end();
}

void nothing_unasked(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    Link& bob = named(scene, "bob");
    push(bob, "to whom it may concern");
    ask(bob, "get");
    bob.send("adios\r\n");
    bob.ends();
    ann.expect_nothing();
}

} // namespace

Cases clean_cases() {
    return {
        {.number = "9.1",
         .slug = "crlf/CLEAN/no-octet-too-many",
         .stage = 3,
         .clause = "seed 000: CR LF signifies the end of a response, and no extra formatting is put in",
         .sends = "nothing for a while; then each command",
         .legal = "one response each, and nothing behind it",
         .mistake = "a prompt, a NUL, or a second line end behind the response: it is in front of the next one",
         .hint = "send exactly the response and \\r\\n; not sizeof(buffer), which counts what is behind the text",
         .server = no_octet_too_many},
        {.number = "9.2",
         .slug = "crlf/CLEAN/lines-as-they-are",
         .stage = 4,
         .clause = "seed 000: \"<chatname>: <stuff>\" is the line, and no extra tabbing or formatting is put in",
         .sends = "a name, push: plain, get, getrange of its line",
         .legal = "the line, without number, time or quotes",
         .mistake = "lines are shown with their numbers or the time",
         .hint = "show the line as it was pushed; formatting is an extension, and off by default",
         .server = lines_as_they_are},
        {.number = "9.3",
         .slug = "crlf/CLEAN/no-lf-behind-the-last",
         .level = Level::should,
         .stage = 4,
         .clause =
             "the lines of a reply are joined by LF, and ended by CR LF: a LF before that looks like an empty line",
         .sends = "a push, get, getrange 0 0",
         .legal = "lines with LF between them, and CR LF behind the last",
         .mistake = "each line ends in \\n, the last one too",
         .hint = "join the lines: \"\\n\".join(lines) + \"\\r\\n\"",
         .server = no_lf_behind_the_last},
        {.number = "9.4",
         .slug = "crlf/CLEAN/quiet-adios",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 000: adios quits the connection; clients take what comes for the answer to something else",
         .sends = "adios",
         .legal = "the end of the connection; \"adios\", CR LF before it in classes that agreed on this (--habit "
                  "adios_reply=yes)",
         .mistake = "\"Goodbye!\" before the close",
         .hint = "close, and say nothing",
         .server = quiet_adios},
        {.number = "9.5",
         .slug = "crlf/CLEAN/nothing-unasked",
         .level = Level::should,
         .stage = 5,
         .clause = "seed 000: the server responds to requests; what others push is there for whoever gets it",
         .sends = "one client stays quiet while another pushes, gets and leaves",
         .legal = "nothing for the quiet one",
         .mistake = "pushes are sent to everybody: the next request's answer is behind them",
         .hint = "write to a connection only in answer to what it has sent",
         .server = nothing_unasked},
    };
}

} // namespace chat::check::crlf
