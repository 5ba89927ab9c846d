// WHO: people in a room, people by name, people by mask.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/foreigner.hpp"
#include "tests/unit/irc/people.hpp"

#include <memory>
#include <string>
#include <vector>

using namespace chat;
using namespace chat::test;
using namespace std::string_literals;

namespace {

// One line of 352.
std::string row(const std::string& room, const std::string& nick, const std::string& flags) {
    return ":irc.chatd 352 ann " + room + " ~" + nick + " 192.0.2.1 irc.chatd " + nick + " " + flags + " :0 The real " +
           nick + "\n";
}
std::string end(const std::string& mask) { return ":irc.chatd 315 ann " + mask + " :End of WHO list\n"; }

struct Town {
    IrcHouse house;
    IrcPerson ann{house, "ann"}, bob{house, "Bob"};
};

} // namespace

TEST_CASE("irc WHO: a channel's people are told by name, with their signs and whether they are away") {
    Town town;
    town.bob.types("JOIN #den\nAWAY :lunch\n");
    town.ann.types("JOIN #den\n");
    town.ann.sees();
    CHECK(town.ann.asks("WHO #den") == row("#den", "ann", "H") + row("#den", "Bob", "G@") + end("#den"));
    CHECK(town.ann.asks("WHO #DEN") == row("#den", "ann", "H") + row("#den", "Bob", "G@") + end("#DEN"));
    CHECK(town.ann.asks("WHO #none") == end("#none"));
}

TEST_CASE("irc WHO: with multi-prefix all signs are told") {
    IrcHouse house;
    IrcPerson ann(house, "ann", "multi-prefix");
    ann.types("JOIN #den\nMODE #den +v ann\n");
    ann.sees();
    CHECK(ann.asks("WHO #den") == row("#den", "ann", "H@+") + end("#den"));
}

TEST_CASE("irc WHO: a nick is one person, in any case of its letters, in a room that they share") {
    Town town;
    town.bob.types("JOIN #den\n");
    CHECK(town.ann.asks("WHO bob") == row("*", "Bob", "H") + end("bob"));
    town.ann.types("JOIN #den\n"), town.ann.sees();
    CHECK(town.ann.asks("WHO bob") == row("#den", "Bob", "H@") + end("bob"));
    CHECK(town.ann.asks("WHO nobody") == end("nobody"));
}

TEST_CASE("irc WHO: a mask fits nick, user, host, real name, server, or the whole address") {
    Town town;
    const std::string bob = row("*", "Bob", "H"), both = row("*", "ann", "H") + bob;
    for (const std::string mask : {"b*", "B?b", "~bo*", "the*bob", "bob!*@*", "~bob@192.0.2.?"})
        CHECK(town.ann.asks("WHO :" + mask) == bob + end(mask));
    for (const std::string mask : {"0", "*", "192.0.2.*", "192.0.2.1", "*.chatd"})
        CHECK(town.ann.asks("WHO " + mask) == both + end(mask));
    CHECK(town.ann.asks("WHO") == both + end("*"));
    CHECK(town.ann.asks("WHO 10.*") == end("10.*"));
}

TEST_CASE("irc WHO: who is invisible is found by whom he shares a room with, by himself, and by his whole name") {
    Town town;
    town.bob.types("JOIN #den\nMODE Bob +i\n");
    CHECK(town.ann.asks("WHO *") == row("*", "ann", "H") + end("*"));
    CHECK(town.ann.asks("WHO #den") == end("#den"));
    CHECK(town.ann.asks("WHO Bob") == row("*", "Bob", "H") + end("Bob"));
    town.bob.sees();
    CHECK(town.bob.asks("WHO b*").find(" 352 Bob #den ") != std::string::npos);
    town.ann.types("JOIN #den\n");
    town.ann.sees();
    CHECK(town.ann.asks("WHO b*") == row("#den", "Bob", "H@") + end("b*"));
    CHECK(town.ann.asks("WHO #den") == row("#den", "ann", "H") + row("#den", "Bob", "H@") + end("#den"));
}

TEST_CASE("irc WHO: a secret room is told to nobody outside") {
    Town town;
    town.bob.types("JOIN #den\nMODE #den +s\n");
    CHECK(town.ann.asks("WHO #den") == end("#den"));
    CHECK(town.ann.asks("WHO Bob") == row("*", "Bob", "H") + end("Bob"));
    town.ann.types("JOIN #den\n");
    town.ann.sees();
    CHECK(town.ann.asks("WHO Bob") == row("#den", "Bob", "H@") + end("Bob"));
}

TEST_CASE("irc WHO: o leaves operators alone, and bots have a B") {
    Town town;
    town.bob.types("MODE Bob +B\n");
    CHECK(town.ann.asks("WHO Bob") == row("*", "Bob", "HB") + end("Bob"));
    CHECK(town.ann.asks("WHO * o") == end("*"));
}

TEST_CASE("irc WHO: people of other protocols are there, and labels as they are listed, behind the names") {
    Town town;
    const Foreigner al(town.house, "Al", "broadcast");
    const Foreigner pat(town.house, "Pat", "peer", NameKind::label);
    const std::string als = ":irc.chatd 352 ann #lobby broadcast 192.0.2.7 irc.chatd Al H :0 Al\n";
    const std::string pats = ":irc.chatd 352 ann #lobby peer 192.0.2.7 irc.chatd Pat/peer H :0 Pat\n";
    CHECK(town.ann.asks("WHO #lobby") == als + pats + end("#lobby"));
    CHECK(town.ann.asks("WHO al") == ":irc.chatd 352 ann * broadcast 192.0.2.7 irc.chatd Al H :0 Al\n" + end("al"));
    town.ann.types("JOIN #lobby\n"), town.ann.sees();
    CHECK(town.ann.asks("WHO pat/peer") == pats + end("pat/peer"));
    CHECK(town.ann.asks("WHO peer") == pats + end("peer"));
    CHECK(town.ann.asks("WHO *") == als + row("#lobby", "ann", "H") + row("*", "Bob", "H") + pats + end("*"));
}

TEST_CASE("irc WHO: of more labels than leave at once, each is told once, piece by piece") {
    Town town;
    std::vector<std::unique_ptr<Foreigner>> crowd;
    std::string rows;
    for (int n = 1000; n < 2000; ++n) {
        const std::string name = "p" + std::to_string(n);
        crowd.push_back(std::make_unique<Foreigner>(town.house, name, "peer", NameKind::label));
        rows.append(":irc.chatd 352 ann * peer 192.0.2.7 irc.chatd " + name + "/peer H :0 " + name + "\n");
    }
    town.ann.session().reads_nothing();
    const std::string first = town.ann.asks("WHO peer");
    CHECK(first.size() < 64 * 1024);
    town.ann.session().reads_all();
    CHECK(first + town.ann.sees() == rows + end("peer"));
}

TEST_CASE("irc WHO: WHOX has the fields that were asked for, and a token") {
    Town town;
    town.bob.types("JOIN #den\n"), town.ann.types("JOIN #den\n"), town.ann.sees();
    town.house.clock.time += std::chrono::seconds(90);
    CHECK(town.ann.asks("WHO Bob %tn,321") == ":irc.chatd 354 ann 321 Bob\n" + end("Bob"));
    CHECK(town.ann.asks("WHO Bob %tcuihsnfdlaor,12") ==
          ":irc.chatd 354 ann 12 #den ~Bob 192.0.2.1 192.0.2.1 irc.chatd Bob H@ 0 90 0 n/a :The real Bob\n" +
              end("Bob"));
    CHECK(town.ann.asks("WHO * o%n") == end("*"));
}
