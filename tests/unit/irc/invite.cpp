// Asking people into rooms on irc.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/den.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("irc INVITE: he is told, the asker is told so, and the door is open once") {
    Den den;
    IrcPerson cat(den.house, "cat");
    den.ann.types("MODE #den +ib cat\n");
    den.look_away();
    CHECK(den.ann.asks("INVITE CAT #DEN") == ":irc.chatd 341 ann cat #den\n");
    CHECK(cat.sees() == by_ann + "INVITE cat #den\n");
    CHECK(den.bob.sees() == "");
    CHECK(den.house.audit.count("invite ann den cat") == 1);
    CHECK_THAT(cat.asks("JOIN #den"), contains_text(" 366 cat #den "));
    cat.types("PART #den\n");
    cat.sees();
    CHECK(cat.asks("JOIN #den") == ":irc.chatd 473 cat #den :Cannot join channel (+i)\n");
}

TEST_CASE("irc INVITE: without parameters it lists the rooms that wait for him") {
    Den den;
    IrcPerson cat(den.house, "cat");
    CHECK(cat.asks("INVITE") == ":irc.chatd 337 cat :End of /INVITE list\n");
    den.ann.types("JOIN #attic\nINVITE cat #den\nINVITE cat #attic\n");
    cat.sees();
    CHECK(cat.asks("INVITE") == ":irc.chatd 336 cat #attic\n"
                                ":irc.chatd 336 cat #den\n"
                                ":irc.chatd 337 cat :End of /INVITE list\n");
    cat.types("JOIN #den\n");
    cat.sees();
    CHECK(cat.asks("INVITE") == ":irc.chatd 336 cat #attic\n:irc.chatd 337 cat :End of /INVITE list\n");
}

TEST_CASE("irc INVITE: each thing that can be wrong has its numeric") {
    Den den;
    IrcPerson cat(den.house, "cat");
    CHECK(den.ann.asks("INVITE cat #none") == ":irc.chatd 403 ann #none :No such channel\n");
    CHECK(den.ann.asks("INVITE nobody #den") == ":irc.chatd 401 ann nobody :No such nick/channel\n");
    CHECK(den.ann.asks("INVITE BOB #den") == ":irc.chatd 443 ann BOB #den :is already on channel\n");
    CHECK(cat.asks("INVITE bob #den") == ":irc.chatd 442 cat #den :You're not on that channel\n");
    CHECK(den.ann.asks("INVITE cat") == ":irc.chatd 461 ann INVITE :Not enough parameters\n");
    CHECK(den.ann.asks("INVITE :") == ":irc.chatd 461 ann INVITE :Not enough parameters\n");
    den.ann.types("MODE #den +i\n");
    den.look_away();
    CHECK(den.bob.asks("INVITE cat #den") == ":irc.chatd 482 bob #den :You're not channel operator\n");
    CHECK(cat.sees() == "");
}

TEST_CASE("irc INVITE: who is no op asks, and opens no doors") {
    Den den;
    IrcPerson cat(den.house, "cat");
    den.ann.types("MODE #den +b cat\n");
    den.look_away();
    CHECK(den.bob.asks("INVITE cat #den") == ":irc.chatd 341 bob cat #den\n");
    CHECK(cat.sees() == by_bob + "INVITE cat #den\n");
    CHECK(cat.asks("JOIN #den") == ":irc.chatd 474 cat #den :Cannot join channel (+b)\n");
}

TEST_CASE("irc INVITE: who is away says so") {
    Den den;
    IrcPerson cat(den.house, "cat");
    cat.types("AWAY :lunch\n");
    CHECK(den.ann.asks("INVITE cat #den") == ":irc.chatd 341 ann cat #den\n:irc.chatd 301 ann cat :lunch\n");
}

TEST_CASE("irc INVITE: with invite-notify whoever is in the room hears of it, the asker does not") {
    Den den("invite-notify", "invite-notify");
    IrcPerson cat(den.house, "cat", "invite-notify");
    CHECK(den.ann.asks("INVITE cat #den") == ":irc.chatd 341 ann cat #den\n");
    CHECK(den.bob.sees() == by_ann + "INVITE cat #den\n");
    CHECK(cat.sees() == by_ann + "INVITE cat #den\n");
}

TEST_CASE("irc INVITE: a room does not remember those who are gone for ever") {
    Den den;
    for (int n = 0; n < 250; ++n) {
        IrcPerson guest(den.house, "guest");
        den.ann.types("INVITE guest #den\n");
    }
    CHECK(den.room()->rules().invited.size() <= 100);
}
