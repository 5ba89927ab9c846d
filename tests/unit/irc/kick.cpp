// Putting people out of rooms on irc.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/den.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("irc KICK: everybody hears it, the kicked too, and he is out") {
    Den den;
    CHECK(den.ann.asks("KICK #DEN BOB :no wasps") == by_ann + "KICK #den bob :no wasps\n");
    CHECK(den.bob.sees() == by_ann + "KICK #den bob :no wasps\n");
    CHECK(den.room()->members() == 1);
    CHECK(den.bob.asks("PART #den") == ":irc.chatd 442 bob #den :You're not on that channel\n");
    CHECK_THAT(den.bob.asks("JOIN #den"), contains_text(" 366 "));
}

TEST_CASE("irc KICK: without a reason it is the kicker's nick") {
    Den den;
    CHECK(den.ann.asks("KICK #den bob") == by_ann + "KICK #den bob :ann\n");
    den.bob.types("JOIN #den\n");
    den.ann.sees();
    CHECK(den.ann.asks("KICK #den bob :") == by_ann + "KICK #den bob :ann\n");
}

TEST_CASE("irc KICK: lists are told one by one") {
    Den den;
    IrcPerson cat(den.house, "cat");
    cat.types("JOIN #den\n");
    den.look_away();
    CHECK(den.ann.asks("KICK #den bob,,cat,bob :out") ==
          by_ann + "KICK #den bob :out\n" + by_ann + "KICK #den cat :out\n" +
              ":irc.chatd 441 ann bob #den :They aren't on that channel\n");
    den.ann.types("JOIN #attic\n");
    den.bob.types("JOIN #den,#attic\n"), cat.types("JOIN #attic\n");
    den.look_away();
    CHECK(den.ann.asks("KICK #den,#attic bob,cat :out") ==
          by_ann + "KICK #den bob :out\n" + by_ann + "KICK #attic cat :out\n");
}

TEST_CASE("irc KICK: each thing that can be wrong has its numeric") {
    Den den;
    IrcPerson cat(den.house, "cat");
    CHECK(den.ann.asks("KICK #none bob") == ":irc.chatd 403 ann #none :No such channel\n");
    CHECK(den.ann.asks("KICK #den nobody") == ":irc.chatd 401 ann nobody :No such nick/channel\n");
    CHECK(den.ann.asks("KICK #den CAT") == ":irc.chatd 441 ann cat #den :They aren't on that channel\n");
    CHECK(cat.asks("KICK #den bob") == ":irc.chatd 442 cat #den :You're not on that channel\n");
    CHECK(den.bob.asks("KICK #den ann") == ":irc.chatd 482 bob #den :You're not channel operator\n");
    CHECK(den.ann.asks("KICK #den") == ":irc.chatd 461 ann KICK :Not enough parameters\n");
    CHECK(den.ann.asks("KICK #den :") == ":irc.chatd 461 ann KICK :Not enough parameters\n");
    CHECK(den.ann.asks("KICK #den,#attic bob") == ":irc.chatd 461 ann KICK :Not enough parameters\n");
    std::string many = "x";
    for (int n = 0; n < 20; ++n) many += ",x";
    CHECK(den.ann.asks("KICK #den " + many) == ":irc.chatd 407 ann " + many + " :Too many targets\n");
    CHECK(den.room()->members() == 2);
}

TEST_CASE("irc KICK: who puts himself out is no op any more, and the last one out closes the room") {
    Den den;
    CHECK(den.ann.asks("KICK #den ann,bob :me first") ==
          by_ann + "KICK #den ann :me first\n" + ":irc.chatd 442 ann #den :You're not on that channel\n");
    CHECK(den.room()->members() == 1);
    den.bob.types("JOIN #attic\n");
    den.bob.sees();
    CHECK(den.bob.asks("KICK #attic bob") == by_bob + "KICK #attic bob :bob\n");
    CHECK(!den.house.lobby.find("attic"));
}

TEST_CASE("irc KICK: a reason is one clean text, as long as KICKLEN says") {
    Den den;
    CHECK(den.ann.asks("KICK #den bob :a\x02"
                       "b\x01"
                       "c") == by_ann + "KICK #den bob :a b c\n");
    den.bob.types("JOIN #den\n");
    den.ann.sees();
    const std::string longest(390, 'x');
    CHECK(den.ann.asks("KICK #den bob :" + longest + "yy") == by_ann + "KICK #den bob :" + longest + "\n");
}

TEST_CASE("irc KICK: in a room that a listener is bound to, operators of the daemon do it") {
    IrcHouse house;
    IrcPerson ann(house, "ann"), bob(house, "bob");
    ann.asks("JOIN #lobby"), bob.asks("JOIN #lobby");
    ann.sees();
    CHECK(ann.asks("KICK #lobby bob") == ":irc.chatd 482 ann #lobby :You're not channel operator\n");
    promote(house, "ann");
    CHECK(ann.asks("KICK #lobby bob") == by_ann + "KICK #lobby bob :ann\n");
    bob.types("JOIN #den\n");
    ann.asks("JOIN #den");
    CHECK(ann.asks("KICK #den bob") == ":irc.chatd 482 ann #den :You're not channel operator\n"); // bob's own
}
