// LEN: from one character to the longest that the seeds allow, and beyond.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

#include <algorithm>
#include <string>

namespace chat::check::peer {
namespace {

// Letters that tell where they stand, so that a piece that is lost or twice there shows.
std::string text_of(std::size_t size) {
    std::string text;
    for (std::size_t line = 0; text.size() < size; ++line) text += "(" + std::to_string(line) + ")";
    text.resize(size);
    return text;
}

void one(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("x");
    caller.exchange("y");
}

void many_sizes(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    for (const std::size_t size : {9, 10, 11, 99, 100, 101, 127, 128, 255, 256, 257}) caller.exchange(text_of(size));
}

// In pairs what found no room in one reply comes in the next: so a new pair for each.
void longest(ServerScene& scene, Framing dialect) {
    Caller(scene, dialect).exchange(text_of(450));
    Caller(scene, dialect).exchange(text_of(500));
}

void longest_of_004(ServerScene& scene, Framing dialect) {
    for (const std::size_t size : {1000, 1024, 1025, 4095, 4096}) Caller(scene, dialect).exchange(text_of(size));
}

void too_long(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("short");
    const std::size_t most = row_of(dialect).longest_body; // that a length can say
    caller.say(text_of(std::min<std::size_t>(most - 20, 6000)));
    if (!scene.habits().is("partner", "pair")) caller.let_answer();
    if (!caller.link().hears(scene.pace().patience())) {
        if (caller.link().ending() == Ending::open) scene.fail("a text that is too long is not answered");
        return expect_service(scene, dialect);
    }
    caller.link().read_until_quiet();
    if (caller.link().ending() == Ending::open && !scene.habits().is("partner", "pair")) caller.exchange("short again");
    expect_service(scene, dialect);
}

void empty(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("before");
    caller.say("");
    caller.let_answer();
    caller.link().read_until_quiet();
    caller.exchange("after");
}

void empty_answered(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("before");
    caller.say("");
    caller.let_answer();
    caller.hear_whole();
}

inline constexpr Where of_seed_004{[](const FramingRow& row, const Habits&) { return !has_names(row); },
                                   "seed 001 allows 500 characters"};
inline constexpr Where alone_with_lengths{
    [](const FramingRow& row, const Habits& habits) { return row.framed() && !habits.is("partner", "pair"); },
    "only a dialect with lengths has a message for no text, and here another client is no part of it"};
inline constexpr Where not_in_pairs{
    [](const FramingRow& row, const Habits& habits) { return !habits.is("partner", "pair") && row.longest_body > 999; },
    "a length of this dialect has three digits, or another client answers"};

} // namespace

Cases len_cases() {
    return {
        {.number = "4.1",
         .slug = "peer/LEN/one",
         .stage = 2,
         .clause = "seed 001: a message has 1 to 500 characters",
         .sends = "x, then y",
         .legal = "a reply to each",
         .mistake = "a text of one character is taken for none",
         .hint = "a message is empty when it has 0 octets, not when it has 1",
         .server = in_each<one>},
        {.number = "4.2",
         .slug = "peer/LEN/many-sizes",
         .stage = 2,
         .clause = "seed 001: 1 to 500 characters; seed 004: a message up to 4096 bytes",
         .sends = "texts of 9, 10, 11, 99, 100, 101, 127, 128, 255, 256 and 257 characters",
         .legal = "every one comes back as it was",
         .mistake = "a buffer of 128 or 256 octets, or a length of one digit too few",
         .hint = "count the digits of your length, and read in a loop until the text is whole",
         .server = in_each<many_sizes>},
        {.number = "4.3",
         .slug = "peer/LEN/500",
         .stage = 2,
         .clause = "seed 001: 1 to 500 characters",
         .sends = "texts of 450 and 500 characters, each in a connection of its own",
         .legal = "the whole text, or as much of it as finds room in a reply of 500 octets with its handle",
         .mistake = "the buffer has 500 octets, and the handle and the NUL have no room in it",
         .hint = "make the buffer longer than the longest text: handle, > and line end come on top",
         .server = in_each<longest>},
        {.number = "4.4",
         .slug = "peer/LEN/4096",
         .stage = 2,
         .clause = "seed 004: all messages must be limited to 4096 bytes: so many are allowed",
         .sends = "texts of 1000, 1024, 1025, 4095 and 4096 characters, each in a connection of its own",
         .legal = "the whole text; without lengths perhaps its first 1024 octets, since clients read no more at once",
         .mistake = "recv(1024) takes the beginning, and the rest becomes the next message",
         .hint = "call recv() until all of it is there",
         .server = in_each<longest_of_004, of_seed_004>},
        {.number = "4.5",
         .slug = "peer/LEN/too-long",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 001: more than 500 characters are an error; seed 004: messages are limited to 4096 bytes",
         .sends = "6000 characters, then a short text",
         .legal = "an error, a reply, or the end of the connection; the next turn and the next client as usual",
         .mistake = "an overrun buffer, or the rest of the long text is answered as texts of its own",
         .hint = "read all of it, answer once, and go on",
         .server = in_each<too_long, not_in_pairs>},
        {.number = "4.6",
         .slug = "peer/LEN/empty",
         .level = Level::should,
         .stage = 4,
         .clause =
             "seed 001: a message has at least 1 character, so an empty one is a mistake of the other side; a server "
             "survives it",
         .sends = "a text, an empty text, a text",
         .legal = "anything to the empty one, then a reply to the last as usual",
         .mistake = "a length of 0 is taken for the end of the connection, or read as \"as much as there is\"",
         .hint = "0 octets of text behind a length is not the 0 that recv() returns at the end",
         .server = in_each<empty, alone_with_lengths>},
        {.number = "4.7",
         .slug = "peer/LEN/empty-answered",
         .level = Level::may,
         .stage = 4,
         .clause = "who sent a message with a length of 0 waits for the reply to it: they alternate",
         .sends = "a text, then an empty one",
         .legal = "a reply to each",
         .mistake = "the empty text is skipped, and both sides wait for the other",
         .hint = "answer every message, whatever its length",
         .server = in_each<empty_answered, alone_with_lengths>},
    };
}

} // namespace chat::check::peer
