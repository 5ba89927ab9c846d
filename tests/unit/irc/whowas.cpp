// WHOWAS: who went by a name that he has no more.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/people.hpp"

#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::string_literals;

namespace {

const std::string end = ":irc.chatd 369 ann Bob :End of WHOWAS\n";

std::string entry(const std::string& host, const std::string& until) {
    return ":irc.chatd 314 ann Bob ~Bob " + host + " * :The real Bob\n:irc.chatd 312 ann Bob irc.chatd :" + until +
           " UTC\n";
}

const std::string last = entry("192.0.2.3", "Fri Jan 15 08:01:00 2027");
const std::string first = entry("192.0.2.2", "Fri Jan 15 08:00:00 2027");

struct Past {
    Past() {
        IrcPerson(house, "Bob", "", "192.0.2.2").types("QUIT\n");
        house.clock.time += std::chrono::minutes(1);
        IrcPerson(house, "Bob", "", "192.0.2.3").types("NICK Rob\n");
    }
    IrcHouse house;
    IrcPerson ann{house, "ann"};
};

} // namespace

TEST_CASE("irc WHOWAS: the last one first, whether he left or took another name") {
    Past past;
    CHECK(past.ann.asks("WHOWAS Bob") == last + first + end);
    CHECK(past.ann.asks("WHOWAS bob") == last + first + ":irc.chatd 369 ann bob :End of WHOWAS\n");
}

TEST_CASE("irc WHOWAS: a count above 0 is the most that are told") {
    Past past;
    CHECK(past.ann.asks("WHOWAS Bob 1") == last + end);
    for (const std::string count : {"2", "0", "-1", "many"})
        CHECK(past.ann.asks("WHOWAS Bob " + count) == last + first + end);
}

TEST_CASE("irc WHOWAS: nobody was called so, or no name was given") {
    Past past;
    CHECK(past.ann.asks("WHOWAS nobody") ==
          ":irc.chatd 406 ann nobody :There was no such nickname\n:irc.chatd 369 ann nobody :End of WHOWAS\n");
    CHECK(past.ann.asks("WHOWAS") == ":irc.chatd 431 ann :No nickname given\n");
    CHECK(past.ann.asks("WHOWAS Bob 1 irc.elsewhere") == ":irc.chatd 402 ann irc.elsewhere :No such server\n");
}

TEST_CASE("irc WHOWAS: no more are remembered than the configuration says") {
    IrcHouse house;
    house.set("whowas_entries", std::uint64_t(1));
    IrcPerson ann(house, "ann");
    IrcPerson(house, "Bob", "", "192.0.2.2").types("QUIT\n");
    IrcPerson(house, "Bob", "", "192.0.2.3").types("QUIT\n");
    CHECK(ann.asks("WHOWAS Bob") == entry("192.0.2.3", "Fri Jan 15 08:00:00 2027") + end);
}
