// How irc connections end, and what they leave behind.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/protocol.hpp"
#include "tests/integration/irc_scene.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

// Where people are slowed down, and half a second of silence is a long one.
struct BriefCampus {
    explicit BriefCampus(JournalKind kind = JournalKind::memory) : server(kind) {
        const ProtocolType type = chat::irc::protocol_type();
        Options options(type.options);
        options.set("ping", std::chrono::milliseconds(500));
        port = server.listen(type, options);
        server.start();
    }
    // In #lobby, and has read all that this brings.
    Client registered(const std::string& nick) const {
        Client client(port);
        client.send("NICK " + nick + "\r\nUSER " + nick + " 0 * :x\r\nJOIN #lobby\r\n");
        client.until(" 366 " + nick + " #lobby :End of /NAMES list\r\n");
        return client;
    }

    TestServer server;
    std::uint16_t port = 0;
};

} // namespace

TEST_CASE("irc endings: however somebody goes, others hear it once, and the name is free") {
    const Campus campus(both());
    Netizen ann(campus, "ann");
    ann.joins("#den,#attic");
    std::optional<Netizen> bob(std::in_place, campus, "bob");
    bob->joins("#den,#attic");
    ann.all();
    std::string why;
    SECTION("by QUIT") {
        bob->says("QUIT :so long");
        CHECK(bob->client.until_closed() == "ERROR :Closing Link: (Quit: so long)\r\n");
        why = "Quit: so long";
    }
    SECTION("by closing") {
        bob.reset();
        why = "client closed";
    }
    SECTION("by a reset") {
        bob->client.reset();
        why = "connection reset";
    }
    CHECK(ann.hears() == ":bob!~bob@127.0.0.1 QUIT :" + why);
    CHECK(ann.all() == "");
    const Netizen again(campus, "bob");
}

TEST_CASE("irc endings: who closes his sending side has all that he said before answered") {
    Campus campus(both());
    Netizen ann(campus, "ann"), bob(campus, "bob");
    ann.joins("#den"), bob.joins("#den");
    ann.all();
    std::string lines, expected;
    for (int line = 0; line < 50; ++line) {
        lines += "PRIVMSG #den :" + std::to_string(line) + "\r\n";
        expected += ":bob!~bob@127.0.0.1 PRIVMSG #den :" + std::to_string(line) + "\r\n";
    }
    bob.client.send(lines + "PING :last\r\n");
    bob.client.shut_down_sending();
    CHECK(bob.client.until_closed() == ":irc.chatd PONG irc.chatd :last\r\n");
    CHECK(ann.client.until("QUIT :client closed\r\n") == expected + ":bob!~bob@127.0.0.1 QUIT :client closed\r\n");
}

TEST_CASE("irc endings: a server that stops says so to everybody") {
    Campus campus(both());
    Netizen ann(campus, "ann");
    ann.joins("#den");
    Client fresh(campus.irc);
    REQUIRE(campus.server.has_connections(2));
    CHECK(campus.server.stops_within(std::chrono::seconds(5)));
    CHECK(ann.client.until_closed() == "ERROR :Closing Link: (Server shutting down)\r\n");
    CHECK(fresh.until_closed() == "ERROR :Closing Link: (Server shutting down)\r\n");
    CHECK(campus.server.audit.count("leave ann den server stopping") == 1);
}

TEST_CASE("irc endings: ten thousand rooms that were joined and left are gone") {
    Campus campus;
    Netizen ann(campus, "ann");
    for (int round = 0; round < 100; ++round) {
        std::string joins = "JOIN ", parts = "PART ";
        for (int room = 0; room < 20; ++room) {
            const std::string name = "#r" + std::to_string(round * 20 + room);
            joins += (room > 0 ? "," : "") + name;
            parts += (room > 0 ? "," : "") + name;
        }
        for (int times = 0; times < 5; ++times) ann.says(joins + "\r\n" + parts);
        ann.all();
    }
    ann.says("LIST");
    const std::string list = ann.all();
    CHECK_THAT(list, contains_text("#lobby"));
    CHECK_THAT(list, !contains_text("#r"));
}

TEST_CASE("irc endings: a hundred short lives leave nobody behind") {
    Campus campus;
    for (int life = 0; life < 100; ++life) {
        Netizen somebody(campus, "somebody");
        somebody.says("JOIN #den\r\nQUIT");
        somebody.client.until_closed();
    }
    Netizen ann(campus, "ann");
    ann.says("ISON somebody");
    CHECK(ann.hears() == ":irc.chatd 303 ann :");
    CHECK(campus.server.audit.count("leave somebody den") == 100);
}

TEST_CASE("irc endings: a room of sixty hears everything in the order in which it was said") {
    Campus campus(both());
    std::vector<std::unique_ptr<Netizen>> people;
    for (int person = 0; person < 60; ++person) {
        people.push_back(std::make_unique<Netizen>(campus, "p" + std::to_string(person)));
        people.back()->joins("#den");
    }
    for (auto& person : people) person->all();
    std::vector<std::string> heard(people.size());
    for (int round = 0; round < 3; ++round)
        for (auto& person : people) person->says("PRIVMSG #den :" + std::to_string(round));
    for (std::size_t at = 0; at < people.size(); ++at) heard[at] = people[at]->all(); // their own are said
    for (std::size_t at = 0; at < people.size(); ++at) heard[at] += people[at]->all();
    for (std::size_t at = 0; at < people.size(); ++at) {
        const auto lines = std::count(heard[at].begin(), heard[at].end(), '\n');
        CHECK(lines == 3 * 59);
        const std::string other = ":p" + std::to_string((at + 1) % 60) + "!";
        std::size_t place = 0;
        for (int round = 0; round < 3; ++round) {
            place = heard[at].find(other, place);
            REQUIRE(place != std::string::npos);
            const std::size_t end = heard[at].find("\r\n", place);
            CHECK(heard[at].substr(end - 1, 1) == std::to_string(round));
            place = end;
        }
    }
}

TEST_CASE("irc endings: who is slowed down and resets his connection is gone, with all that was not heard yet") {
    const Campus campus(both(), {}, {{"flood_control", std::string("yes")}});
    Netizen ann(campus, "ann"), bob(campus, "bob");
    ann.joins("#den"), bob.joins("#den");
    ann.all();
    std::string lines;
    for (int line = 0; line < 400; ++line) lines += "PRIVMSG #den :" + std::to_string(line) + "\r\n";
    bob.client.send(lines);
    ann.client.until("PRIVMSG #den :3\r\n"); // from here on he is read no more
    bob.client.reset();
    CHECK_THAT(ann.client.until("QUIT :connection reset\r\n"), ends_with_text("QUIT :connection reset\r\n"));
    const Netizen again(campus, "bob");
}

TEST_CASE("irc endings: who is slowed down and closes is heard until he is asked whether he is there") {
    BriefCampus campus(both());
    std::optional<Client> bob(campus.registered("bob"));
    for (int line = 0; line < 400; ++line) bob->send("PRIVMSG #lobby :" + std::to_string(line) + "\r\n");
    bob.reset();
    CHECK(campus.server.has_recorded(1, "leave bob lobby connection reset"));
    CHECK(campus.server.audit.count("message bob lobby") >= 5);
    CHECK(campus.server.audit.count("message bob lobby") < 100);
}

TEST_CASE("irc endings: the audit log tells who was killed, and who did not answer") {
    BriefCampus campus;
    Client bob = campus.registered("bob");
    SECTION("killed") {
        campus.server.on_loop([&] {
            Member* whom = nullptr;
            campus.server.room.for_each([&](Membership& seat) { whom = &seat.member(); });
            whom->is_killed("spam");
        });
        CHECK_THAT(bob.until_closed(), ends_with_text("ERROR :Closing Link: (spam)\r\n"));
        CHECK(campus.server.has_recorded(1, "disconnect killed"));
    }
    SECTION("silent") {
        CHECK_THAT(bob.until_closed(), ends_with_text("ERROR :Closing Link: (Ping timeout)\r\n"));
        CHECK(campus.server.has_recorded(1, "disconnect timed out"));
    }
}
