// Coming into rooms on irc.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/den.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("irc JOIN: the first in a room makes it, is its op, and is told who is there") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("JOIN #den") == by_ann + "JOIN #den\n"
                                            ":irc.chatd 353 ann = #den :@ann\n"
                                            ":irc.chatd 366 ann #den :End of /NAMES list\n");
    REQUIRE(house.lobby.find("den"));
    CHECK(house.lobby.find("den")->members() == 1);
}

TEST_CASE("irc JOIN: who comes later is heard by all, and is told what the room is about") {
    Den den;
    den.ann.types("TOPIC #den :bees\n");
    den.look_away();
    IrcPerson cat(den.house, "cat");
    CHECK(cat.asks("JOIN #DEN") == ":cat!~cat@192.0.2.1 JOIN #den\n"
                                   ":irc.chatd 332 cat #den :bees\n"
                                   ":irc.chatd 333 cat #den ann 1800000000\n"
                                   ":irc.chatd 353 cat = #den :@ann bob cat\n"
                                   ":irc.chatd 366 cat #den :End of /NAMES list\n");
    CHECK(den.ann.sees() == ":cat!~cat@192.0.2.1 JOIN #den\n");
    CHECK(den.house.audit.count("join cat den") == 1);
}

TEST_CASE("irc JOIN: with extended-join the real name is told, and no account") {
    Den den("extended-join");
    IrcPerson cat(den.house, "cat");
    cat.types("JOIN #den\n");
    CHECK(den.ann.sees() == ":cat!~cat@192.0.2.1 JOIN #den * :The real cat\n");
    CHECK(den.bob.sees() == ":cat!~cat@192.0.2.1 JOIN #den\n");
}

TEST_CASE("irc JOIN: a room that a listener is bound to gives nobody +o for being first") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("JOIN #Lobby") == by_ann + "JOIN #lobby\n"
                                              ":irc.chatd 353 ann = #lobby :ann\n"
                                              ":irc.chatd 366 ann #lobby :End of /NAMES list\n");
}

TEST_CASE("irc JOIN: who is there already is told nothing") {
    Den den;
    CHECK(den.bob.asks("JOIN #den") == "");
    CHECK(den.bob.asks("JOIN #DEN,#den") == "");
    CHECK(den.ann.sees() == "");
}

TEST_CASE("irc JOIN: a list of channels takes a list of keys, each at its place") {
    IrcHouse house;
    IrcPerson ann(house, "ann"), bob(house, "bob");
    ann.types("JOIN #a,#b,#c\nMODE #a +k one\nMODE #c +k one\n");
    const std::string seen = bob.asks("JOIN #a,#b,#c one,,one");
    CHECK_THAT(seen, contains_text("366 bob #a "));
    CHECK_THAT(seen, contains_text("366 bob #b "));
    CHECK_THAT(seen, contains_text("366 bob #c "));
    IrcPerson cat(house, "cat");
    CHECK_THAT(cat.asks("JOIN #a,,#c one,one"), contains_text(":irc.chatd 475 cat #c :Cannot join channel (+k)\n"));
}

TEST_CASE("irc JOIN: names that no room can have") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    const std::size_t rooms = house.lobby.rooms();
    CHECK(ann.asks("JOIN den") == ":irc.chatd 403 ann den :No such channel\n");
    CHECK(ann.asks("JOIN &den") == ":irc.chatd 403 ann &den :No such channel\n");
    CHECK(ann.asks("JOIN #") == ":irc.chatd 476 ann # :Bad Channel Mask\n");
    CHECK(ann.asks("JOIN #a:b") == ":irc.chatd 476 ann #a:b :Bad Channel Mask\n");
    CHECK(ann.asks("JOIN ##den") == ":irc.chatd 476 ann ##den :Bad Channel Mask\n");
    CHECK(ann.asks("JOIN :#a b") == ":irc.chatd 476 ann #a_b :Bad Channel Mask\n");
    const std::string longest = "#" + std::string(49, 'x');
    CHECK(ann.asks("JOIN " + longest + "x") == ":irc.chatd 403 ann " + longest + "x :No such channel\n");
    CHECK(ann.asks("JOIN #a,0") == by_ann + "JOIN #a\n"
                                            ":irc.chatd 353 ann = #a :@ann\n"
                                            ":irc.chatd 366 ann #a :End of /NAMES list\n"
                                            ":irc.chatd 403 ann 0 :No such channel\n");
    CHECK(house.lobby.rooms() == rooms + 1);
    CHECK_THAT(ann.asks("JOIN " + longest), contains_text(" 366 "));
}

TEST_CASE("irc JOIN: without a channel it lacks a parameter") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("JOIN") == ":irc.chatd 461 ann JOIN :Not enough parameters\n");
    CHECK(ann.asks("JOIN :") == ":irc.chatd 461 ann JOIN :Not enough parameters\n");
    CHECK(ann.asks("JOIN ,,") == ":irc.chatd 461 ann JOIN :Not enough parameters\n");
}

TEST_CASE("irc JOIN: nobody is in more rooms than the option channels says") {
    IrcHouse house;
    house.set("channels", std::uint64_t{2});
    IrcPerson ann(house, "ann");
    ann.asks("JOIN #a,#b");
    CHECK(ann.asks("JOIN #c") == ":irc.chatd 405 ann #c :You have joined too many channels\n");
    CHECK(!house.lobby.find("c"));
    ann.asks("PART #a");
    CHECK_THAT(ann.asks("JOIN #c"), contains_text(" 366 ann #c "));
}

TEST_CASE("irc JOIN: each door that is closed has its numeric") {
    Den den;
    IrcPerson cat(den.house, "cat");
    den.ann.types("MODE #den +i\n");
    CHECK(cat.asks("JOIN #den") == ":irc.chatd 473 cat #den :Cannot join channel (+i)\n");
    den.ann.types("MODE #den -i+k bees\n");
    CHECK(cat.asks("JOIN #den") == ":irc.chatd 475 cat #den :Cannot join channel (+k)\n");
    CHECK(cat.asks("JOIN #den wasps") == ":irc.chatd 475 cat #den :Cannot join channel (+k)\n");
    den.ann.types("MODE #den -k+l x 2\n");
    CHECK(cat.asks("JOIN #den") == ":irc.chatd 471 cat #den :Cannot join channel (+l)\n");
    den.ann.types("MODE #den -l+b CAT\n");
    CHECK(cat.asks("JOIN #den") == ":irc.chatd 474 cat #den :Cannot join channel (+b)\n");
    CHECK(den.house.audit.count("refused cat") == 5);
    den.ann.types("MODE #den +e *!~cat@*\n");
    CHECK_THAT(cat.asks("JOIN #den"), contains_text(" 366 cat #den "));
}

TEST_CASE("irc JOIN: +I opens a room that is +i") {
    Den den;
    IrcPerson cat(den.house, "cat");
    den.ann.types("MODE #den +iI c*!*@192.0.2.*\n");
    CHECK_THAT(cat.asks("JOIN #den"), contains_text(" 366 cat #den "));
}

TEST_CASE("irc JOIN: 0 is all rooms' PART") {
    Den den;
    den.bob.types("JOIN #attic\n");
    den.bob.sees();
    CHECK(den.bob.asks("JOIN 0") == by_bob + "PART #den\n" + by_bob + "PART #attic\n");
    CHECK(den.ann.sees() == by_bob + "PART #den\n");
    CHECK(!den.house.lobby.find("attic"));
    CHECK(den.bob.asks("JOIN 0") == "");
}

TEST_CASE("irc JOIN: the names of a large room leave no faster than they are read") {
    IrcHouse house;
    std::vector<std::unique_ptr<IrcPerson>> crowd;
    for (int n = 0; n < 1'500; ++n) {
        crowd.push_back(std::make_unique<IrcPerson>(house, "somebody-with-a-long-name-" + std::to_string(n)));
        crowd.back()->types("JOIN #lobby\n");
        for (const auto& person : crowd) person->sees();
    }
    IrcPerson ann(house, "ann", "userhost-in-names");
    ann.session().reads_nothing();
    ann.types("JOIN #lobby,#den\nPING x\n");
    const std::string first = ann.sees();
    CHECK(first.size() < 40'000);
    crowd[0]->types("PART #lobby\n"); // heard between two lines
    std::string rest;
    for (int reads = 0; reads < 20; ++reads) {
        ann.session().reads_all();
        ann.session().reads_nothing();
        rest += ann.sees();
    }
    CHECK_THAT(rest, contains_text("PART #lobby\n:irc.chatd 353 "));
    CHECK_THAT(rest, contains_text("366 ann #lobby :End of /NAMES list\n" + by_ann + "JOIN #den\n"));
    CHECK_THAT(rest, ends_with_text("PONG irc.chatd :x\n"));
}
