// One room, three protocols: what turn-takers, chatters and readers of the buffer hear of each other.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/integration/peer_scene.hpp"
#include "tests/support/catch.hpp"

#include <optional>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::binary;
using turns::Corner;
using turns::Peer;

namespace {

struct House : Corner {
    House() : Corner("room", {}, GENERATE(JournalKind::memory, JournalKind::delaying)) {}
};

// Somebody who pushes to the buffer and reads it.
struct Student {
    explicit Student(const House& house) : client(house.crlf_port) { client.until("\r\n"); }
    std::string asks(std::string_view request) {
        client.send(std::string(request) + "\r\n");
        return client.until("\r\n");
    }
    Client client;
};

const std::string nobody = "SERVER> nobody else is here";

} // namespace

TEST_CASE("peer room over sockets: what one says the chatters hear, and the next of theirs is the reply") {
    for (const turns::PeerWire& wire : turns::all_wires()) {
        INFO(wire.name);
        House house;
        Chatter ann(house.broadcast_port, "Ann");
        Peer bob(house, wire.name);
        const std::string name =
            wire.has_handles || wire.name == "greeting" || wire.name == "len-total" ? "Bob" : "client1";
        bob.says("hi");
        CHECK(ann.hears(2) == Heard{joining(name), said(name, "hi")});
        ann.sends(talk("hello") + talk("how are you?"));
        CHECK(bob.is_told("Ann> hello"));
        CHECK(ann.hears_nothing_else());
        bob.says("fine");
        CHECK(ann.hears() == said(name, "fine"));
        CHECK(bob.is_told("Ann> how are you?"));
        bob.quits(wire.quit);
        CHECK(bob.is_closed());
        CHECK(ann.hears() == leaving(name));
    }
}

TEST_CASE("peer room over sockets: three protocols talk, and everybody hears all but himself") {
    House house;
    Chatter ann(house.broadcast_port, "Ann");
    Peer bob(house);
    Student cy(house);
    bob.says("one");
    CHECK(ann.hears(2) == Heard{joining("Bob"), said("Bob", "one")});
    CHECK(cy.asks("name: Cy") == "OK\r\n");
    CHECK(cy.asks("push: two") == "OK\r\n");
    CHECK(ann.hears() == said("Cy", "two"));
    CHECK(bob.is_told("Cy> two"));
    ann.sends(talk("three"));
    CHECK(ann.hears_nothing_else());
    CHECK(cy.asks("push: four") == "OK\r\n");
    bob.says("five");
    CHECK(bob.is_told("Ann> three\nCy> four"));
    CHECK(ann.hears(2) == Heard{said("Cy", "four"), said("Bob", "five")});
    CHECK(cy.asks("get") == "Bob: one\nCy: two\nAnn: three\nCy: four\nBob: five\r\n");
}

TEST_CASE("peer room over sockets: a handle that reads like a claimed name has its protocol behind it") {
    House house;
    Chatter bob(house.broadcast_port, "Bob");
    Peer other(house, "handle", "bob");
    other.says("give me your password");
    CHECK(bob.hears(2) == Heard{joining("bob/peer"), said("bob/peer", "give me your password")});
    bob.sends(talk("no"));
    CHECK(other.is_told("Bob> no"));
    Peer third(house, "handle", "Cat");
    third.says("hi");
    CHECK(bob.hears(2) == Heard{joining("Cat"), said("Cat", "hi")});
    other.says("why not?");
    CHECK(other.is_told("Cat> hi"));
    CHECK(third.is_told("bob/peer> why not?"));
    CHECK(bob.hears() == said("bob/peer", "why not?"));
}

TEST_CASE("peer room over sockets: a list on broadcast has labels with their protocol, and who spoke only") {
    House house;
    Chatter ann(house.broadcast_port, "Ann");
    Peer bob(house), plain(house, "plain"), silent(house, "handle", "Cat"), framed(house, "len4");
    bob.says("1");
    REQUIRE(house.server.has_recorded(1, "message"));
    plain.says("2");
    REQUIRE(house.server.has_recorded(2, "message"));
    framed.says("3");
    REQUIRE(house.server.has_recorded(3, "message"));
    CHECK(ann.hears(6).back() == said("client2", "3"));
    ann.sends(list());
    CHECK(ann.hears() == "03 Ann,Bob/peer,client1/peer,client2/peer");
    plain.quits("/q");
    CHECK(plain.client.until_closed().starts_with("client2> 3"));
    CHECK(ann.hears() == leaving("client1"));
    Peer next(house, "plain");
    next.says("4");
    CHECK(ann.hears(2) == Heard{joining("client1"), said("client1", "4")});
}

TEST_CASE("peer room over sockets: coming and going is announced once each, whatever the way") {
    House house;
    Chatter ann(house.broadcast_port, "Ann");
    {
        Peer silent(house);
        silent.client.shut_down_sending();
        CHECK(silent.is_closed());
    }
    const int ways = 4;
    for (int way = 0; way < ways; ++way) {
        INFO("way " << way);
        Peer bob(house);
        bob.says("hi");
        CHECK(ann.hears(2) == Heard{joining("Bob"), said("Bob", "hi")});
        if (way == 0) bob.quits("\\quit");
        if (way == 1) bob.client.shut_down_sending();
        if (way == 2) bob.client.reset();
        if (way == 3) bob.client.send("Bob> bye\nBob> \\quit\n");
        if (way == 3) CHECK(ann.hears() == said("Bob", "bye"));
        CHECK(ann.hears() == leaving("Bob"));
    }
    CHECK(ann.hears_nothing_else());
    CHECK(house.server.audit.count("join Bob") == ways);
    CHECK(house.server.audit.count("leave Bob") == ways);
}

TEST_CASE("peer room over sockets: directs do not reach a label, and are no turn") {
    House house;
    Chatter ann(house.broadcast_port, "Ann"), cy(house.broadcast_port, "Cy");
    CHECK(ann.hears() == joining("Cy"));
    Peer bob(house);
    bob.says("hi");
    CHECK(ann.hears(2) == Heard{joining("Bob"), said("Bob", "hi")});
    ann.sends(direct("@Bob psst") + direct("@Bob/peer psst"));
    CHECK(ann.hears().starts_with("05 "));
    CHECK(ann.hears().starts_with("05 "));
    ann.sends(talk("hi"));
    CHECK(bob.is_told("Ann> hi"));
}

TEST_CASE("peer room over sockets: texts with line ends and strange bytes are one line for everybody") {
    House house;
    Chatter ann(house.broadcast_port, "Ann");
    Peer plain(house, "plain"), bob(house);
    plain.says("one\ntwo\n");
    const Heard heard = ann.hears(2);
    REQUIRE(heard.size() == 2);
    CHECK(heard[0] == joining("client1"));
    CHECK(heard[1].starts_with("02 [client1] one"));
    CHECK(heard[1].find('\n') == std::string::npos);
    bob.says("\xff\x1b[2J");
    const std::string strange = ann.hears(2).back();
    CHECK(strange.starts_with("02 [Bob] "));
    CHECK(strange.find('\x1b') == std::string::npos);
}

TEST_CASE("peer room over sockets: who waits for a reply is told when the last who could give it has left") {
    House house;
    Peer bob(house);
    SECTION("a chatter") {
        std::optional<Chatter> ann(std::in_place, house.broadcast_port, "Ann");
        bob.says("anybody?");
        REQUIRE(house.server.has_recorded(1, "message Bob"));
        ann.reset();
    }
    SECTION("another who takes turns") {
        std::optional<Peer> ann(std::in_place, house, "handle", "Ann");
        ann->says("hi");
        CHECK(ann->is_told(nobody));
        bob.says("anybody?");
        REQUIRE(house.server.has_recorded(1, "message Bob"));
        ann.reset();
    }
    CHECK(bob.is_told(nobody));
}

TEST_CASE("peer room over sockets: lines left out are told where they would have stood") {
    House house;
    Chatter ann(house.broadcast_port, "Ann");
    Peer bob(house);
    bob.says("hi");
    ann.hears(2);
    ann.sends(talk("hello"));
    CHECK(bob.is_told("Ann> hello"));
    ann.sends(talk(std::string(700, 'x')) + talk("after it"));
    CHECK(ann.hears_nothing_else());
    REQUIRE(house.server.has_recorded(1, "message Ann lobby after it"));
    bob.says("a");
    CHECK(bob.is_told("Ann> " + std::string(495, 'x')));
    std::string flood;
    for (int i = 0; i < 102; ++i) flood += talk(std::to_string(i));
    ann.sends(flood);
    REQUIRE(house.server.has_recorded(1, "message Ann lobby 101"));
    bob.says("b");
    const std::string rest = std::string(205, 'x') + "\nSERVER> (3 lines left out)\nAnn> 2\n";
    CHECK(bob.client.bytes(rest.size()) == rest);
}

TEST_CASE(
    "peer room over sockets: a reader of the buffer is nobody in the room, and what he pushes is the next reply") {
    House house;
    Student cy(house);
    Peer bob(house);
    bob.says("hi");
    CHECK(bob.is_told(nobody));
    CHECK(cy.asks("push: hello") == "OK\r\n");
    bob.says("who is it?");
    CHECK(bob.is_told("unknown> hello"));
}
