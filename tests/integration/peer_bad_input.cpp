// What no honest client of the peer protocol sends, and what becomes of it: answered, refused, or dropped.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/peer_scene.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <thread>

using namespace chat;
using namespace chat::test;
using namespace chat::test::turns;
using namespace std::string_literals;

namespace {

JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

const std::string too_long = "ERROR: Your message is more than 4096 characters long. Retype your message.";

bool still_serves(const Corner& corner) {
    Peer probe(corner, "len4");
    probe.says("are you there?");
    return probe.is_answered("are you there?");
}

} // namespace

TEST_CASE("peer bad input: a text of a hundred thousand bytes is refused once, and it is still the client's turn") {
    Corner corner("echo");
    for (const PeerWire& wire : all_wires()) {
        if (wire.has_lengths) continue; // four digits say no such length
        Peer bob(corner, wire.name);
        bob.says(std::string(100'000, 'x'));
        CHECK(bob.is_told(too_long));
        bob.says("short");
        CHECK(bob.is_answered("short"));
        bob.quits(wire.quit);
        CHECK(bob.is_closed());
    }
}

TEST_CASE("peer bad input: the longest text is heard whole, and one byte more is refused") {
    Corner corner("echo");
    for (const PeerWire& wire : all_wires()) {
        if (wire.name == "len3x" || wire.name == "len3z") continue; // three digits
        INFO(wire.name);
        Peer bob(corner, wire.name);
        bob.says(std::string(4096, 'x'));
        const std::size_t around_it = wire.has_handles ? 8 : 0;
        CHECK(bob.is_answered(std::string(std::min<std::size_t>(4096, wire.most_in_one - around_it), 'x')));
        bob.says(std::string(4097, 'y'));
        CHECK(bob.is_told(too_long));
        bob.says("short");
        CHECK(bob.is_answered("short"));
    }
}

TEST_CASE("peer bad input: an empty text is a text wherever the wire can say so") {
    Corner corner("echo");
    for (const PeerWire& wire : all_wires()) {
        if (!wire.has_handles && !wire.has_lengths) continue;
        if (wire.name == "len-total") continue;
        INFO(wire.name);
        Peer bob(corner, wire.name);
        bob.says("hi");
        CHECK(bob.is_answered("hi"));
        bob.says("");
        CHECK(bob.is_answered(""));
        bob.says("again");
        CHECK(bob.is_answered("again"));
    }
}

TEST_CASE("peer bad input: an empty text in the room is not said, and is answered") {
    Corner corner("room", {}, both());
    Peer bob(corner);
    bob.says("");
    CHECK(bob.is_told("SERVER> nobody else is here"));
    CHECK(corner.server.audit.count("message") == 0);
    bob.says("hi");
    CHECK(bob.is_told("SERVER> nobody else is here"));
}

TEST_CASE("peer bad input: of two texts in one write both count, and a wire without lengths owes one reply") {
    Corner corner("room", {}, both());
    Peer ann(corner, "handle", "Ann");
    ann.says("here");
    CHECK(ann.is_told("SERVER> nobody else is here"));
    Peer bob(corner, GENERATE("handle", "handshake", "port-line"));
    INFO(bob.wire.name);
    bob.client.send(request(bob.wire, "one") + request(bob.wire, "two"));
    REQUIRE(corner.server.has_recorded(1, "message Bob lobby two"));
    ann.says("three");
    CHECK(ann.is_told("Bob> one\nBob> two"));
    CHECK(bob.is_told("Ann> three"));
    ann.says("four");
    REQUIRE(corner.server.has_recorded(1, "message Ann lobby four"));
    bob.says("five"); // had there been another reply, it would have been this one
    CHECK(bob.is_told("Ann> four"));
    CHECK(ann.is_told("Bob> five"));
    bob.quits("\\quit");
    CHECK(bob.is_closed());
}

TEST_CASE("peer bad input: of two texts in one write a wire with lengths holds the second back") {
    Corner corner("room", {}, both());
    const std::string_view wire = GENERATE("len3x", "len3z", "len4", "header10", "len-total");
    INFO(wire);
    Peer ann(corner, "handle", "Ann");
    ann.says("here");
    CHECK(ann.is_told("SERVER> nobody else is here"));
    Peer bob(corner, wire);
    const std::string name = bob.wire.has_handles || wire == "len-total" ? "Bob" : "client1";
    bob.client.send(request(bob.wire, "one") + request(bob.wire, "two") + request(bob.wire, "three"));
    for (const std::string text : {"one", "two", "three"}) {
        REQUIRE(corner.server.has_recorded(1, "message " + name + " lobby " + text));
        ann.says("to " + text);
        CHECK(ann.is_told(name + "> " + text));
        CHECK(bob.is_told("Ann> to " + text));
    }
    const auto lines = corner.server.audit.lines();
    const auto at = [&](const std::string& line) { return std::ranges::find(lines, line) - lines.begin(); };
    CHECK(at("message Ann lobby to one") < at("message " + name + " lobby two"));
    CHECK(at("message Ann lobby to two") < at("message " + name + " lobby three"));
}

TEST_CASE("peer bad input: an echo of two texts in one write is one reply without lengths, and two with them") {
    Corner corner("echo");
    for (const PeerWire& wire : all_wires()) {
        if (wire.name == "plain") continue; // one text for it
        INFO(wire.name);
        Peer bob(corner, wire.name);
        bob.client.send(request(wire, "one") + request(wire, "two"));
        CHECK(bob.is_answered("one"));
        if (wire.has_lengths) CHECK(bob.is_answered("two"));
        bob.says("three");
        CHECK(bob.is_answered("three"));
    }
}

TEST_CASE("peer bad input: a header that promises more than comes is ended by the end of the input") {
    Corner corner("echo");
    for (const std::string lie : {"0100only this", "100       only this", "050Bob> only this", "99xBob-> only this"}) {
        INFO(lie);
        Client client(corner.port);
        client.send(lie);
        client.shut_down_sending();
        const std::string heard = client.until_closed();
        CHECK(heard.find("only this") != std::string::npos);
        CHECK_FALSE(heard.ends_with("(late)"));
    }
    CHECK(still_serves(corner));
}

TEST_CASE("peer bad input: headers that lie later on do no harm to anybody else") {
    Corner corner("echo");
    for (const PeerWire& wire : all_wires()) {
        if (!wire.has_lengths) continue;
        for (const std::string lie : {"9999", "0000", "9999      ", "0         ", "xxxx", "-1        ", "99999999999",
                                      "3 ", "0 ", "00x", "000", "999", "1xx1xx1xx", "\xff\xff\xff\xff"}) {
            INFO(wire.name << ", " << lie);
            Peer bob(corner, wire.name);
            bob.says("hi");
            CHECK(bob.is_answered("hi"));
            bob.client.send(lie + "some bytes");
            bob.client.shut_down_sending();
            CHECK_FALSE(bob.client.until_closed().ends_with("(late)"));
        }
    }
    CHECK(still_serves(corner));
    CHECK(corner.server.log.lines().empty());
}

TEST_CASE("peer bad input: a megabyte of noise at every wire leaves a server that serves") {
    Corner corner("echo", {{"gap", std::chrono::milliseconds(10)}});
    std::mt19937 random(1027); // NOLINT(cert-msc51-cpp)
    std::string noise(1024 * 1024, '\0');
    for (char& c : noise) c = static_cast<char>(random());
    for (const PeerWire& wire : all_wires())
        for (const bool spoke : {false, true}) {
            INFO(wire.name << (spoke ? ", after a text" : ", at first"));
            Peer bob(corner, wire.name);
            if (spoke) bob.says("hi");
            const std::jthread reader([&] { bob.client.until_closed(); });
            bob.client.send(noise);
            bob.client.shut_down_sending();
            CHECK(still_serves(corner));
        }
    CHECK(corner.server.has_connections(0));
    CHECK(corner.server.log.lines().empty());
}
