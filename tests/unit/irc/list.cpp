// Which rooms there are, as irc lists them.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/den.hpp"

#include <chrono>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

// LIST with these conditions, without its first line and its last: "#den #lobby".
std::string listed(IrcPerson& person, std::string_view conditions) {
    const std::string seen = person.asks("LIST " + std::string(conditions));
    std::string names;
    for (std::size_t at = 0; (at = seen.find(" 322 ", at)) != seen.npos; ++at) {
        const std::size_t begin = seen.find('#', at);
        names += (names.empty() ? "" : " ") + seen.substr(begin, seen.find(' ', begin) - begin);
    }
    return names;
}

} // namespace

TEST_CASE("irc LIST: every room, how many are in it, and what it is about") {
    Den den;
    den.ann.types("TOPIC #den :bees\n");
    den.look_away();
    CHECK(den.bob.asks("LIST") == ":irc.chatd 321 bob Channel :Users  Name\n"
                                  ":irc.chatd 322 bob #den 2 :bees\n"
                                  ":irc.chatd 322 bob #lobby 0 :\n"
                                  ":irc.chatd 323 bob :End of /LIST\n");
}

TEST_CASE("irc LIST: rooms by name, and what is no room is no error") {
    Den den;
    CHECK(den.bob.asks("LIST #DEN,#none,#den,x") == ":irc.chatd 321 bob Channel :Users  Name\n"
                                                    ":irc.chatd 322 bob #den 2 :\n"
                                                    ":irc.chatd 323 bob :End of /LIST\n");
}

TEST_CASE("irc LIST: a secret room is for who is in it") {
    Den den;
    den.ann.types("MODE #den +s\n");
    IrcPerson cat(den.house, "cat");
    CHECK(listed(cat, "") == "#lobby");
    CHECK(listed(cat, "#den") == "");
    CHECK(listed(den.bob, "") == "#den #lobby");
    CHECK(listed(den.bob, "#den") == "#den");
}

TEST_CASE("irc LIST: masks, counts and ages") {
    Den den; // begins at minute 0
    den.house.clock.time += 3min;
    den.ann.types("JOIN #attic\nTOPIC #den :bees\n");
    den.house.clock.time += 1min;
    den.look_away();
    CHECK(listed(den.bob, "#a*") == "#attic");
    CHECK(listed(den.bob, "#a*,*e*") == "#attic #den");
    CHECK(listed(den.bob, "!#a*,!#l*") == "#den");
    CHECK(listed(den.bob, ">1") == "#den");
    CHECK(listed(den.bob, ">0,<2") == "#attic");
    CHECK(listed(den.bob, "C<2") == "#attic");
    CHECK(listed(den.bob, "#den,C>3") == "#den");
    CHECK(listed(den.bob, "#attic,C>3") == "");
    CHECK(listed(den.bob, "T<2") == "#den");
    CHECK(listed(den.bob, "T>2") == "");
}

TEST_CASE("irc LIST: a long one leaves no faster than it is read, and each room once") {
    IrcHouse house;
    house.set("channels", std::uint64_t{1'000});
    IrcPerson ann(house, "ann"), bob(house, "bob");
    for (int n = 0; n < 500; ++n) {
        const std::string channel = "#room" + std::to_string(n);
        ann.types("JOIN " + channel + "\nTOPIC " + channel + " :" + std::string(100, 'x') + "\n");
    }
    ann.sees();
    bob.session().reads_nothing();
    bob.types("LIST\nPING x\n");
    const std::string first = bob.sees();
    CHECK(first.size() < 40'000);
    ann.types("PART #room499\n"); // it is no more when its turn comes
    std::string rest;
    for (int reads = 0; reads < 5; ++reads) {
        bob.session().reads_all();
        bob.session().reads_nothing();
        rest += bob.sees();
    }
    CHECK_THAT(rest, ends_with_text(":irc.chatd 323 bob :End of /LIST\n:irc.chatd PONG irc.chatd :x\n"));
    for (int n = 0; n < 500; ++n) {
        const std::string row = " 322 bob #room" + std::to_string(n) + " 1 ";
        const std::string all = first + rest;
        INFO(row);
        CHECK(all.find(row) == all.rfind(row));
        CHECK((all.find(row) == all.npos) == (n == 499));
    }
}

TEST_CASE("irc LIST: who takes his time to read it is not asked meanwhile whether he is there") {
    IrcHouse house;
    house.set("channels", std::uint64_t{1'000});
    IrcPerson ann(house, "ann"), bob(house, "bob");
    for (int n = 0; n < 1'000; ++n) {
        const std::string channel = "#room" + std::to_string(n);
        ann.types("JOIN " + channel + "\nTOPIC " + channel + " :" + std::string(100, 'x') + "\n");
    }
    ann.sees();
    bob.session().reads_nothing();
    bob.asks("LIST");
    house.timers.passes(10min);
    bob.session().reads_all();
    const std::string rest = bob.sees();
    CHECK(rest.find("PING") == rest.npos);
    CHECK_THAT(rest, ends_with_text(" 323 bob :End of /LIST\n"));
    CHECK(bob.asks("PING x") == ":irc.chatd PONG irc.chatd :x\n");
}
