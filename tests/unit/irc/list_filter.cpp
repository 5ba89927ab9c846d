// Which rooms a LIST asks for.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/list_filter.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::irc;
using namespace std::chrono_literals;

namespace {

const Time now = Time() + 1'000'000h;

RoomFacts room(std::string_view name, std::size_t users = 5) { return {name, users, now - 60min, now - 30min}; }

bool lists(std::string_view conditions, const RoomFacts& facts) {
    const std::vector<std::string_view> parameters = {conditions};
    return ListFilter(parameters, names::Casemapping::ascii).accepts(facts, now);
}

} // namespace

TEST_CASE("irc list: without a condition every room is listed") {
    CHECK(ListFilter({}, names::Casemapping::ascii).accepts(room("#a"), now));
    CHECK(lists("", room("#a")));
    CHECK(lists(",,", room("#a")));
}

TEST_CASE("irc list: rooms are asked for by name, whatever the case") {
    CHECK(lists("#a,#B", room("#b")));
    CHECK(lists("#a,#B", room("#A")));
    CHECK_FALSE(lists("#a,#b", room("#c")));
    const std::vector<std::string_view> parameters = {"#A,#b"};
    CHECK(ListFilter(parameters, names::Casemapping::ascii).names() == std::vector<std::string>{"#a", "#b"});
    CHECK(ListFilter(parameters, names::Casemapping::ascii).has_only_names());
}

TEST_CASE("irc list: a mask is matched, and one with an exclamation mark must not match") {
    CHECK(lists("*ROOM*", room("#the-room")));
    CHECK_FALSE(lists("#?", room("#ab")));
    CHECK_FALSE(lists("!*room*", room("#Room")));
    CHECK(lists("!*room*", room("#a")));
    CHECK_FALSE(lists("#*,!*b", room("#ab")));
    CHECK(lists("#a*,#b*", room("#bx")));
    CHECK(lists("#c,#b*", room("#c")));
}

TEST_CASE("irc list: more or fewer users, not as many") {
    CHECK(lists(">4", room("#a", 5)));
    CHECK_FALSE(lists(">5", room("#a", 5)));
    CHECK(lists("<6", room("#a", 5)));
    CHECK_FALSE(lists("<5", room("#a", 5)));
    CHECK(lists(">3,<6", room("#a", 5)));
    CHECK_FALSE(lists(">3,<5", room("#a", 5)));
    CHECK(lists(">0", room("#a", 5)));
    CHECK_FALSE(lists("<0", room("#a", 0)));
}

TEST_CASE("irc list: created less or more than so many minutes ago") {
    CHECK(lists("C<61", room("#a")));
    CHECK_FALSE(lists("C<60", room("#a")));
    CHECK(lists("c>59", room("#a")));
    CHECK_FALSE(lists("C>60", room("#a")));
}

TEST_CASE("irc list: a topic set less or more than so many minutes ago") {
    CHECK(lists("T<31", room("#a")));
    CHECK_FALSE(lists("t<30", room("#a")));
    CHECK(lists("T>29", room("#a")));
    CHECK_FALSE(lists("T>30", room("#a")));
    const RoomFacts without_topic = {"#a", 5, now - 60min, std::nullopt};
    CHECK_FALSE(lists("T>0", without_topic));
    CHECK_FALSE(lists("T<1000", without_topic));
    CHECK(lists("C>0", without_topic));
}

TEST_CASE("irc list: every condition must be met, in whatever parameter it stands") {
    CHECK(lists("#a*,>3,C>10,T<60,!*x*", room("#ab")));
    CHECK_FALSE(lists("#a*,>3,C>10,T<10,!*x*", room("#ab")));
    const std::vector<std::string_view> two = {"#a*", ">9"};
    CHECK_FALSE(ListFilter(two, names::Casemapping::ascii).accepts(room("#ab"), now));
    CHECK_FALSE(ListFilter(two, names::Casemapping::ascii).has_only_names());
}

TEST_CASE("irc list: huge numbers are huge") {
    CHECK(lists("<99999999999999999999999", room("#a")));
    CHECK_FALSE(lists(">99999999999999999999999", room("#a")));
    CHECK(lists("C<99999999999999999999999,T<18446744073709551615", room("#a")));
    CHECK_FALSE(lists("C>99999999999999999999999", room("#a")));
}

TEST_CASE("irc list: what is no condition is the name of a room that is not there") {
    for (const char* odd : {"<", ">x", "C>", "T<1x", "C", "<-1", "C<+1"}) CHECK_FALSE(lists(odd, room("#a")));
}
