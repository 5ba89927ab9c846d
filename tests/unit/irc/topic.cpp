// What rooms on irc are about.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/den.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("irc TOPIC: it is set, told to all, asked for, and taken away") {
    Den den;
    CHECK(den.bob.asks("TOPIC #den") == ":irc.chatd 331 bob #den :No topic is set\n");
    CHECK(den.bob.asks("TOPIC #DEN :bees and wasps") == by_bob + "TOPIC #den :bees and wasps\n");
    CHECK(den.ann.sees() == by_bob + "TOPIC #den :bees and wasps\n");
    CHECK(den.ann.asks("TOPIC #den") == ":irc.chatd 332 ann #den :bees and wasps\n"
                                        ":irc.chatd 333 ann #den bob 1800000000\n");
    CHECK(den.ann.asks("TOPIC #den :") == by_ann + "TOPIC #den :\n");
    CHECK(den.bob.sees() == by_ann + "TOPIC #den :\n");
    CHECK(den.bob.asks("TOPIC #den") == ":irc.chatd 331 bob #den :No topic is set\n");
    CHECK(den.house.audit.count("topic bob den bees and wasps") == 1);
}

TEST_CASE("irc TOPIC: with +t only ops set it") {
    Den den;
    den.ann.types("MODE #den +tv bob\n");
    den.look_away();
    CHECK(den.bob.asks("TOPIC #den :bees") == ":irc.chatd 482 bob #den :You're not channel operator\n");
    CHECK(den.ann.sees() == "");
    CHECK(den.ann.asks("TOPIC #den :wasps") == by_ann + "TOPIC #den :wasps\n");
    den.ann.types("MODE #den -t\n");
    den.look_away();
    CHECK(den.bob.asks("TOPIC #den :bees") == by_bob + "TOPIC #den :bees\n");
}

TEST_CASE("irc TOPIC: who may not speak does not speak through the topic") {
    Den den;
    den.ann.types("MODE #den +m\n");
    den.look_away();
    CHECK(den.bob.asks("TOPIC #den :bees") == ":irc.chatd 404 bob #den :Cannot send to channel\n");
    den.ann.types("MODE #den -m+b bob\n");
    den.look_away();
    CHECK(den.bob.asks("TOPIC #den :bees") == ":irc.chatd 404 bob #den :Cannot send to channel\n");
    den.ann.types("MODE #den +v bob\n");
    den.look_away();
    CHECK(den.bob.asks("TOPIC #den :bees") == by_bob + "TOPIC #den :bees\n");
}

TEST_CASE("irc TOPIC: from outside it may be asked for, not set, and of a secret room neither") {
    Den den;
    den.ann.types("TOPIC #den :bees\n");
    IrcPerson cat(den.house, "cat");
    CHECK(cat.asks("TOPIC #den") == ":irc.chatd 332 cat #den :bees\n:irc.chatd 333 cat #den ann 1800000000\n");
    CHECK(cat.asks("TOPIC #den :wasps") == ":irc.chatd 442 cat #den :You're not on that channel\n");
    CHECK(cat.asks("TOPIC #none") == ":irc.chatd 403 cat #none :No such channel\n");
    CHECK(cat.asks("TOPIC") == ":irc.chatd 461 cat TOPIC :Not enough parameters\n");
    den.ann.types("MODE #den +s\n");
    CHECK(cat.asks("TOPIC #den") == ":irc.chatd 442 cat #den :You're not on that channel\n");
}

TEST_CASE("irc TOPIC: formatting stays, other control characters do not, and TOPICLEN holds") {
    Den den;
    CHECK(den.ann.asks("TOPIC #den :\x02"
                       "bold\x0f \x01wild\x1b") == by_ann + "TOPIC #den :\x02"
                                                            "bold\x0f  wild \n");
    const std::string longest(389, 'x');
    den.bob.sees();
    CHECK(den.ann.asks("TOPIC #den :" + longest + "\xc3\xa4") == by_ann + "TOPIC #den :" + longest + "\n");
}

TEST_CASE("irc TOPIC: in a room that a listener is bound to, anybody sets it until an operator says +t") {
    IrcHouse house;
    IrcPerson ann(house, "ann"), bob(house, "bob");
    ann.asks("JOIN #lobby"), bob.asks("JOIN #lobby");
    promote(house, "ann");
    CHECK(bob.asks("TOPIC #lobby :bees") == by_bob + "TOPIC #lobby :bees\n");
    ann.types("MODE #lobby +t\n");
    bob.sees();
    CHECK(bob.asks("TOPIC #lobby :wasps") == ":irc.chatd 482 bob #lobby :You're not channel operator\n");
    ann.sees();
    CHECK(ann.asks("TOPIC #lobby :honey") == by_ann + "TOPIC #lobby :honey\n");
}
