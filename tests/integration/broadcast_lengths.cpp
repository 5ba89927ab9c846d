// The binary protocol over real sockets: texts from nothing to the longest frame there is.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::binary;

namespace {

// Different at every place, so that no byte can be lost or come twice.
std::string text_of(std::size_t length) {
    std::string text;
    for (std::size_t i = 0; text.size() < length; ++i) text += std::to_string(i) + ",";
    text.resize(length);
    if (!text.empty()) text.back() = '.';
    return text;
}

} // namespace

TEST_CASE("broadcast lengths: a text of any length up to the limit is heard whole by who puts its frames together") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    const auto length = GENERATE(1U, 2U, 249U, 250U, 251U, 255U, 256U, 257U, 511U, 512U, 4083U, 4084U, 4085U, 4090U,
                                 4091U, 4095U, 4096U);
    CAPTURE(length);
    const std::string text = text_of(length);
    bob.sends(talk(text));
    std::string heard;
    for (std::size_t frames = length > 4084 ? 2 : 1; frames > 0; --frames) { // a body is "[Bob] " and at most 4084 more
        const std::string one = ann.hears();
        CHECK(one.size() - 3 <= 4090);
        REQUIRE(one.starts_with("02 [Bob] "));
        heard += one.substr(9);
    }
    CHECK((heard == text));
    CHECK(ann.hears_nothing_else());
    CHECK(bob.hears_nothing_else());
}

TEST_CASE("broadcast lengths: a text over the limit is an error, its bytes are skipped, and the session lives") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    const auto length = GENERATE(4097U, 4133U, 4134U, 8192U, 65'535U);
    CAPTURE(length);
    bob.sends(talk(text_of(length)) + talk("short"));
    CHECK(bob.hears() == "05 Too long");
    CHECK(bob.hears_nothing_else());
    CHECK(ann.hears() == said("Bob", "short"));
    CHECK(ann.hears_nothing_else());
}

TEST_CASE(
    "broadcast lengths: an endless stream of texts that are too long holds no memory and is answered one by one") {
    Parlour room;
    Chatter ann(room.port, "Ann");
    const std::string flood = talk(std::string(65'535, '\3')) + frame(9, std::string(65'535, '\1'));
    for (int i = 0; i < 50; ++i) {
        ann.sends(flood);
        CHECK(ann.hears(2) == Heard{"05 Too long", unsupported});
    }
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast lengths: the longest direct message arrives in all four spellings, one byte more is an error") {
    Parlour room;
    const std::string name(32, 'n'), text = text_of(4096);
    Chatter ann(room.port, name), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    for (const std::string& address : {"@" + name, "/w " + name, "/w @" + name, name, "w " + name}) {
        CAPTURE(address);
        bob.sends(direct(address + " " + text));
        const std::string head = "02 [Bob Private] ";
        const std::size_t first = 4090 - (head.size() - 3);
        CHECK((ann.hears(2) == Heard{head + text.substr(0, first), head + text.substr(first)}));
        bob.sends(direct(address + " " + text + "x"));
        CHECK(bob.hears() == "05 Too long");
    }
    bob.sends(direct("@" + name + " " + std::string(60'000, 'x')));
    CHECK(bob.hears() == "05 Too long");
    CHECK(bob.hears_nothing_else());
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast lengths: a long text is cut between characters, never within one") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    std::string text = "xx";
    while (text.size() < 4093) text += "\u20ac"; // three bytes each: 4084 lies within one
    bob.sends(talk(text));
    CHECK((ann.hears(2) == Heard{said("Bob", text.substr(0, 4084 - 2)), said("Bob", text.substr(4084 - 2))}));
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast lengths: a text of the longest length that becomes twice as long as UTF-8 is heard whole") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    bob.sends(talk(std::string(4096, '\xe9')));
    std::string heard, expected;
    for (int i = 0; i < 4096; ++i) expected += "\u00e9";
    while (heard.size() < expected.size()) {
        const std::string one = ann.hears();
        REQUIRE(one.starts_with("02 [Bob] "));
        heard += one.substr(9);
    }
    CHECK((heard == expected));
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast lengths: a lower limit of the operator's holds for talk and direct alike") {
    Limits limits;
    limits.line = 10;
    Parlour room(limits);
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    bob.sends(talk("0123456789") + talk("0123456789x") + direct("/w @Ann 0123456789") + direct("Ann 0123456789x"));
    CHECK(bob.hears(2) == times(2, "05 Too long"));
    CHECK(ann.hears(2) == Heard{said("Bob", "0123456789"), whispered("Bob", "0123456789")});
    CHECK(ann.hears_nothing_else());
}
