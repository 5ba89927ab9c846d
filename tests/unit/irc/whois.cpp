// WHOIS: all that is told of one person.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/foreigner.hpp"
#include "tests/unit/irc/people.hpp"

#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::string_literals;

namespace {

const std::string s = ":irc.chatd ";

std::string about(const std::string& numeric, const std::string& rest) { return s + numeric + " ann " + rest + "\n"; }

struct Town {
    IrcHouse house;
    IrcPerson ann{house, "ann"}, bob{house, "Bob"};

    const std::string user = about("311", "Bob ~Bob 192.0.2.1 * :The real Bob");
    const std::string server = about("312", "Bob irc.chatd :a chat room of many protocols");
    const std::string idle = about("317", "Bob 0 1800000000 :seconds idle, signon time");
    const std::string end = about("318", "Bob :End of /WHOIS list");
};

} // namespace

TEST_CASE("irc WHOIS: who it is, where he is, and for how long he has been silent") {
    Town town;
    CHECK(town.ann.asks("WHOIS Bob") == town.user + town.server + town.idle + town.end);
    town.house.clock.time += std::chrono::seconds(70);
    CHECK(town.ann.asks("WHOIS bob") == town.user + town.server +
                                            about("317", "Bob 70 1800000000 :seconds idle, signon time") +
                                            about("318", "bob :End of /WHOIS list"));
}

TEST_CASE("irc WHOIS, WHO: nobody is silent since a time to come, though the wall clock went back an hour") {
    Town town;
    town.house.clock.time -= std::chrono::hours(1);
    CHECK(town.ann.asks("WHOIS Bob") == town.user + town.server + town.idle + town.end);
    CHECK(town.ann.asks("WHO Bob %nl") == s + "354 ann Bob 0\n" + s + "315 ann Bob :End of WHO list\n");
}

TEST_CASE("irc WHOIS: a server may be named, or somebody who is on it") {
    Town town;
    const std::string all = town.user + town.server + town.idle + town.end;
    CHECK(town.ann.asks("WHOIS irc.chatd Bob") == all);
    CHECK(town.ann.asks("WHOIS *.chatd Bob") == all);
    CHECK(town.ann.asks("WHOIS Bob Bob") == all);
    CHECK(town.ann.asks("WHOIS irc.elsewhere Bob") == about("402", "irc.elsewhere :No such server"));
}

TEST_CASE("irc WHOIS: nobody, no name, or too many") {
    Town town;
    CHECK(town.ann.asks("WHOIS nobody") ==
          about("401", "nobody :No such nick/channel") + about("318", "nobody :End of /WHOIS list"));
    CHECK(town.ann.asks("WHOIS") == about("431", ":No nickname given"));
    CHECK(town.ann.asks("WHOIS irc.chatd :") == about("431", ":No nickname given"));
    CHECK(town.ann.asks("WHOIS Bob,ann") == about("407", "Bob,ann :Too many targets"));
}

TEST_CASE("irc WHOIS: rooms with his signs, but for secret ones that the other is not in") {
    Town town;
    town.bob.types("JOIN #open,#den,#quiet\nMODE #den +v Bob\nMODE #quiet +s\n");
    CHECK(town.ann.asks("WHOIS Bob") ==
          town.user + town.server + about("319", "Bob :@#den @#open") + town.idle + town.end);
    town.ann.types("JOIN #quiet\n");
    town.ann.sees();
    CHECK(town.ann.asks("WHOIS Bob") ==
          town.user + town.server + about("319", "Bob :@#den @#open @#quiet") + town.idle + town.end);
    IrcPerson cy(town.house, "cy", "multi-prefix");
    CHECK(cy.asks("WHOIS Bob").find(" 319 cy Bob :@+#den @#open\n") != std::string::npos);
}

TEST_CASE("irc WHOIS: who is invisible shows the rooms alone that are shared") {
    Town town;
    town.bob.types("JOIN #open,#den\nMODE Bob +i\n");
    CHECK(town.ann.asks("WHOIS Bob") == town.user + town.server + town.idle + town.end);
    town.ann.types("JOIN #den\n");
    town.ann.sees();
    CHECK(town.ann.asks("WHOIS Bob") == town.user + town.server + about("319", "Bob :@#den") + town.idle + town.end);
}

TEST_CASE("irc WHOIS: many rooms are several lines") {
    Town town;
    std::size_t rooms = 0;
    for (int room = 10; room < 60; ++room)
        town.bob.types("JOIN #a-room-with-a-long-name-" + std::to_string(room) + "\n");
    std::string seen = town.ann.asks("WHOIS Bob");
    for (std::size_t at = 0; (at = seen.find("@#a-room", at)) != seen.npos; ++at) ++rooms;
    CHECK(rooms == 50);
    std::size_t lines = 0;
    for (std::size_t at = 0; (at = seen.find(" 319 ", at)) != seen.npos; ++at) ++lines;
    CHECK(lines == 4);
}

TEST_CASE("irc WHOIS: away and a bot") {
    Town town;
    town.bob.types("AWAY :at lunch\nMODE Bob +B\n");
    CHECK(town.ann.asks("WHOIS Bob") == town.user + town.server + about("335", "Bob :is a bot") + town.idle +
                                            about("301", "Bob :at lunch") + town.end);
}

TEST_CASE("irc WHOIS: one is told more about oneself") {
    Town town;
    town.ann.types("MODE ann +i\n");
    town.ann.sees();
    CHECK(town.ann.asks("WHOIS ann") == about("311", "ann ~ann 192.0.2.1 * :The real ann") +
                                            about("312", "ann irc.chatd :a chat room of many protocols") +
                                            about("378", "ann :is connecting from ~ann@192.0.2.1 192.0.2.1") +
                                            about("379", "ann :is using modes +i") +
                                            about("317", "ann 0 1800000000 :seconds idle, signon time") +
                                            about("318", "ann :End of /WHOIS list"));
}

TEST_CASE("irc WHOIS: people of other protocols have theirs for a user name, and labels are found as they are listed") {
    Town town;
    const Foreigner al(town.house, "Al", "broadcast");
    const Foreigner pat(town.house, "Pat", "peer", NameKind::label);
    CHECK(town.ann.asks("WHOIS al") ==
          about("311", "Al broadcast 192.0.2.7 * :Al") + about("312", "Al irc.chatd :a chat room of many protocols") +
              about("319", "Al :#lobby") + about("320", "Al :is here by the broadcast protocol") +
              about("318", "al :End of /WHOIS list"));
    CHECK(town.ann.asks("WHOIS Pat/peer") ==
          about("311", "Pat/peer peer 192.0.2.7 * :Pat") +
              about("312", "Pat/peer irc.chatd :a chat room of many protocols") + about("319", "Pat/peer :#lobby") +
              about("320", "Pat/peer :is here by the peer protocol") + about("318", "Pat/peer :End of /WHOIS list"));
    CHECK(town.ann.asks("WHOIS Pat") ==
          about("401", "Pat :No such nick/channel") + about("318", "Pat :End of /WHOIS list"));
}
