// LEN: short, long, and far too long.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

#include <fmt/format.h>

namespace chat::check::crlf {
namespace {

// Words of so many octets, each place of which can be told from its neighbours.
std::string words(std::size_t size) {
    std::string made;
    for (int i = 0; made.size() < size; ++i) made += fmt::format("{} ", i);
    made.resize(size);
    if (!made.empty()) made.back() = '.';
    return made;
}

void nothing(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    converse(ann, {{"test: ", ""}, {"test: x", "x"}});
}

void round_numbers(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    for (const std::size_t size : {127, 128, 255, 256, 257, 511, 512, 513})
        converse(ann, {{"test: " + words(size), words(size)}});
}

void long_text(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    for (const std::size_t size : {1024, 2048, 4090, 4096}) converse(ann, {{"test: " + words(size), words(size)}});
}

void long_push(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    push(ann, words(1500));
    place_of(ann, get(ann), ann.name() + ": " + words(1500));
}

void empty_push(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    push(ann, "");
    place_of(ann, get(ann), ann.name() + ": ");
}

void many_lines(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    Lines stuffs;
    for (int i = 0; i < 120; ++i) stuffs.push_back(fmt::format("line {}", i));
    push_all(ann, stuffs);
    const Lines lines = get(ann);
    for (const std::string& stuff : stuffs) place_of(ann, lines, fmt::format("{}: {}", ann.name(), stuff));
}

void large_buffer(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    const Lines stuffs(60, words(2000));
    push_all(ann, stuffs);
    const Lines lines = get(ann);
    const std::size_t found = times_in(lines, ann.name() + ": " + stuffs.front());
    if (found != stuffs.size())
        ann.fail(fmt::format("of {} lines get shows {}", stuffs.size(), found), "the whole buffer, however large", 2);
    expect_to_go_on(ann);
}

void short_help(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    const std::size_t size = ask(ann, "help").size() + 2;
    if (size >= 4096)
        ann.fail(fmt::format("the help has {} octets", size), "the end of the help, before octet 4096", size - 4095);
}

void too_long(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    const std::string endless(100'000, 'x');
    const std::string reply = ask(ann, "test: " + endless);
    if (reply != endless && !reply.starts_with("Error"))
        ann.fail("the answer is neither the words nor an error", "the words, or one line that begins with Error", 2);
    expect_to_go_on(ann);
}

} // namespace

Cases len_cases() {
    return {
        {.number = "4.1",
         .slug = "crlf/LEN/nothing",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 000: test is answered by its words and CR LF, also where there are none",
         .sends = "test: with nothing behind the blank; then test: x",
         .legal = "CR LF alone; then x, CR LF",
         .mistake = "split(\": \")[1] fails where nothing stands behind, or the empty answer is not sent",
         .hint = "answer what stands behind \"test: \", however little that is",
         .server = nothing},
        {.number = "4.2",
         .slug = "crlf/LEN/round-numbers",
         .stage = 2,
         .clause = "seed 000: test is answered by the words, and has no limit at 255 or 512 octets",
         .sends = "test: with 127, 128, 255, 256, 257, 511, 512 and 513 octets",
         .legal = "the same octets, CR LF",
         .mistake = "a buffer of 256 octets, or recv(256), whose rest is lost",
         .hint = "let the buffer grow until the \\r\\n is there",
         .server = round_numbers},
        {.number = "4.3",
         .slug = "crlf/LEN/long-text",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 000: no command has a limit; people paste long lines, and 4096 octets are not much",
         .sends = "test: with 1024, 2048, 4090 and 4096 octets",
         .legal = "the same octets, CR LF",
         .mistake = "recv(1024) is taken for the whole command",
         .hint = "collect until \\r\\n, and choose a limit well above 4096 octets",
         .server = long_text},
        {.number = "4.4",
         .slug = "crlf/LEN/long-push",
         .stage = 4,
         .clause = "seed 000: \"<chatname>: <stuff>\" is a new line of the buffer: all of the stuff",
         .sends = "push: with 1500 octets, then get",
         .legal = "OK; then lines of which one is all of it",
         .mistake = "stuff is cut to what fits into an array",
         .hint = "keep lines in strings that grow",
         .server = long_push},
        {.number = "4.5",
         .slug = "crlf/LEN/empty-push",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 000: push adds \"<chatname>: <stuff>\"; empty stuff is stuff",
         .sends = "push: with nothing behind the blank, then get",
         .legal = "OK; then lines of which one is the name, a colon and a blank",
         .mistake = "an empty push is refused, or kept as no line",
         .hint = "do not look at what the stuff is",
         .server = empty_push},
        {.number = "4.6",
         .slug = "crlf/LEN/many-lines",
         .stage = 4,
         .clause = "seed 000: get shows the entire contents of the chat buffer",
         .sends = "120 pushes, then get",
         .legal = "120 answers; then lines among which all 120 are",
         .mistake = "the last ten or hundred lines alone are kept or shown",
         .hint = "join the whole list",
         .server = many_lines},
        {.number = "4.7",
         .slug = "crlf/LEN/large-buffer",
         .stage = 5,
         .clause = "seed 000: get shows the entire contents of the chat buffer, and the session goes on",
         .sends = "60 pushes of 2000 octets, then get, then two tests",
         .legal = "all lines, however large they are together, CR LF; the words",
         .mistake = "send() is called once: it may take less than it is given",
         .hint = "use sendall(), or call send() until all is gone",
         .server = large_buffer},
        {.number = "4.8",
         .slug = "crlf/LEN/short-help",
         .level = Level::should,
         .stage = 2,
         .clause = "clients read help with one recv() of 4096 octets: it should fit",
         .sends = "help",
         .legal = "less than 4096 octets, CR LF included",
         .mistake = "a manual instead of a list",
         .hint = "one short line for each command",
         .server = short_help},
        {.number = "4.9",
         .slug = "crlf/LEN/too-long",
         .level = Level::should,
         .stage = 6,
         .clause = "a line beyond a server's limit is one request still: one answer, and the session lives",
         .sends = "test: with 100000 octets, then two tests",
         .legal = "the words, or one line that begins with Error; then both answers",
         .mistake = "the rest of the long line is taken for the next commands, or the connection is dropped",
         .hint = "where a line is too long, skip up to its \\r\\n, and answer one error",
         .server = too_long},
    };
}

} // namespace chat::check::crlf
