// The binary protocol over real sockets: which names are accepted, and how the rest are refused.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::binary;
using namespace std::string_literals;

namespace {

const std::string longest(32, 'n');

// All of them one after the other on one connection, each answered by 01; then a good one.
void refuses(const std::vector<std::string>& names) {
    Parlour room;
    Chatter bob(room.port);
    for (const std::string& name : names) {
        CAPTURE(name.size(), name.substr(0, 40));
        bob.sends(join(name));
        CHECK(bob.hears() == "01");
    }
    CHECK(bob.hears_nothing_else());
    bob.sends(join("Bob"));
    CHECK(bob.hears(3) == Heard{"00", joining("Bob"), commands});
    bob.sends(list());
    CHECK(bob.hears() == "03 Bob");
}

} // namespace

TEST_CASE("broadcast names: a blank name, or one of nothing but blanks, controls or NULs, is refused") {
    refuses({"", " ", "   ", "\t", "\0"s, "\0\0\0\0"s, "\r\n", "\n", " \0"s, "\x01\x02", "\x7f", "\u00a0", "\u200b"});
}

TEST_CASE("broadcast names: blanks, controls and NULs within a name are refused") {
    refuses({"Al bert", " Al", "Al ", "A\0l"s, "A\rl", "A\nl", "A\tl", "A\x1bl", "\0Al"s, "A\u00a0l", "A\u0085l",
             "A\u200bl", "A\u202el"});
}

TEST_CASE("broadcast names: signs that have a meaning somewhere are refused") {
    refuses({"Al!", "@Al", "A@l", "#Al", "A#", "A&l", "Al,Bob", "A:l", "Al*", "Al?", "Al/crlf", "Al>", "\"Al\"", "$Al",
             "+Al", "~Al", "%Al", "-Al"});
}

TEST_CASE("broadcast names: bytes that are not UTF-8 are refused") {
    refuses({"caf\xe9", "\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82", "Al\x80"});
}

TEST_CASE("broadcast names: a name may have 32 bytes and no more, and the longest frame is refused like any other") {
    refuses({longest + "x", longest + "\u00e9", std::string(255, 'x'), std::string(256, 'x'), std::string(4096, 'x'),
             std::string(4133, 'x'), std::string(4134, 'x'), std::string(65'535, 'x')});
}

TEST_CASE("broadcast names: names of one byte, of 32, in other letters, and with all that is allowed within") {
    Parlour room;
    for (const std::string& name : {"A"s, longest, "\u00c5sa"s, "\u738b"s, "Ann-Marie"s, "o.b_1"s, "[x]"s, "42"s,
                                    "A$+~%l"s, "O'Neil"s, "(a|b)"s, std::string(8, 'q') + "\u00e9\u00e9"}) {
        CAPTURE(name);
        Chatter ann(room.port, name);
        CHECK(ann.hears_nothing_else());
        ann.sends(leave());
        CHECK(ann.hears_the_rest() == Heard());
    }
}

TEST_CASE("broadcast names: NUL, CR and LF at the end are no part of a name") {
    Parlour room;
    const auto end = GENERATE("\0"s, "\0\0\0\0\0\0\0\0\0\0"s, "\r\n"s, "\n"s, "\n\0"s, "\0\r\n"s);
    Chatter ann(room.port);
    ann.sends(join(longest + end));
    CHECK(ann.hears(3) == Heard{"00", joining(longest), commands});
    Chatter other(room.port);
    other.sends(join(longest));
    CHECK(other.hears() == "01");
}

TEST_CASE("broadcast names: a name keeps the case in which it was typed, and is found in any") {
    Parlour room;
    Chatter ann(room.port, "aNN"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    ann.sends(talk("hi") + list());
    CHECK(bob.hears() == said("aNN", "hi"));
    CHECK(ann.hears() == "03 Bob,aNN");
    bob.sends(direct("@Ann psst") + direct("/w ANN psst"));
    CHECK(ann.hears(2) == times(2, whispered("Bob", "psst")));
}

TEST_CASE("broadcast names: a name that is taken on one listener is taken on every other, in every room") {
    Parlour room(Parlour::Closed{});
    const auto here = room.listen(), next_door = room.listen(), upstairs = room.listen_in_the_attic();
    room.start();
    Chatter ann(here, "Ann");
    for (const auto port : {here, next_door, upstairs}) {
        Chatter other(port);
        other.sends(join("ann"));
        CHECK(other.hears() == "01");
    }
    Chatter bob(next_door, "Bob"), cy(upstairs, "Cy");
    CHECK(ann.hears() == joining("Bob")); // and not Cy, who is elsewhere
    cy.sends(talk("anybody here?") + direct("@Ann from above") + direct("@Bob from above") + list());
    CHECK(ann.hears() == whispered("Cy", "from above"));
    CHECK(bob.hears() == whispered("Cy", "from above"));
    CHECK(cy.hears() == "03 Cy");
    ann.sends(direct("@Cy from below") + list());
    CHECK(cy.hears() == whispered("Ann", "from below"));
    CHECK(ann.hears() == "03 Ann,Bob");
    ann.sends(leave());
    CHECK(ann.hears_the_rest() == Heard());
    CHECK(bob.hears() == leaving("Ann"));
    CHECK(cy.hears_nothing_else());
    Chatter again(upstairs, "Ann");
    CHECK(cy.hears() == joining("Ann"));
    CHECK(bob.hears_nothing_else());
}
