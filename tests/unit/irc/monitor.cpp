// MONITOR: hearing of names that are taken and freed, and with extended-monitor of who has them.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/foreigner.hpp"
#include "tests/unit/irc/people.hpp"

#include <optional>
#include <string>

using namespace chat;
using namespace chat::test;

namespace {

const std::string bob_came = ":irc.chatd 730 ann :Bob!~Bob@192.0.2.1\n";
const std::string end = ":irc.chatd 733 ann :End of MONITOR list\n";

} // namespace

TEST_CASE("irc MONITOR: who is here and who is not is told at once, and then as they come and go") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    std::optional<IrcPerson> bob(std::in_place, house, "Bob");
    CHECK(ann.asks("MONITOR + bob,Al") == bob_came + ":irc.chatd 731 ann :Al\n");
    bob->types("QUIT\n");
    CHECK(ann.sees() == ":irc.chatd 731 ann :Bob\n");
    bob.emplace(house, "Bob");
    CHECK(ann.sees() == bob_came);
    CHECK(ann.asks("MONITOR S") == bob_came + ":irc.chatd 731 ann :Al\n");
    const Foreigner al(house, "AL", "broadcast");
    CHECK(ann.sees() == ":irc.chatd 730 ann :AL!broadcast@192.0.2.7\n");
}

TEST_CASE("irc MONITOR: a name that is changed is free, and another is taken, and its case is nothing") {
    IrcHouse house;
    IrcPerson ann(house, "ann"), bob(house, "Bob");
    ann.asks("MONITOR + bob,rob");
    bob.types("NICK BOB\n");
    CHECK(ann.sees().empty());
    bob.types("NICK Rob\n");
    CHECK(ann.sees() == ":irc.chatd 731 ann :BOB\n:irc.chatd 730 ann :Rob!~Bob@192.0.2.1\n");
}

TEST_CASE("irc MONITOR: the list is shown, shortened and cleared") {
    IrcHouse house;
    IrcPerson ann(house, "ann"), bob(house, "Bob");
    CHECK(ann.asks("MONITOR L") == end);
    ann.asks("MONITOR + Zoe,Bob");
    CHECK(ann.asks("MONITOR + ZOE") == ":irc.chatd 731 ann :ZOE\n"); // it was there
    CHECK(ann.asks("MONITOR L") == ":irc.chatd 732 ann :Bob,Zoe\n" + end);
    CHECK(ann.asks("MONITOR - bob,nobody").empty());
    CHECK(ann.asks("MONITOR L") == ":irc.chatd 732 ann :Zoe\n" + end);
    bob.types("QUIT\n");
    CHECK(ann.sees().empty());
    CHECK(ann.asks("MONITOR c").empty());
    CHECK(ann.asks("MONITOR L") == end);
    CHECK(ann.asks("MONITOR S").empty());
}

TEST_CASE("irc MONITOR: what does not fit into the list is named, the rest is watched") {
    IrcHouse house;
    house.set("monitor_entries", std::uint64_t(2));
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("MONITOR + a,b,c,d,b") == ":irc.chatd 734 ann 2 c,d :Monitor list is full.\n"
                                             ":irc.chatd 731 ann :a,b\n");
    CHECK(ann.asks("MONITOR L") == ":irc.chatd 732 ann :a,b\n" + end);
}

TEST_CASE("irc MONITOR: nobody can be called by a mask, so nobody is watched by one") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("MONITOR + *!*@192.0.2.1") == ":irc.chatd 731 ann :*!*@192.0.2.1\n");
    const IrcPerson bob(house, "Bob");
    CHECK(ann.sees().empty());
    CHECK(ann.asks("MONITOR L") == end);
}

TEST_CASE("irc MONITOR: long lists are several lines") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    for (int name = 10; name < 90; ++name)
        CHECK(ann.asks("MONITOR + a-name-that-is-long-" + std::to_string(name)).find(" 731 ") != std::string::npos);
    const std::string seen = ann.asks("MONITOR L");
    std::size_t lines = 0;
    for (std::size_t at = 0; (at = seen.find(" 732 ann :a-name", at)) != seen.npos; ++at) ++lines;
    CHECK(lines == 4);
    CHECK(seen.find("-89\n" + end) != seen.npos);
}

TEST_CASE("irc MONITOR: something else, or nothing to watch") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("MONITOR") == ":irc.chatd 461 ann MONITOR :Not enough parameters\n");
    CHECK(ann.asks("MONITOR +") == ":irc.chatd 461 ann MONITOR :Not enough parameters\n");
    CHECK(ann.asks("MONITOR ? bob") == ":irc.chatd 400 ann MONITOR ? :Unknown subcommand: it is one of + - C L S\n");
}

TEST_CASE("irc extended-monitor: away and real name of who is watched are told without a common room") {
    IrcHouse house;
    IrcPerson ann(house, "ann", "extended-monitor away-notify setname"), bob(house, "Bob");
    IrcPerson cy(house, "cy", "away-notify setname"), dan(house, "dan", "extended-monitor");
    ann.asks("MONITOR + bob"), cy.asks("MONITOR + bob"), dan.asks("MONITOR + bob");
    bob.types("AWAY :lunch\nAWAY\nSETNAME :Robert\n");
    CHECK(ann.sees() == ":Bob!~Bob@192.0.2.1 AWAY :lunch\n:Bob!~Bob@192.0.2.1 AWAY\n"
                        ":Bob!~Bob@192.0.2.1 SETNAME :Robert\n");
    CHECK(cy.sees().empty());                                                  // without extended-monitor
    CHECK(dan.sees().empty());                                                 // without what it extends
    CHECK(ann.asks("SETNAME :Anna") == ":ann!~ann@192.0.2.1 SETNAME :Anna\n"); // one's own, wherever one is
    ann.asks("MONITOR - bob");
    bob.types("AWAY :lunch\n");
    CHECK(ann.sees().empty());
}

TEST_CASE("irc extended-monitor: who shares a room with him hears it once") {
    IrcHouse house;
    IrcPerson ann(house, "ann", "extended-monitor away-notify"), bob(house, "Bob");
    ann.types("MONITOR + bob\nJOIN #den\n"), bob.types("JOIN #den\n");
    ann.sees();
    bob.types("AWAY :lunch\n");
    CHECK(ann.sees() == ":Bob!~Bob@192.0.2.1 AWAY :lunch\n");
}
