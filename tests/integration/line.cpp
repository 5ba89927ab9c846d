// The line protocol over real sockets, and one room of four protocols.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/protocol.hpp"
#include "protocols/crlf/protocol.hpp"
#include "protocols/line/protocol.hpp"
#include "protocols/peer/protocol.hpp"
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/integration/client.hpp"
#include "tests/integration/liner.hpp"
#include "tests/integration/test_server.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

struct House {
    explicit House(const Limits& limits = {})
        : server(GENERATE(JournalKind::memory, JournalKind::delaying), limits),
          port(server.listen(line::protocol_type())),
          commands_port(server.listen(crlf::protocol_type())),
          binary_port(server.listen(broadcast::protocol_type())),
          turns_port(server.listen(peer::protocol_type())) {
        server.start();
    }

    TestServer server;
    const std::uint16_t port, commands_port, binary_port, turns_port;
};

} // namespace

TEST_CASE("line over sockets: four protocols in one room, and each hears the others in its own words") {
    House house;
    Liner al(house.port, "Al");
    binary::Chatter bob(house.binary_port, "Bob");
    CHECK(al.hears("LOGIN Bob\nJOINED lobby Bob\n"));
    Client cy(house.commands_port), di(house.turns_port);
    cy.until("\r\n");

    bob.sends(binary::talk("Hi"));
    CHECK(al.hears("SAID lobby Bob Hi\n"));
    cy.send("push: hello\r\nname: Cy Lee\r\npush: again\r\n");
    CHECK(al.hears("SAID lobby unknown/crlf hello\nSAID lobby Cy_Lee/crlf again\n"));
    CHECK(cy.bytes(12) == "OK\r\nOK\r\nOK\r\n");
    CHECK(bob.hears(2) == binary::Heard{binary::said("unknown", "hello"), binary::said("Cy Lee", "again")});
    di.send("Di> my turn\n");
    CHECK(al.hears("JOINED lobby Di/peer\nSAID lobby Di/peer my turn\n"));
    CHECK(bob.hears(2) == binary::Heard{binary::joining("Di"), binary::said("Di", "my turn")});

    CHECK(al.answers("say lobby  hi all", "OK say\n"));
    CHECK(bob.hears() == binary::said("Al", " hi all"));
    CHECK(di.until("hi all") == "Al>  hi all");
    cy.send("getrange 4 9\r\n");
    CHECK(cy.until("\r\n") == "Al:  hi all\r\n");

    CHECK(al.answers("users lobby", "USERS lobby Al Bob Di/peer\nOK users\n"));
    CHECK(al.answers("users", "USERS * Al Bob\nOK users\n"));
    CHECK(al.answers("Di/peer: psst", "ERR ? unknown-verb help shows the commands\n"));
    CHECK(al.answers("send Di/peer psst", "ERR send no-such-user nobody has that name\n"));
    CHECK(al.answers("bob: psst", "OK send\n"));
    CHECK(bob.hears() == binary::whispered("Al", "psst"));
    CHECK(al.answers("all hear ye", "OK all\n"));
    CHECK(bob.hears() == binary::whispered("Al", "hear ye"));
    bob.sends(binary::direct("@al psst"));
    CHECK(al.hears("FROM Bob psst\n"));

    bob.sends(binary::leave());
    CHECK(al.hears("DROPPED lobby Bob\nLOGOUT Bob\n"));
    di.send("\\quit");
    CHECK(al.hears("DROPPED lobby Di/peer\n"));
    CHECK(al.hears_nothing_else());
}

TEST_CASE("line over sockets: what one room says another does not hear, on whatever protocol") {
    House house;
    Liner al(house.port, "Al"), bob(house.port, "Bob");
    binary::Chatter cy(house.binary_port, "Cy");
    CHECK(al.hears("LOGIN Bob\nJOINED lobby Bob\nLOGIN Cy\nJOINED lobby Cy\n"));
    CHECK(bob.hears("LOGIN Cy\nJOINED lobby Cy\n"));
    CHECK(al.answers("create games", "OK create games\n"));
    CHECK(bob.answers("join games", "OK join games\n"));
    CHECK(bob.answers("say games chess?", "OK say\n"));
    CHECK(al.hears("JOINED games Bob\nSAID games Bob chess?\n"));
    CHECK(cy.hears_nothing_else());
    CHECK(bob.answers("logout", "OK logout\n"));
    CHECK(bob.client.until_closed() == "");
    CHECK(al.client.until("LOGOUT Bob\n").starts_with("DROPPED "));
    CHECK(cy.hears() == binary::leaving("Bob"));
    CHECK(al.answers("rooms", "ROOMS games lobby\nOK rooms\n"));
    CHECK(al.answers("drop games", "OK drop games\n"));
    CHECK(al.answers("rooms", "ROOMS lobby\nOK rooms\n"));
}

TEST_CASE("line over sockets: commands one byte at a time, or all at once, and then the end of the input") {
    House house;
    Liner al(house.port, "Al");
    const bool at_once = GENERATE(true, false);
    std::string commands = "login Bob\r\n", answers = "USERS * Al\nOK login Bob\n";
    std::string heard = "LOGIN Bob\nJOINED lobby Bob\n";
    for (int i = 0; i < 50; ++i) {
        commands += "say lobby " + std::to_string(i) + "\n";
        answers += "OK say\n";
        heard += "SAID lobby Bob " + std::to_string(i) + "\n";
    }
    Liner bob(house.port);
    if (at_once)
        bob.client.send(commands + "say lobby hal");
    else
        for (const char& byte : commands + "say lobby hal") bob.client.send(std::string_view(&byte, 1));
    bob.client.shut_down_sending();
    CHECK(bob.client.until_closed() == answers);
    CHECK(al.hears(heard + "DROPPED lobby Bob\nLOGOUT Bob\n"));
    CHECK(al.hears_nothing_else());
}

TEST_CASE("line over sockets: a lost connection frees the name, and is told once") {
    House house;
    Liner al(house.port, "Al");
    for (int i = 0; i < 3; ++i) {
        Liner bob(house.port, "Bob");
        bob.client.reset();
        CHECK(al.hears("LOGIN Bob\nJOINED lobby Bob\nDROPPED lobby Bob\nLOGOUT Bob\n"));
    }
    CHECK(al.hears_nothing_else());
    CHECK(house.server.audit.count("leave Bob lobby connection reset") == 3);
}

TEST_CASE("line over sockets: a line without end is answered once, and the client goes on") {
    House house;
    Liner bob(house.port, "Bob");
    bob.client.send(std::string(300'000, 'x'));
    CHECK(bob.hears("ERR ? too-long it is too long\n"));
    CHECK(bob.answers("xxx", ""));
    CHECK(bob.hears_nothing_else());
    CHECK((bob.answers("say lobby " + std::string(4096, 'x'), "OK say\n")));
    CHECK((bob.answers("say lobby " + std::string(4097, 'x'), "ERR say too-long it is too long\n")));
}

TEST_CASE("line over sockets: a list for two thousand is pieces, and who reads it is not hung up") {
    House house;
    Liner al(house.port, "Al", 4096);
    // Claimed on the loop: two thousand names without two thousand sockets.
    struct Silent final : Member {
        explicit Silent(std::string name) : Member(Speaker(1'000'000, std::move(name), nullptr, NameKind::claimed)) {}
        void hear(Publication&) noexcept override {}
        void is_put_out(Room&) noexcept override {}
        void is_killed(std::string_view) noexcept override {}
    };
    std::vector<std::unique_ptr<Silent>> crowd;
    std::vector<std::unique_ptr<Membership>> seats;
    house.server.on_loop([&] {
        for (int i = 1000; i < 3000; ++i) {
            crowd.push_back(std::make_unique<Silent>(std::string(28, 'x') + std::to_string(i)));
            seats.push_back(std::make_unique<Membership>(house.server.room, *crowd.back()));
        }
    });
    std::string asked;
    for (int i = 0; i < 5; ++i) asked += "users lobby\n";
    al.client.send(asked + "ping\n");
    const std::string heard = al.client.until("OK ping\n");
    std::size_t names = 0, pieces = 0;
    for (std::size_t at = 0; at < heard.size(); ++pieces) {
        const std::size_t end = heard.find('\n', at);
        REQUIRE(end != std::string::npos);
        CHECK(end + 1 - at <= 4096);
        for (std::size_t x = heard.find(" xxx", at); x < end; x = heard.find(" xxx", x + 1)) ++names;
        at = end + 1;
    }
    CHECK(names == 5 * 2000);
    CHECK(pieces > 5 * 17);
    house.server.on_loop([&] { seats.clear(); });
}

TEST_CASE("line over sockets: the server stops, and everybody's end has its reason") {
    House house;
    Liner al(house.port, "Al"), bob(house.port, "Bob"), stranger(house.port);
    CHECK(al.hears("LOGIN Bob\nJOINED lobby Bob\n"));
    CHECK(stranger.hears_nothing_else());
    al.client.shut_down_sending();
    CHECK(al.client.until_closed() == "");
    CHECK(bob.hears("DROPPED lobby Al\nLOGOUT Al\n"));
    stranger.client.shut_down_sending();
    CHECK(stranger.client.until_closed() == "");
    bob.client.shut_down_sending();
    CHECK(bob.client.until_closed() == "");
    CHECK(house.server.stops_within(5s));
    CHECK(house.server.audit.count("leave Al lobby client closed") == 1);
    CHECK(house.server.log.lines(LogLevel::error).empty());
}

TEST_CASE("line over sockets: who says nothing for as long as the listener waits is hung up") {
    TestServer server;
    Options options(line::protocol_type().options);
    options.set("registration", std::chrono::milliseconds(200));
    const std::uint16_t port = server.listen(line::protocol_type(), options);
    server.start();
    Liner bob(port), al(port, "Al");
    CHECK(bob.client.until_closed() == "HELP Timed out\n");
    CHECK(al.hears_nothing_else());
}
