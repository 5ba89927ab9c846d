// Two who talk to one another in turn over sockets, in any two wires, and what becomes of the one who is left.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/peer_scene.hpp"
#include "tests/support/catch.hpp"

#include <functional>
#include <optional>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::turns;
using namespace std::chrono_literals;

namespace {

// The wires that one listener detects.
std::vector<PeerWire> detected_wires() {
    std::vector<PeerWire> wires = all_wires();
    std::erase_if(wires, [](const PeerWire& wire) { return wire.name == "greeting" || wire.name == "len-total"; });
    return wires;
}

// As the other reads it.
std::string name_of(const Peer& peer, std::string_view handle, std::string_view label) {
    return std::string(peer.wire.has_handles ? handle : label);
}

struct Two {
    explicit Two(std::string_view ann_speaks = "handle", std::string_view bob_speaks = "handle",
                 const Chosen& chosen = {})
        : corner("pair", chosen),
          ann(std::in_place, corner, ann_speaks, "Ann"),
          bob(std::in_place, corner, bob_speaks) {}

    // Each has said one thing, and heard the other's.
    void meet() {
        ann->says("hello");
        REQUIRE(corner.server.has_recorded(1, "message"));
        bob->says("hi");
        const std::string anns = name_of(*ann, "Ann", "client1");
        CHECK(bob->is_answered("hello", anns));
        CHECK(ann->is_answered("hi", name_of(*bob, "Bob", anns == "Ann" ? "client1" : "client2")));
    }

    Corner corner;
    std::optional<Peer> ann, bob;
};

using Leaving = std::function<void(std::optional<Peer>&)>;
struct Way {
    std::string name;
    Leaving leave;
};
const Way ways[] = {
    {"quit",
     [](std::optional<Peer>& peer) {
         peer->quits("\\quit");
         CHECK(peer->is_closed());
     }},
    {"close", [](std::optional<Peer>& peer) { peer.reset(); }},
    {"end of input", [](std::optional<Peer>& peer) { peer->client.shut_down_sending(); }},
    {"reset", [](std::optional<Peer>& peer) { peer->client.reset(); }},
};

} // namespace

TEST_CASE("peer pair over sockets: any two wires talk in lockstep") {
    for (const PeerWire& anns : detected_wires())
        for (const PeerWire& bobs : detected_wires()) {
            INFO(anns.name << " with " << bobs.name);
            Two two(anns.name, bobs.name);
            two.meet();
            const std::string ann = name_of(*two.ann, "Ann", "client1");
            const std::string bob = name_of(*two.bob, "Bob", ann == "Ann" ? "client1" : "client2");
            for (int i = 0; i < 3; ++i) {
                const std::string n = std::to_string(i);
                two.bob->says("b" + n);
                two.ann->says("a" + n);
                CHECK(two.ann->is_answered("b" + n, bob));
                CHECK(two.bob->is_answered("a" + n, ann));
            }
        }
}

TEST_CASE("peer pair over sockets: one who is much faster loses nothing, and the order stays") {
    Two two;
    two.meet();
    std::string flood;
    for (int i = 0; i < 20; ++i) flood += "Ann> a" + std::to_string(i) + "\n";
    two.ann->client.send(flood);
    REQUIRE(two.corner.server.has_recorded(21, "message Ann"));
    for (int i = 0; i < 20; ++i) {
        const std::string n = std::to_string(i);
        two.bob->says("b" + n);
        CHECK(two.bob->is_answered("a" + n, "Ann"));
        if (i > 0) two.ann->says("next");
        CHECK(two.ann->is_answered("b" + n, "Bob"));
    }
}

TEST_CASE("peer pair over sockets: one who is faster in a wire with lengths waits for each answer") {
    Two two("len4", "len4");
    two.meet();
    std::string flood;
    for (int i = 0; i < 10; ++i) flood += around(two.ann->wire, "a" + std::to_string(i));
    two.ann->client.send(flood);
    for (int i = 0; i < 10; ++i) {
        const std::string n = std::to_string(i);
        two.bob->says("b" + n);
        CHECK(two.bob->is_answered("a" + n));
        CHECK(two.ann->is_answered("b" + n));
    }
}

TEST_CASE("peer pair over sockets: clients are matched in the order in which they speak") {
    Corner corner("pair");
    std::vector<Peer> peers;
    peers.reserve(6);
    for (int i = 0; i < 6; ++i) {
        peers.emplace_back(corner, "handle", "P" + std::to_string(i));
        peers.back().says("from " + std::to_string(i));
        REQUIRE(corner.server.has_recorded(static_cast<std::size_t>(i) + 1, "message"));
    }
    for (int i = 0; i < 6; ++i) {
        const std::string other = std::to_string(i ^ 1);
        CHECK(peers[static_cast<std::size_t>(i)].is_answered("from " + other, "P" + other));
    }
}

TEST_CASE("peer pair over sockets: a partner who is lost while a reply is owed is the quit, in every wire") {
    for (const PeerWire& wire : detected_wires())
        for (const Way& way : ways) {
            INFO(wire.name << ", lost by " << way.name);
            Two two(wire.name);
            two.meet();
            two.ann->says("well?");
            REQUIRE(two.corner.server.has_recorded(3, "message"));
            way.leave(two.bob);
            CHECK(two.ann->is_sent_off());
        }
}

TEST_CASE("peer pair over sockets: a partner who is lost in the client's turn is the next reply") {
    for (const PeerWire& wire : detected_wires())
        for (const Way& way : ways) {
            INFO(wire.name << ", lost by " << way.name);
            Two two(wire.name);
            two.meet();
            way.leave(two.bob);
            REQUIRE(two.corner.server.has_recorded(1, "disconnect"));
            two.ann->says("well?");
            CHECK(two.ann->is_sent_off());
        }
}

TEST_CASE("peer pair over sockets: the last words of a partner who is lost come before the quit") {
    for (const PeerWire& wire : detected_wires())
        for (const Way& way : ways) {
            INFO(wire.name << ", lost by " << way.name);
            Two two(wire.name);
            two.meet();
            two.bob->says("bye");
            REQUIRE(two.corner.server.has_recorded(3, "message"));
            way.leave(two.bob);
            REQUIRE(two.corner.server.has_recorded(1, "disconnect"));
            two.ann->says("well?");
            CHECK(two.ann->is_answered("bye", "Bob"));
            two.ann->says("where are you?");
            CHECK(two.ann->is_sent_off());
        }
}

TEST_CASE("peer pair over sockets: who left before a second came is nobody's partner") {
    for (const Way& way : ways) {
        INFO("lost by " << way.name);
        Two two;
        two.ann->says("hello?");
        REQUIRE(two.corner.server.has_recorded(1, "message"));
        way.leave(two.ann);
        REQUIRE(two.corner.server.has_recorded(1, "disconnect"));
        two.bob->says("hi");
        REQUIRE(two.corner.server.has_recorded(2, "message"));
        Peer cat(two.corner, "plain");
        cat.says("hey");
        CHECK(cat.is_answered("hi"));
        CHECK(two.bob->is_answered("hey", "client1"));
    }
}

TEST_CASE("peer pair over sockets: the idle one gets the quit in his wire, and the other with the reply that is owed") {
    for (const PeerWire& wire : detected_wires()) {
        INFO(wire.name);
        Two two(wire.name, wire.name, {{"idle", 1s}});
        two.meet();
        two.ann->says("well?"); // from now on it is only bob's turn
        CHECK(two.bob->is_sent_off());
        CHECK(two.ann->is_sent_off());
        two.bob.reset();
        two.ann.reset();
        CHECK(two.corner.server.has_recorded(2, "disconnect"));
        CHECK(two.corner.server.audit.count("disconnect timed out") == 1);
    }
}

TEST_CASE("peer pair over sockets: who waits for a partner is not idle") {
    Corner corner("pair", {{"idle", 1s}});
    Peer ann(corner, "handle", "Ann");
    ann.says("hello?");
    REQUIRE(corner.server.has_recorded(1, "message"));
    Client silent(corner.port);
    CHECK(silent.until_closed() == ""); // the second is over
    Client another(corner.port);
    CHECK(another.until_closed() == "");
    Peer bob(corner);
    bob.says("hi");
    CHECK(ann.is_answered("hi", "Bob"));
}

TEST_CASE("peer pair over sockets: a server that stops sends each client the quit of its wire") {
    for (const PeerWire& wire : all_wires()) {
        INFO(wire.name);
        Corner corner("pair");
        Peer ann(corner, wire.name, "Ann"), bob(corner, wire.name);
        ann.says("hello");
        REQUIRE(corner.server.has_recorded(1, "message"));
        bob.says("hi");
        ann.client.bytes(reply(wire, "hi", name_of(bob, "Bob", "client2")).size());
        bob.client.bytes(reply(wire, "hello", name_of(ann, "Ann", "client1")).size());
        ann.says("one"); // a reply is owed
        REQUIRE(corner.server.has_recorded(3, "message"));
        CHECK(corner.server.stops_within(10s));
        CHECK(ann.is_sent_off());
        CHECK(bob.is_sent_off());
    }
}

TEST_CASE("peer pair over sockets: a long text goes on before the next ones, and none of it is lost") {
    Two two("len4", "handle");
    std::string said(4096, 'y'), heard;
    two.ann->says(said);
    REQUIRE(two.corner.server.has_recorded(1, "message"));
    for (int turn = 1; heard.size() < said.size(); ++turn) {
        REQUIRE(turn <= 9);
        two.bob->says("go on");
        CHECK(two.ann->is_answered("go on"));
        const std::string prefix = "client1> ";
        const std::string got =
            two.bob->client.bytes(std::min<std::size_t>(500, prefix.size() + said.size() - heard.size()));
        REQUIRE(got.starts_with(prefix));
        heard += got.substr(prefix.size());
        if (heard.size() == said.size()) break;
        two.ann->says("more");
        said += "\nmore";
        REQUIRE(two.corner.server.has_recorded(static_cast<std::size_t>(2 * turn + 1), "message"));
    }
    CHECK((heard == said));
}
