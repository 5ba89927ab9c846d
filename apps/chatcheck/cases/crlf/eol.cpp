// EOL: CR LF, and only CR LF, ends a request or a reply.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

namespace chat::check::crlf {
namespace {

void lone_lf(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    converse(ann, {{"test: up\ndown", "up\ndown"}, {"test: on", "on"}});
}

void lone_cr(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    converse(ann, {{"test: left\rright", "left\rright"}, {"test: on", "on"}});
}

void cr_before_the_end(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    converse(ann, {{"test: extra\r", "extra\r"}, {"test: on", "on"}});
}

void empty_line(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    converse(ann, {{"", refusal("")}, {"test: on", "on"}});
}

void one_end_in_get(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    push(ann, "one");
    push(ann, "two");
    const Lines lines = get(ann);
    place_of(ann, lines, ann.name() + ": two");
    expect_to_go_on(ann);
}

void one_end_in_getrange(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    push(ann, "one");
    push(ann, "two");
    ask(ann, "getrange 0 1");
    expect_to_go_on(ann);
}

void one_end_in_help(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ask(ann, "help");
    expect_to_go_on(ann);
}

void empty_reply(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    converse(ann, {{"getrange 888888 999999", ""}, {"test: on", "on"}});
}

} // namespace

Cases eol_cases() {
    return {
        {.number = "3.1",
         .slug = "crlf/EOL/lone-lf",
         .stage = 2,
         .clause = "seed 000: the appearance of CR LF ends a request; LF alone does not",
         .sends = "test: up, LF, down, CR LF",
         .legal = "up, LF, down, CR LF",
         .mistake = "readline() and the like, which take LF alone for an end",
         .hint = "split at \"\\r\\n\", not at \"\\n\" and not with splitlines()",
         .server = lone_lf},
        {.number = "3.2",
         .slug = "crlf/EOL/lone-cr",
         .stage = 2,
         .clause = "seed 000: the appearance of CR LF ends a request; CR alone does not",
         .sends = "test: left, CR, right, CR LF",
         .legal = "left, CR, right, CR LF",
         .mistake = "splitlines(), which takes CR alone for an end",
         .hint = "split at \"\\r\\n\", the two octets together",
         .server = lone_cr},
        {.number = "3.3",
         .slug = "crlf/EOL/cr-before-the-end",
         .level = Level::should,
         .stage = 2,
         .clause = "only the CR of the CR LF belongs to the end: another one before it is a part of the words",
         .sends = "test: extra, CR, CR LF",
         .legal = "extra, CR, CR LF",
         .mistake = "strip() or rstrip(\"\\r\\n\"), which cuts off every CR there is",
         .hint = "cut off exactly the two octets of the end",
         .server = cr_before_the_end},
        {.number = "3.4",
         .slug = "crlf/EOL/empty-line",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 000: what is not a command is answered by the error with the line; an empty line is none",
         .sends = "CR LF alone, then a test",
         .legal = "Error: unrecognized command: with nothing behind the blank, CR LF; then the words",
         .mistake = "empty lines are skipped: the client waits for an answer for ever",
         .hint = "answer each request, an empty one too",
         .server = empty_line},
        {.number = "3.5",
         .slug = "crlf/EOL/one-end-in-get",
         .stage = 4,
         .clause = "seed 000: the appearance of CR LF ends a response, so get has one, behind the last line",
         .sends = "two pushes, get, then a test",
         .legal = "all lines with LF between them and CR LF behind the last; the words",
         .mistake = "each line of the buffer is sent with its own CR LF: every later answer comes too late",
         .hint = "join the lines with \"\\n\", and put one \\r\\n behind all of them",
         .server = one_end_in_get},
        {.number = "3.6",
         .slug = "crlf/EOL/one-end-in-getrange",
         .stage = 5,
         .clause = "seed 000: the appearance of CR LF ends a response, so getrange has one, behind the last line",
         .sends = "two pushes, getrange 0 1, then a test",
         .legal = "two lines with LF between them and CR LF behind the second; the words",
         .mistake = "each line is sent with its own CR LF",
         .hint = "let get and getrange share the function that joins lines",
         .server = one_end_in_getrange},
        {.number = "3.7",
         .slug = "crlf/EOL/one-end-in-help",
         .stage = 2,
         .clause = "seed 000: the appearance of CR LF ends a response, so help has one, at its end",
         .sends = "help, then a test",
         .legal = "a list without CR LF in it, CR LF; the words",
         .mistake = "the lines of the help end in \\r\\n each: the client takes the second line for the next answer",
         .hint = "separate the lines of the help by \"\\n\" alone",
         .server = one_end_in_help},
        {.number = "3.8",
         .slug = "crlf/EOL/empty-reply",
         .level = Level::should,
         .stage = 5,
         .clause = "seed 000: all responses are ended by CR LF; one of no lines is nothing but that",
         .sends = "getrange of lines that do not exist, then a test",
         .legal = "CR LF alone; the words",
         .mistake = "nothing is sent where there is nothing to show, or words that look like a line",
         .hint = "send the CR LF even when the list is empty",
         .server = empty_reply},
    };
}

} // namespace chat::check::crlf
