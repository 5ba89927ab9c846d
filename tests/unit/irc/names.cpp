// Who is in rooms, as irc lists it.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/den.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("irc NAMES: ops, then voices, have their sign, and both where the client knows multi-prefix") {
    Den den("multi-prefix");
    den.ann.types("MODE #den +vv ann bob\n");
    den.look_away();
    CHECK(den.bob.asks("NAMES #DEN") == ":irc.chatd 353 bob = #den :@ann +bob\n"
                                        ":irc.chatd 366 bob #den :End of /NAMES list\n");
    CHECK(den.ann.asks("NAMES #den") == ":irc.chatd 353 ann = #den :@+ann +bob\n"
                                        ":irc.chatd 366 ann #den :End of /NAMES list\n");
}

TEST_CASE("irc NAMES: userhost-in-names tells all of a name") {
    Den den("userhost-in-names");
    CHECK(den.ann.asks("NAMES #den") == ":irc.chatd 353 ann = #den :@ann!~ann@192.0.2.1 bob!~bob@192.0.2.1\n"
                                        ":irc.chatd 366 ann #den :End of /NAMES list\n");
}

TEST_CASE("irc NAMES: a secret room has @, for who is in it, and no names for others") {
    Den den;
    den.ann.types("MODE #den +s\n");
    den.look_away();
    CHECK(den.bob.asks("NAMES #den") == ":irc.chatd 353 bob @ #den :@ann bob\n"
                                        ":irc.chatd 366 bob #den :End of /NAMES list\n");
    IrcPerson cat(den.house, "cat");
    CHECK(cat.asks("NAMES #den") == ":irc.chatd 366 cat #den :End of /NAMES list\n");
}

TEST_CASE("irc NAMES: who is invisible is seen by who shares the room") {
    Den den;
    den.bob.types("MODE bob +i\n");
    den.look_away();
    IrcPerson cat(den.house, "cat");
    CHECK(cat.asks("NAMES #den") == ":irc.chatd 353 cat = #den :@ann\n:irc.chatd 366 cat #den :End of /NAMES list\n");
    CHECK_THAT(den.ann.asks("NAMES #den"), contains_text(" = #den :@ann bob\n"));
}

TEST_CASE("irc NAMES: what is no room has no names, and that is no error") {
    Den den;
    CHECK(den.ann.asks("NAMES #none,nonsense") == ":irc.chatd 366 ann #none :End of /NAMES list\n"
                                                  ":irc.chatd 366 ann nonsense :End of /NAMES list\n");
}

TEST_CASE("irc NAMES: without a room it is everybody that may be seen") {
    Den den;
    IrcPerson cat(den.house, "cat"), dog(den.house, "dog"), eel(den.house, "eel");
    cat.types("JOIN #attic\n");
    cat.sees();
    eel.types("MODE eel +i\n");
    CHECK(den.ann.asks("NAMES") == ":irc.chatd 353 ann = #attic :@cat\n"
                                   ":irc.chatd 353 ann = #den :@ann bob\n"
                                   ":irc.chatd 353 ann * * :dog\n"
                                   ":irc.chatd 366 ann * :End of /NAMES list\n");
    cat.types("MODE #attic +s\n");
    CHECK(den.ann.asks("NAMES") == ":irc.chatd 353 ann = #den :@ann bob\n"
                                   ":irc.chatd 353 ann * * :dog\n"
                                   ":irc.chatd 366 ann * :End of /NAMES list\n");
}

TEST_CASE("irc NAMES: of more people than leave at once, each is told once, in a room and in all") {
    IrcHouse house;
    std::vector<std::unique_ptr<IrcPerson>> crowd;
    for (int n = 1000; n < 2100; ++n) {
        crowd.push_back(std::make_unique<IrcPerson>(house, "p" + std::to_string(n)));
        if (n < 1600) crowd.back()->types("JOIN #lobby\n");
        crowd.back()->sees();
    }
    const auto told = [&](std::string_view asked) {
        std::istringstream lines(crowd.front()->asks(asked));
        std::vector<std::string> names;
        for (std::string line; std::getline(lines, line);) {
            if (line.find(" 353 ") == line.npos) continue;
            std::istringstream words(line.substr(line.find(" :") + 2));
            names.insert(names.end(), std::istream_iterator<std::string>(words), {});
        }
        return names;
    };
    std::vector<std::string> people;
    for (int n = 1000; n < 2100; ++n) people.push_back("p" + std::to_string(n));
    CHECK(told("NAMES") == people);
    people.resize(600);
    CHECK(told("NAMES #lobby") == people);
}

TEST_CASE("irc NAMES: a line holds as many as fit, and the list ends once") {
    IrcHouse house;
    std::vector<std::unique_ptr<IrcPerson>> crowd;
    for (int n = 10; n < 60; ++n) {
        crowd.push_back(std::make_unique<IrcPerson>(house, "a-name-of-twenty-bytes" + std::to_string(n)));
        crowd.back()->types("JOIN #lobby\n");
    }
    IrcPerson ann(house, "ann");
    std::string seen = ann.asks("NAMES #lobby");
    std::size_t lines = 0, names = 0;
    for (std::size_t at = 0; (at = seen.find(" 353 ", at)) != seen.npos; ++at) ++lines;
    for (std::size_t at = 0; (at = seen.find("twenty", at)) != seen.npos; ++at) ++names;
    CHECK(names == 50);
    CHECK(lines == 3);
    CHECK_THAT(seen, ends_with_text("\n:irc.chatd 366 ann #lobby :End of /NAMES list\n"));
}
