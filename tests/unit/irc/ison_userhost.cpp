// ISON and USERHOST: who of some people is here.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/foreigner.hpp"
#include "tests/unit/irc/people.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

namespace {

struct Town {
    IrcHouse house;
    IrcPerson ann{house, "ann"}, bob{house, "Bob"};
    Foreigner al{house, "Al", "broadcast"};
};

} // namespace

TEST_CASE("irc ISON: who is here, as he writes his name, in the order of the question") {
    Town town;
    CHECK(town.ann.asks("ISON nobody bob ANN al") == ":irc.chatd 303 ann :Bob ann Al\n");
    CHECK(town.ann.asks("ISON :nobody  bob ann ") == ":irc.chatd 303 ann :Bob ann\n");
    CHECK(town.ann.asks("ISON nobody") == ":irc.chatd 303 ann :\n");
    CHECK(town.ann.asks("ISON") == ":irc.chatd 461 ann ISON :Not enough parameters\n");
}

TEST_CASE("irc USERHOST: user and host, and who is away has a minus") {
    Town town;
    town.bob.types("AWAY :lunch\n");
    CHECK(town.ann.asks("USERHOST ann bob nobody al") ==
          ":irc.chatd 302 ann :ann=+~ann@192.0.2.1 Bob=-~Bob@192.0.2.1 Al=+broadcast@192.0.2.7\n");
    CHECK(town.ann.asks("USERHOST nobody") == ":irc.chatd 302 ann :\n");
    CHECK(town.ann.asks("USERHOST") == ":irc.chatd 461 ann USERHOST :Not enough parameters\n");
}

TEST_CASE("irc USERHOST: five at most, and whoever asks for more is told") {
    Town town;
    CHECK(town.ann.asks("USERHOST a b c d ann bob") ==
          ":irc.chatd 302 ann :ann=+~ann@192.0.2.1\n:irc.chatd 407 ann bob :Too many targets\n");
}
