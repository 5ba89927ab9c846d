// RANGE: which lines getrange shows.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

#include <fmt/format.h>

namespace chat::check::crlf {
namespace {

// Others may have said something before, and may do so between: what counts is the buffer as get shows it, which only
// grows.
struct Buffer {
    explicit Buffer(ServerScene& scene) : ann(named(scene, "ann")) {
        for (const char* stuff : {"one", "two", "three", "four", "five"}) push(ann, stuff);
        lines = get(ann);
        two = place_of(ann, lines, ann.name() + ": two");
        four = place_of(ann, lines, ann.name() + ": four");
        if (two >= four) ann.fail("the lines are not in the order of their pushes", "two before four", 2);
    }

    Lines between(std::size_t first, std::size_t last) const {
        return {lines.begin() + static_cast<std::ptrdiff_t>(first),
                lines.begin() + static_cast<std::ptrdiff_t>(last) + 1};
    }

    void expect_range(std::size_t first, std::size_t last) const {
        converse(ann, {{fmt::format("getrange {} {}", first, last), joined(between(first, last))}});
    }

    // The answer begins with the lines from `first` on; others may have added some.
    void expect_all_from(std::size_t first, std::string_view last) const {
        ann.send(fmt::format("getrange {} {}\r\n", first, last));
        ann.expect(joined(between(first, lines.size() - 1)));
        ann.read_to("\r\n", "the end of the reply, CR LF");
    }

    Link& ann;
    Lines lines;
    std::size_t two = 0, four = 0; // their places in the buffer
};

void one_line(ServerScene& scene) {
    const Buffer buffer(scene);
    buffer.expect_range(buffer.two, buffer.two);
    buffer.expect_range(buffer.four, buffer.four);
}

void several_lines(ServerScene& scene) {
    const Buffer buffer(scene);
    buffer.expect_range(buffer.two, buffer.four);
    buffer.expect_range(buffer.two, buffer.two + 1);
}

void from_zero(ServerScene& scene) {
    const Buffer buffer(scene);
    buffer.expect_range(0, 0);
    buffer.expect_range(0, 1);
}

void the_whole(ServerScene& scene) {
    const Buffer buffer(scene);
    buffer.expect_range(0, buffer.lines.size() - 1);
}

void behind_the_end(ServerScene& scene) {
    const Buffer buffer(scene);
    buffer.expect_all_from(buffer.four, "999999");
    buffer.expect_all_from(0, "4000000");
    expect_to_go_on(buffer.ann);
}

void nothing_there(ServerScene& scene) {
    const Buffer buffer(scene);
    converse(buffer.ann, {{"getrange 800000 900000", ""}});
    expect_to_go_on(buffer.ann);
}

void reversed(ServerScene& scene) {
    const Buffer buffer(scene);
    converse(buffer.ann, {{fmt::format("getrange {} {}", buffer.four, buffer.two), ""}, {"getrange 1 0", ""}});
    expect_to_go_on(buffer.ann);
}

void huge_numbers(ServerScene& scene) {
    const Buffer buffer(scene);
    for (const char* number : {"2147483648", "4294967296", "9223372036854775808", "99999999999999999999999999"}) {
        converse(buffer.ann, {{fmt::format("getrange {} {}", number, number), ""}});
        buffer.expect_all_from(buffer.two, number);
    }
    expect_to_go_on(buffer.ann);
}

void are_refused(ServerScene& scene, const Lines& requests) {
    Link& ann = greeted(scene, "ann");
    push(ann, "something to show");
    for (const std::string& request : requests) converse(ann, {{request, refusal(request)}});
    expect_to_go_on(ann);
}

void negative(ServerScene& scene) { are_refused(scene, {"getrange -1 2", "getrange 0 -1", "getrange -2 -1"}); }

void count_of_numbers(ServerScene& scene) {
    are_refused(scene, {"getrange 1", "getrange 0 1 2", "getrange ", "getrange 0 "});
}

void no_numbers(ServerScene& scene) {
    are_refused(scene, {"getrange a b", "getrange 0 x", "getrange 0x0 0x1", "getrange 0.0 1.5", "getrange +0 +1"});
}

void one_blank(ServerScene& scene) {
    are_refused(scene, {"getrange  0 1", "getrange 0  1", "getrange 0\t1", "getrange 0 1 "});
}

} // namespace

Cases range_cases() {
    return {
        {.number = "8.1",
         .slug = "crlf/RANGE/one-line",
         .stage = 5,
         .clause = "seed 000: getrange <startline> <endline> shows lines startline through endline: of two equal "
                   "numbers that is one line",
         .sends = "five pushes, get, then getrange n n for two of the lines",
         .legal = "exactly this line, CR LF",
         .mistake = "buffer[a:b], which leaves the last line out",
         .hint = "in a language whose ranges end before their end: buffer[a:b+1]",
         .server = one_line},
        {.number = "8.2",
         .slug = "crlf/RANGE/several-lines",
         .stage = 5,
         .clause = "seed 000: getrange shows lines startline through endline, both included",
         .sends = "five pushes, get, then getrange over three and over two of the lines",
         .legal = "exactly these lines, CR LF",
         .mistake = "the second number is taken for a count, or the last line is left out",
         .hint = "show every line whose number is neither below the first nor above the second",
         .server = several_lines},
        {.number = "8.3",
         .slug = "crlf/RANGE/from-zero",
         .stage = 5,
         .clause = "seed 000: getrange assumes a 0-based buffer",
         .sends = "get, then getrange 0 0 and getrange 0 1",
         .legal = "the first line that get shows; the first two",
         .mistake = "lines are counted from 1",
         .hint = "the first line has number 0",
         .server = from_zero},
        {.number = "8.4",
         .slug = "crlf/RANGE/the-whole",
         .stage = 5,
         .clause = "seed 000: getrange shows lines of the same buffer that get shows",
         .sends = "get, then getrange from 0 to the last line's number",
         .legal = "what get has shown",
         .mistake = "lines of a range look otherwise, or the last one is missing",
         .hint = "let get be the range of all lines",
         .server = the_whole},
        {.number = "8.5",
         .slug = "crlf/RANGE/behind-the-end",
         .level = Level::should,
         .stage = 6,
         .clause = "a range that goes on behind the last line shows the lines that exist",
         .sends = "getrange n 999999",
         .legal = "the lines from n to the last, CR LF",
         .mistake = "an index beyond the list ends the thread, or an error is answered",
         .hint = "take the smaller of the second number and the last line's",
         .server = behind_the_end},
        {.number = "8.6",
         .slug = "crlf/RANGE/nothing-there",
         .level = Level::should,
         .stage = 6,
         .clause = "a range of lines that do not exist has none: its answer is CR LF",
         .sends = "getrange 800000 900000",
         .legal = "CR LF alone",
         .mistake = "an index beyond the list ends the thread",
         .hint = "look whether the first number is a line of the buffer before you index it",
         .server = nothing_there},
        {.number = "8.7",
         .slug = "crlf/RANGE/reversed",
         .level = Level::should,
         .stage = 6,
         .clause = "a range that ends before it begins has no lines",
         .sends = "getrange 3 1, getrange 1 0",
         .legal = "CR LF alone",
         .mistake = "the numbers are exchanged, or the difference is used as a size",
         .hint = "where the second number is below the first, the list is empty",
         .server = reversed},
        {.number = "8.8",
         .slug = "crlf/RANGE/huge-numbers",
         .level = Level::should,
         .stage = 6,
         .clause = "a number beyond what a machine word holds lies behind the last line, like any other large one",
         .sends = "getrange with 2147483648, 4294967296, 9223372036854775808 and a larger one, twice and as the end",
         .legal = "CR LF alone; the lines to the last",
         .mistake = "atoi() makes 0 or a negative number of it, or stoi() throws and the server ends",
         .hint = "where a number does not fit, use the largest that does",
         .server = huge_numbers},
        {.number = "8.9",
         .slug = "crlf/RANGE/negative",
         .level = Level::should,
         .stage = 6,
         .clause = "lines are counted from 0: -1 is no line, and the line no command",
         .sends = "getrange -1 2, getrange 0 -1, getrange -2 -1",
         .legal = "Error: unrecognized command: and the line, each time",
         .mistake = "Python counts from the end where an index is negative",
         .hint = "take digits alone for a number",
         .server = negative},
        {.number = "8.10",
         .slug = "crlf/RANGE/count-of-numbers",
         .level = Level::should,
         .stage = 6,
         .clause = "seed 000: getrange has two numbers; with one or three it is no command",
         .sends = "getrange 1, getrange 0 1 2, getrange and a blank, getrange 0 and a blank",
         .legal = "Error: unrecognized command: and the line, each time",
         .mistake = "split()[2] of two words: the server ends with an IndexError",
         .hint = "count the words before you take them",
         .server = count_of_numbers},
        {.number = "8.11",
         .slug = "crlf/RANGE/no-numbers",
         .level = Level::should,
         .stage = 6,
         .clause = "seed 000: getrange has two line numbers; letters, signs and dots are none",
         .sends = "getrange a b, 0 x, 0x0 0x1, 0.0 1.5, +0 +1",
         .legal = "Error: unrecognized command: and the line, each time",
         .mistake = "int(\"a\") throws and the thread ends; atoi(\"a\") is 0",
         .hint = "look whether each word consists of digits before you make a number of it",
         .server = no_numbers},
        {.number = "8.12",
         .slug = "crlf/RANGE/one-blank",
         .level = Level::may,
         .stage = 6,
         .clause = "seed 000 writes one blank between the words; servers that split at any blanks are common, and do "
                   "no harm",
         .sends = "getrange with two blanks, a tab, or a blank behind",
         .legal = "Error: unrecognized command: and the line, each time",
         .mistake = "split() takes any number of blanks and tabs for one",
         .hint = "split(\" \") keeps empty words, which are no numbers",
         .server = one_blank},
    };
}

} // namespace chat::check::crlf
