// Hundreds who come, speak and vanish in every way there is: nobody stays behind, and names and numbers are free again.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/peer_scene.hpp"
#include "tests/support/catch.hpp"

#include <optional>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::turns;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t many = 200;

void vanish(Client& client, std::size_t way) {
    if (way % 4 == 0) client.send("\\quit");
    if (way % 4 == 1) client.shut_down_sending();
    if (way % 4 == 2) client.reset();
    // the others just close, later
}

void must_be_empty(Corner& corner) {
    CHECK(comes_true(corner.server, [&] { return corner.server.server.connections() == 0; }));
    CHECK(comes_true(corner.server, [&] { return corner.server.room.members() == 0; }));
    CHECK(corner.server.audit.count("join") == corner.server.audit.count("leave"));
    CHECK(corner.server.log.lines().empty());
}

} // namespace

TEST_CASE("peer vanishing: two hundred at once leave no ghosts, and their numbers are used again") {
    const std::string partner = GENERATE("room", "pair", "echo", "game");
    Corner corner(partner, {{"reattach", 1s}}, GENERATE(JournalKind::memory, JournalKind::delaying));
    {
        std::vector<Client> clients;
        clients.reserve(many);
        for (std::size_t i = 0; i < many; ++i) {
            const PeerWire& wire = all_wires()[i % all_wires().size()];
            clients.emplace_back(corner.port_for(wire));
            for (const Step& step : opening(wire, corner.port_for(wire))) clients.back().send(step.says);
            if (i % 7 != 0) clients.back().send(request(wire, "hi from " + std::to_string(i)));
            if (i % 11 == 0) vanish(clients.back(), i); // while the others come
        }
        CHECK(comes_true(corner.server, [&] { return corner.server.audit.count("connect") == many; }));
        for (std::size_t i = 0; i < many; ++i)
            if (i % 11 != 0) vanish(clients[i], i);
    }
    must_be_empty(corner);
    Peer ann(corner, "handle", "Ann"), plain(corner, "plain");
    plain.says("hi");
    CHECK(corner.server.has_recorded(1, "name client1 accepted"));
    ann.says("anybody?");
    CHECK(corner.server.has_recorded(1, "name Ann accepted"));
    if (partner == "pair") CHECK(plain.is_answered("anybody?"));
}

TEST_CASE("peer vanishing: who is gone before he was heard is nobody, in every wire and at every byte") {
    Corner corner("room", {{"reattach", 1s}});
    for (const PeerWire& wire : all_wires()) {
        std::string says;
        for (const Step& step : opening(wire, corner.port_for(wire))) says += step.says;
        says += request(wire, "hi");
        for (std::size_t at = 0; at <= says.size(); ++at) {
            Client client(corner.port_for(wire));
            client.send(says.substr(0, at));
            if (at % 2 == 0) client.reset();
        }
    }
    must_be_empty(corner);
}

TEST_CASE("peer vanishing: the lowest numbers are given again, one to each") {
    Corner corner("room", {}, GENERATE(JournalKind::memory, JournalKind::delaying));
    std::optional<Peer> first(std::in_place, corner, "plain"), second(std::in_place, corner, "len4");
    first->says("one");
    REQUIRE(corner.server.has_recorded(1, "message client1 lobby one"));
    second->says("two");
    REQUIRE(corner.server.has_recorded(1, "message client2 lobby two"));
    first->client.reset();
    REQUIRE(corner.server.has_recorded(1, "leave client1"));
    Peer third(corner, "len4");
    third.says("three");
    REQUIRE(corner.server.has_recorded(1, "message client1 lobby three"));
    Peer fourth(corner, "plain");
    fourth.says("four");
    CHECK(corner.server.has_recorded(1, "message client3 lobby four"));
    CHECK(corner.members() == 3);
}

TEST_CASE("peer vanishing: a server that stops in the middle of it all ends in time, and everybody has left") {
    Corner corner(GENERATE("room", "pair", "echo", "game"), {}, GENERATE(JournalKind::memory, JournalKind::delaying));
    std::vector<Client> clients;
    for (std::size_t i = 0; i < many; ++i) {
        const PeerWire& wire = all_wires()[i % all_wires().size()];
        clients.emplace_back(corner.port_for(wire));
        for (const Step& step : opening(wire, corner.port_for(wire))) clients.back().send(step.says);
        clients.back().send(request(wire, "hi"));
        vanish(clients.back(), i * 7 % 5);
    }
    CHECK(corner.server.stops_within(10s));
    CHECK(corner.server.audit.count("join") == corner.server.audit.count("leave"));
}
