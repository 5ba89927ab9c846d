// What users say about themselves, and who hears of it.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/people.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

namespace {

struct Den {
    explicit Den(std::string_view anns_caps)
        : ann(house, "ann", anns_caps), bob(house, "bob"), stranger(house, "stranger", anns_caps) {
        ann.types("JOIN #den\nJOIN #attic\n"), bob.types("JOIN #den\nJOIN #attic\n");
        ann.sees(), bob.sees();
    }
    IrcHouse house;
    IrcPerson ann, bob, stranger;
};

const std::string by_bob = ":bob!~bob@192.0.2.1 ";

} // namespace

TEST_CASE("irc AWAY: who shares a room and asked for it hears of it once, with away-notify") {
    Den den("away-notify");
    den.bob.types("AWAY :lunch\n");
    CHECK(den.ann.sees() == by_bob + "AWAY :lunch\n");
    CHECK(den.stranger.sees() == "");
    den.bob.types("AWAY\n");
    CHECK(den.ann.sees() == by_bob + "AWAY\n");
    Den plain("");
    plain.bob.types("AWAY :lunch\n");
    CHECK(plain.ann.sees() == "");
}

TEST_CASE("irc AWAY: who comes in while he is away says so") {
    Den den("away-notify");
    den.bob.types("AWAY :lunch\nPART #den\nPART #attic\n");
    den.ann.sees();
    den.bob.types("JOIN #den\n");
    CHECK(den.ann.sees() == by_bob + "JOIN #den\n" + by_bob + "AWAY :lunch\n");
}

TEST_CASE("irc AWAY: a reason that is too long is cut") {
    Den den("");
    den.bob.types("AWAY :" + std::string(400, 'x') + "\n");
    den.bob.sees();
    CHECK(den.ann.asks("PRIVMSG bob :hi") == ":irc.chatd 301 ann bob :" + std::string(390, 'x') + "\n");
}

TEST_CASE("irc SETNAME: who asked for it hears of it, he himself too") {
    Den den("setname standard-replies");
    den.bob.types("SETNAME :Robert\n");
    CHECK(den.bob.sees() == "");
    CHECK(den.ann.sees() == by_bob + "SETNAME :Robert\n");
    CHECK(den.ann.asks("SETNAME :Anna A") == ":ann!~ann@192.0.2.1 SETNAME :Anna A\n");
    CHECK(den.ann.asks("SETNAME :") == ":irc.chatd FAIL SETNAME INVALID_REALNAME :Realname is not valid\n");
    CHECK(den.ann.asks("SETNAME :" + std::string(151, 'x')) ==
          ":irc.chatd FAIL SETNAME INVALID_REALNAME :Realname is not valid\n");
    CHECK(den.ann.asks("SETNAME") == ":irc.chatd 461 ann SETNAME :Not enough parameters\n");
}
