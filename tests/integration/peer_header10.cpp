// One conversation of header10 over many real connections: lost, found, and let go.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/peer_scene.hpp"
#include "tests/support/catch.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace chat;
using namespace chat::test;
using namespace chat::test::turns;
using namespace std::chrono_literals;

namespace {

JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

const std::string nobody = message("SERVER> nobody else is here");

// A connection, one text, its answer.
std::string says(Client& client, std::string_view text, std::size_t answer) {
    client.send(message(text));
    return client.bytes(answer);
}

void ends(std::optional<Client>& client, bool by_reset = false) {
    if (by_reset) client->reset();
    client.reset();
}

} // namespace

TEST_CASE("peer header10 over sockets: a new connection for each message is one conversation") {
    Corner corner("room", {}, both());
    auto client = std::make_unique<Client>(corner.port);
    for (std::size_t i = 0; i < 20; ++i) {
        CHECK(says(*client, "text " + std::to_string(i), nobody.size()) == nobody);
        std::unique_ptr<Client> next;
        const auto connect = [&] {
            next = std::make_unique<Client>(corner.port);
            REQUIRE(corner.server.has_recorded(i + 2, "connect"));
        };
        const bool early = i % 2 == 0; // it connects for the next before it closes, or after
        if (early) connect();
        if (i % 3 == 0) client->reset();
        client.reset();
        REQUIRE(corner.server.has_recorded(i + 1, "disconnect"));
        if (!early) connect();
        client = std::move(next);
    }
    client->send(message("/q"));
    CHECK(client->until_closed() == "");
    CHECK(corner.server.audit.count("name client1 accepted") == 1);
    CHECK(corner.server.audit.count("message client1 lobby text") == 20);
    CHECK(corner.server.audit.count("join") == 1);
    CHECK(corner.server.audit.count("leave client1 lobby left") == 1);
    CHECK(corner.members() == 0);
}

TEST_CASE("peer header10 over sockets: two clients of one address keep their own conversations") {
    Corner corner("room", {}, both());
    std::optional<Client> one(corner.port), two(corner.port);
    CHECK(says(*one, "one", nobody.size()) == nobody);
    two->send(message("two"));
    REQUIRE(corner.server.has_recorded(1, "message client2"));
    CHECK(says(*one, "and?", message("client2> two").size()) == message("client2> two"));
    CHECK(two->bytes(message("client1> and?").size()) == message("client1> and?"));
    ends(one);
    REQUIRE(corner.server.has_recorded(1, "disconnect"));
    ends(two);
    REQUIRE(corner.server.has_recorded(2, "disconnect"));
    one.emplace(corner.port); // the first is bound to who waits longest
    REQUIRE(corner.server.has_recorded(3, "connect"));
    two.emplace(corner.port);
    REQUIRE(corner.server.has_recorded(4, "connect"));
    two->send(message("me two"));
    REQUIRE(corner.server.has_recorded(2, "message client2"));
    CHECK(says(*one, "me one", message("client2> me two").size()) == message("client2> me two"));
    CHECK(corner.server.audit.count("message client1 lobby me one") == 1);
    CHECK(corner.server.audit.count("message client2 lobby me two") == 1);
    CHECK(corner.server.audit.count("name") == 2);
}

TEST_CASE("peer header10 over sockets: a connection that follows and closes silent is the quit") {
    Corner corner("room", {}, both());
    std::optional<Client> client(corner.port);
    says(*client, "hi", nobody.size());
    ends(client);
    REQUIRE(corner.server.has_recorded(1, "disconnect"));
    CHECK(corner.members() == 1);
    Client next(corner.port);
    next.shut_down_sending();
    CHECK(next.until_closed() == "");
    CHECK(corner.members() == 0);
    CHECK(corner.server.audit.count("leave client1 lobby client closed") == 1);
}

TEST_CASE("peer header10 over sockets: what came between two connections answers the first text of the next") {
    Corner corner("room", {}, both());
    Peer ann(corner, "handle", "Ann");
    ann.says("here");
    CHECK(ann.is_told("SERVER> nobody else is here"));
    std::optional<Client> client(corner.port);
    client->send(message("one"));
    REQUIRE(corner.server.has_recorded(1, "message client1"));
    ends(client, GENERATE(false, true));
    REQUIRE(corner.server.has_recorded(1, "disconnect"));
    ann.says("hello");
    CHECK(ann.is_told("client1> one"));
    Client next(corner.port);
    CHECK(says(next, "two", message("Ann> hello").size()) == message("Ann> hello"));
    CHECK(corner.server.audit.count("name client1") == 1);
}

TEST_CASE("peer header10 over sockets: a conversation that nobody takes up again ends by itself") {
    Corner corner("room", {{"reattach", 1s}}, both());
    std::optional<Client> client(corner.port);
    says(*client, "hi", nobody.size());
    ends(client, GENERATE(false, true));
    CHECK(corner.server.has_recorded(1, "leave client1 lobby did not come back"));
    CHECK(corner.members() == 0);
    Client next(corner.port);
    CHECK(says(next, "again", nobody.size()) == nobody);
    CHECK(corner.server.audit.count("name client1 accepted") == 2);
}

TEST_CASE("peer header10 over sockets: somebody with another wire is not taken for who is waited for") {
    const JournalKind kind = both();
    for (const std::string_view wire : {"handle", "plain", "len4", "len3x", "len3z", "handshake", "port-line"}) {
        INFO(wire);
        Corner corner("room", {}, kind);
        std::optional<Client> client(corner.port);
        client->send(message("hi"));
        CHECK(client->bytes(nobody.size()) == nobody);
        ends(client);
        REQUIRE(corner.server.has_recorded(1, "disconnect"));
        Peer bob(corner, wire);
        bob.says("who is here?");
        REQUIRE(corner.server.has_recorded(1, "message " + std::string(bob.wire.has_handles ? "Bob" : "client2")));
        client.emplace(corner.port);
        client->send(message("me"));
        CHECK(bob.is_told("client1> me"));
        client->send(message("/q"));
        CHECK(client->until_closed().find("who is here?") != std::string::npos);
        bob.quits(bob.wire.quit);
        CHECK(bob.is_closed());
        CHECK(corner.server.has_connections(0));
        CHECK(corner.members() == 0);
    }
}

TEST_CASE("peer header10 over sockets: somebody with another wire is heard although a reply was owed to who waits") {
    Corner corner("room", {}, both());
    Peer ann(corner, "handle", "Ann");
    ann.says("here");
    CHECK(ann.is_told("SERVER> nobody else is here"));
    std::optional<Client> client(corner.port);
    client->send(message("one"));
    REQUIRE(corner.server.has_recorded(1, "message client1"));
    ends(client);
    REQUIRE(corner.server.has_recorded(1, "disconnect"));
    Peer bob(corner, GENERATE("len4", "len3x", "handle"));
    bob.says("two");
    REQUIRE(corner.server.has_recorded(1, "name " + std::string(bob.wire.has_handles ? "Bob" : "client2")));
    ann.says("hello");
    CHECK(ann.gets("client1> one\n" + std::string(bob.wire.has_handles ? "Bob" : "client2") + "> two"));
    CHECK(bob.is_told("Ann> hello"));
    CHECK(corner.members() == 3);
}

TEST_CASE("peer header10 over sockets: after our quit the next connection is a new conversation") {
    Corner corner("pair");
    std::optional<Client> first(corner.port);
    first->send(message("hello"));
    REQUIRE(corner.server.has_recorded(1, "message client1"));
    std::optional<Peer> bob(std::in_place, corner);
    bob->says("hi");
    CHECK(first->bytes(message("hi").size()) == message("hi"));
    CHECK(bob->is_answered("hello", "client1"));
    bob.reset();
    REQUIRE(corner.server.has_recorded(1, "disconnect"));
    first->send(message("well?"));
    CHECK(first->until_closed() == message("/q"));
    first.reset();
    REQUIRE(corner.server.has_recorded(2, "disconnect"));
    SECTION("in header10") {
        Client next(corner.port);
        next.send(message("new here"));
        Peer cat(corner, "handle", "Cat");
        cat.says("hey");
        CHECK(cat.is_answered("new here", "client1"));
        CHECK(next.bytes(message("hey").size()) == message("hey"));
    }
    SECTION("in another wire") {
        Peer dan(corner, "handle", "Dan"), cat(corner, "handle", "Cat");
        dan.says("new here");
        REQUIRE(corner.server.has_recorded(1, "message Dan"));
        cat.says("hey");
        CHECK(cat.is_answered("new here", "Dan"));
        CHECK(dan.is_answered("hey", "Cat"));
    }
}

TEST_CASE("peer header10 over sockets: a pair goes on over new connections on both sides") {
    Corner corner("pair");
    std::optional<Client> one(corner.port), two(corner.port);
    one->send(message("1-0"));
    REQUIRE(corner.server.has_recorded(1, "message client1"));
    two->send(message("2-0"));
    CHECK(one->bytes(message("2-0").size()) == message("2-0"));
    CHECK(two->bytes(message("1-0").size()) == message("1-0"));
    for (std::size_t i = 1; i < 5; ++i) {
        ends(one);
        REQUIRE(corner.server.has_recorded(2 * i - 1, "disconnect"));
        one.emplace(corner.port);
        REQUIRE(corner.server.has_recorded(2 * i + 1, "connect"));
        ends(two);
        REQUIRE(corner.server.has_recorded(2 * i, "disconnect"));
        two.emplace(corner.port);
        REQUIRE(corner.server.has_recorded(2 * i + 2, "connect"));
        const std::string n = std::to_string(i);
        two->send(message("2-" + n));
        one->send(message("1-" + n));
        CHECK(one->bytes(message("2-" + n).size()) == message("2-" + n));
        CHECK(two->bytes(message("1-" + n).size()) == message("1-" + n));
    }
    CHECK(corner.server.audit.count("name") == 2);
}

TEST_CASE("peer header10 over sockets: a partner who waits for his next connection hears of the other's end there") {
    Corner corner("pair");
    std::optional<Client> client(corner.port);
    client->send(message("hello"));
    REQUIRE(corner.server.has_recorded(1, "message client1"));
    std::optional<Peer> bob(std::in_place, corner);
    bob->says("hi");
    CHECK(client->bytes(message("hi").size()) == message("hi"));
    ends(client);
    REQUIRE(corner.server.has_recorded(1, "disconnect"));
    bob.reset();
    REQUIRE(corner.server.has_recorded(2, "disconnect"));
    Client next(corner.port);
    next.send(message("still there?"));
    CHECK(next.until_closed() == message("/q"));
}

TEST_CASE("peer header10 over sockets: conversations that wait do not hold up a server that stops") {
    Corner corner("room", {{"reattach", std::chrono::minutes(60)}}, both());
    {
        std::vector<Client> clients;
        for (std::size_t i = 1; i <= 5; ++i) {
            clients.emplace_back(corner.port);
            clients.back().send(message("hi"));
            REQUIRE(corner.server.has_recorded(i, "message"));
        }
    }
    REQUIRE(corner.server.has_recorded(5, "disconnect"));
    CHECK(corner.members() == 5);
    CHECK(corner.server.stops_within(10s));
    CHECK(corner.server.audit.count("join") == corner.server.audit.count("leave"));
}
