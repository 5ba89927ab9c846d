// Leaving rooms on irc.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/den.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("irc PART: everybody there hears it, with the reason if there is one") {
    Den den;
    CHECK(den.bob.asks("PART #DEN") == by_bob + "PART #den\n");
    CHECK(den.ann.sees() == by_bob + "PART #den\n");
    den.bob.asks("JOIN #den");
    den.ann.sees();
    CHECK(den.bob.asks("PART #den :bye everyone") == by_bob + "PART #den :bye everyone\n");
    CHECK(den.ann.sees() == by_bob + "PART #den :bye everyone\n");
}

TEST_CASE("irc PART: a list of channels, each once") {
    Den den;
    den.bob.asks("JOIN #attic");
    CHECK(den.bob.asks("PART #den,#attic,,#den :off") == by_bob + "PART #den :off\n" + by_bob + "PART #attic :off\n");
}

TEST_CASE("irc PART: a room that is not there is told from one that he is not in") {
    Den den;
    IrcPerson cat(den.house, "cat");
    CHECK(cat.asks("PART #den,#none,nonsense") == ":irc.chatd 442 cat #den :You're not on that channel\n"
                                                  ":irc.chatd 403 cat #none :No such channel\n"
                                                  ":irc.chatd 403 cat nonsense :No such channel\n");
    CHECK(cat.asks("PART") == ":irc.chatd 461 cat PART :Not enough parameters\n");
    CHECK(cat.asks("PART ,") == ":irc.chatd 461 cat PART :Not enough parameters\n");
    CHECK(den.ann.sees() == "");
}

TEST_CASE("irc PART: a reason is one clean text, as long as KICKLEN says") {
    Den den;
    CHECK(den.bob.asks("PART #den :a\x02"
                       "b\x01"
                       "c") == by_bob + "PART #den :a b c\n");
    den.bob.asks("JOIN #den");
    const std::string longest(390, 'x');
    CHECK(den.bob.asks("PART #den :" + longest + "y") == by_bob + "PART #den :" + longest + "\n");
}

TEST_CASE("irc PART: the last one out closes the room, and nothing of it stays") {
    Den den;
    den.ann.types("MODE #den +ntk bees\nTOPIC #den :about bees\nPART #den\n");
    den.bob.types("PART #den\n");
    CHECK(!den.house.lobby.find("den"));
    den.look_away();
    CHECK(den.bob.asks("JOIN #Den") == by_bob + "JOIN #Den\n"
                                                ":irc.chatd 353 bob = #Den :@bob\n"
                                                ":irc.chatd 366 bob #Den :End of /NAMES list\n");
    CHECK_THAT(den.bob.asks("MODE #den"), contains_text(":irc.chatd 324 bob #Den +\n"));
}

TEST_CASE("irc PART: ten thousand rooms that were joined and left are gone") {
    const JournalKind kind = GENERATE(JournalKind::memory, JournalKind::delaying);
    IrcHouse house(kind);
    IrcPerson ann(house, "ann");
    const std::size_t before = house.lobby.rooms();
    for (int n = 0; n < 10'000; ++n) {
        const std::string channel = "#room" + std::to_string(n);
        ann.types("JOIN " + channel + "\nPRIVMSG " + channel + " :hi\nPART " + channel + "\n");
        ann.sees();
    }
    ann.types("JOIN #last\nPART #last\n");
    CHECK(house.lobby.rooms() == before);
}
