// irc over sockets where there is much of it: thousands of rooms, a list of them all, and words that keep their order.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/irc_scene.hpp"
#include "tests/support/catch.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>

using namespace chat;
using namespace chat::test;

namespace {

constexpr int many = 12'000, in_one_line = 50;

// Which the list has in this order.
std::string room(int number) { return fmt::format("#r{:05}", number); }
std::string rooms_from(int first, int count) {
    std::string list;
    for (int number = first; number < first + count; ++number) list += (list.empty() ? "" : ",") + room(number);
    return list;
}

const std::string topic(390, 't');

// Each is about something, so that a list of all has five megabytes: more than any kernel takes of one connection.
void make_rooms(Netizen& maker, int first, int end) {
    for (; first < end; first += in_one_line) {
        maker.says("JOIN " + rooms_from(first, in_one_line));
        for (int number = first; number < first + in_one_line; ++number)
            maker.says("TOPIC " + room(number) + " :" + topic);
        maker.all();
    }
}

} // namespace

TEST_CASE("irc long: a list of thousands of rooms is whole and in order for a slow reader, and holds nobody up") {
    Limits limits;
    limits.outbox_soft = 16 * 1024;
    limits.outbox_hard = limits.least_hard(); // far less than the list has: who got it at once would be hung up
    Campus campus(JournalKind::memory, limits, {{"channels", std::uint64_t{10'000}}});
    Netizen ann(campus, "ann"), bob(campus, "bob");
    make_rooms(ann, 0, many / 2), make_rooms(bob, many / 2, many);
    bob.joins("#lobby"), ann.joins("#lobby");
    bob.all();
    Netizen slow(campus, "slow", {}, 4096);
    slow.says("LIST\r\nPING :after");
    for (int words = 0; words < 100; ++words) {
        ann.says("PRIVMSG #lobby :" + std::to_string(words));
        CHECK(ann.all() == "");
        CHECK(bob.hears() == ":ann!~ann@127.0.0.1 PRIVMSG #lobby :" + std::to_string(words));
    }
    std::string expected = ":irc.chatd 321 slow Channel :Users  Name\r\n:irc.chatd 322 slow #lobby 2 :\r\n";
    for (int number = 0; number < many; ++number)
        expected += ":irc.chatd 322 slow " + room(number) + " 1 :" + topic + "\r\n";
    const std::string end = ":irc.chatd 323 slow :End of /LIST\r\n";
    CHECK((slow.client.until(end) == expected + end));
    CHECK(slow.hears() == ":irc.chatd PONG irc.chatd :after");
    CHECK(campus.server.audit.count("slow-reader") == 0);
}

TEST_CASE("irc long: ten thousand rooms that one client joined and left are gone") {
    Campus campus;
    Netizen ann(campus, "ann");
    for (int first = 0; first < 10'000; first += in_one_line) {
        ann.says("JOIN " + rooms_from(first, in_one_line));
        if (first == 5'000) {
            ann.all();
            CHECK(campus.server.rooms() == 1 + in_one_line);
        }
        ann.says("PART " + rooms_from(first, in_one_line));
        if (first % 1'000 == 0) ann.all();
    }
    ann.all();
    CHECK(campus.server.rooms() == 1);
}

TEST_CASE("irc long: what somebody said is on its way to everybody before his next line is answered") {
    const JournalKind kind = GENERATE(JournalKind::memory, JournalKind::delaying);
    const Campus campus(kind);
    Netizen ann(campus, "ann"), bob(campus, "bob");
    ann.joins("#den"), bob.joins("#den");
    ann.all();
    for (int words = 0; words < 50; ++words) {
        ann.says("PRIVMSG #den :" + std::to_string(words));
        CHECK(ann.all() == "");
        CHECK(bob.all() == ":ann!~ann@127.0.0.1 PRIVMSG #den :" + std::to_string(words) + "\r\n");
    }
}
