// STATE: any command at any time, and nothing that only looks like one.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

#include <algorithm>

namespace chat::check::crlf {
namespace {

void are_refused(ServerScene& scene, const Lines& requests) {
    Link& ann = greeted(scene, "ann");
    for (const std::string& request : requests) converse(ann, {{request, refusal(request)}});
    expect_to_go_on(ann);
}

void case_sensitive(ServerScene& scene) {
    are_refused(scene, {"HELP", "Get", "TEST: x", "Name: x", "PUSH: x", "GetRange 0 1", "ADIOS", "Adios"});
}

void longer_words(ServerScene& scene) {
    are_refused(scene, {"getx", "helpme", "adiosamigo", "testing: x", "pushy: x"});
}

void no_blank(ServerScene& scene) { are_refused(scene, {"test:x", "push:x", "name:x", "test x"}); }

void verb_alone(ServerScene& scene) {
    are_refused(scene, {"test", "test:", "push", "push:", "name", "name:", "getrange"});
}

void blank_behind(ServerScene& scene) { are_refused(scene, {"get ", "help ", "adios ", "get all"}); }

void blank_before(ServerScene& scene) { are_refused(scene, {" get", " help", " test: x", " adios"}); }

void line_as_it_came(ServerScene& scene) {
    are_refused(scene, {"say  it   twice", "tab\there: and: there", "100% {0} \\n"});
}

// Each command may be the first, and each may come behind each.
void any_order(ServerScene& scene) {
    push(greeted(scene, "bob"), "the first line");
    Lines requests{"get", "getrange 0 0", "push: x", "name: ", "help", "test: x", "nonsense"};
    for (int round = 0; round < 3; ++round) {
        std::ranges::shuffle(requests, scene.random());
        Link& ann = greeted(scene, "ann");
        for (const std::string& request : requests) {
            const std::string reply = ask(ann, request);
            if (reply.starts_with("Error") != (request == "nonsense"))
                ann.fail("a command was refused", "the reply to " + request, reply.size() + 2);
        }
        expect_to_go_on(ann);
    }
}

void after_an_error(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    for (int i = 0; i < 12; ++i) converse(ann, {{"nonsense", refusal("nonsense")}});
    push(ann, "still called so");
    place_of(ann, get(ann), ann.name() + ": still called so");
}

} // namespace

Cases state_cases() {
    return {
        {.number = "7.1",
         .slug = "crlf/STATE/case-sensitive",
         .stage = 2,
         .clause = "seed 000: all client commands are case sensitive",
         .sends = "HELP, Get, TEST: x, Name: x, PUSH: x, GetRange 0 1, ADIOS, Adios",
         .legal = "Error: unrecognized command: and the line, each time",
         .mistake = "lower() before the line is compared",
         .hint = "compare the line as it came",
         .server = case_sensitive},
        {.number = "7.2",
         .slug = "crlf/STATE/longer-words",
         .stage = 2,
         .clause = "seed 000: what is not a command is answered by the error: getx is not get",
         .sends = "getx, helpme, adiosamigo, testing: x, pushy: x",
         .legal = "Error: unrecognized command: and the line, each time",
         .mistake = "startswith(\"get\") where == \"get\" was meant",
         .hint = "compare the whole line where a command stands alone",
         .server = longer_words},
        {.number = "7.3",
         .slug = "crlf/STATE/no-blank",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 000: the command is \"push: <stuff>\", with a colon and a blank: push:x is something else",
         .sends = "test:x, push:x, name:x, test x",
         .legal = "Error: unrecognized command: and the line, each time",
         .mistake = "startswith(\"push:\"), and the first letter of the stuff is cut off instead of the blank",
         .hint = "compare with \"push: \", blank included",
         .server = no_blank},
        {.number = "7.4",
         .slug = "crlf/STATE/verb-alone",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 000: a verb without its colon and blank is not a command",
         .sends = "test, test:, push, push:, name, name:, getrange",
         .legal = "Error: unrecognized command: and the line, each time",
         .mistake = "split()[1] of one word: the server ends with an IndexError",
         .hint = "look whether an argument is there before you take it",
         .server = verb_alone},
        {.number = "7.5",
         .slug = "crlf/STATE/blank-behind",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 000: the command is \"get\" and CR LF; with a blank between them it is another line",
         .sends = "get, help and adios with a blank behind, get all",
         .legal = "Error: unrecognized command: and the line, blank included, each time",
         .mistake = "strip() on the line before it is compared",
         .hint = "cut off \\r\\n alone",
         .server = blank_behind},
        {.number = "7.6",
         .slug = "crlf/STATE/blank-before",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 000: a command begins its line; with a blank before it, it is another line",
         .sends = "get, help, test: x and adios with a blank before",
         .legal = "Error: unrecognized command: and the line, blank included, each time",
         .mistake = "strip() or split() on the line before it is compared",
         .hint = "compare the line as it came",
         .server = blank_before},
        {.number = "7.7",
         .slug = "crlf/STATE/line-as-it-came",
         .stage = 3,
         .clause = "seed 000: the error ends in the unrecognized command, without extra tabbing or formatting",
         .sends = "lines with several blanks, tabs, colons, % and { in them",
         .legal = "Error: unrecognized command: and the same octets, each time",
         .mistake = "the words are split and joined again, or used as a format",
         .hint = "keep the line, and append it to the error",
         .server = line_as_it_came},
        {.number = "7.8",
         .slug = "crlf/STATE/any-order",
         .stage = 5,
         .clause = "seed 000: client commands can be issued in any order",
         .sends = "all commands but adios, shuffled, on three connections",
         .legal = "the reply of each, whatever came before it",
         .mistake = "a name is asked for before the first push or get",
         .hint = "serve each command by itself; nothing has to come before it",
         .server = any_order},
        {.number = "7.9",
         .slug = "crlf/STATE/after-an-error",
         .stage = 3,
         .clause = "seed 000: an unrecognized command is answered by the error, and nothing else happens",
         .sends = "a name, twelve unrecognized commands, a push, get",
         .legal = "twelve errors, OK, and the line under the name",
         .mistake = "the connection is closed after an error, or after some",
         .hint = "answer the error, and go on with the next request",
         .server = after_an_error},
    };
}

} // namespace chat::check::crlf
