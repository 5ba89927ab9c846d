// Every wire of the peer protocol, end to end as its clients play it, however the network cuts what they say.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/peer_scene.hpp"
#include "tests/support/catch.hpp"

#include <functional>
#include <string>
#include <vector>

using namespace chat;
using namespace chat::test;
using namespace chat::test::turns;
using namespace std::string_literals;

namespace {

// What a client says and hears up to its first reply. Only a handshake waits for answers in between.
std::vector<Step> beginning(const Corner& corner, const PeerWire& wire) {
    std::vector<Step> steps;
    for (const Step& step : opening(wire, corner.port_for(wire)))
        if (!step.says.empty()) steps.push_back(step);
    steps.push_back({request(wire, "hi there"), reply(wire, "hi there")});
    if (wire.name == "handshake") return steps;
    Step all;
    for (const Step& step : steps) all.says += step.says, all.hears += step.hears;
    return {all};
}

using Cut = std::function<std::vector<std::string_view>(std::string_view)>;

// False where it proves nothing.
bool is_answered_in_pieces(const Corner& corner, const PeerWire& wire, const Cut& cut) {
    Client client(corner.port_for(wire));
    if (wire.name == "greeting") CHECK(client.bytes(6) == "SERVER");
    for (const Step& step : beginning(corner, wire)) {
        const auto pieces = cut(step.says);
        if (!sends_quickly(client, pieces)) return false;
        INFO(wire.name << ", in " << pieces.size() << " pieces, the first of " << pieces.front().size());
        CHECK(client.bytes(step.hears.size()) == step.hears);
    }
    client.shut_down_sending();
    CHECK(client.until_closed() == "");
    return true;
}

void must_be_answered(const Corner& corner, const PeerWire& wire, const Cut& cut) {
    for (int attempts = 0; attempts < 50; ++attempts)
        if (is_answered_in_pieces(corner, wire, cut)) return;
    FAIL("this machine is too busy to send in pieces");
}

} // namespace

TEST_CASE("peer dialects: each client is answered in its own wire, text after text") {
    Corner corner("echo");
    for (const PeerWire& wire : all_wires()) {
        Peer bob(corner, wire.name);
        for (const std::string text : {"hi", "how are you?", "2024", "5>3", "h\xc3\xa9llo", "x"}) {
            bob.says(text);
            CHECK(bob.is_answered(text));
        }
        bob.quits(wire.quit);
        CHECK(bob.is_closed());
    }
    CHECK(corner.server.has_recorded(10, "disconnect"));
    CHECK(corner.server.log.lines().empty());
}

TEST_CASE("peer dialects: the first words are understood whole and byte by byte") {
    Corner corner("echo", {{"reattach", std::chrono::milliseconds(1000)}});
    for (const PeerWire& wire : all_wires()) {
        must_be_answered(corner, wire, [](std::string_view says) { return std::vector{says}; });
        must_be_answered(corner, wire, byte_by_byte);
    }
}

TEST_CASE("peer dialects: the first words are understood cut in two anywhere") {
    Corner corner("echo", {{"reattach", std::chrono::milliseconds(1000)}});
    for (const PeerWire& wire : all_wires())
        for (std::size_t at = 1; at < beginning(corner, wire).front().says.size(); ++at)
            must_be_answered(corner, wire, [at](std::string_view says) {
                if (at >= says.size()) return std::vector{says};
                return std::vector{says.substr(0, at), says.substr(at)};
            });
}

TEST_CASE("peer dialects: a handshake that does not wait for its answers has a reply to its first text all the same") {
    Corner corner("echo");
    Client client(corner.port);
    client.send("client-372\nBob\nBob> hi\n");
    CHECK(client.bytes(16) == "server-372SERVER");
    client.send("Bob> are you there?\n"); // the reply to the first text comes first
    CHECK(client.until("there?") == "SERVER> hiSERVER> are you there?");
}

TEST_CASE("peer dialects: handles are written in all the ways that students found") {
    Corner corner("echo");
    for (const std::string& first : {"Bob> hi"s, "Bob>hi"s, "Bob-> hi"s, "Bob-> hi\n"s, "Bob> hi\r\n"s, "Bob> hi\0"s,
                                     "Bob> hi" + std::string(504, '\0'), "Bob> hi\n" + std::string(503, '\0')}) {
        Client client(corner.port);
        client.send(first);
        CHECK(client.bytes(10) == "SERVER> hi");
        client.send(first);
        CHECK(client.bytes(10) == "SERVER> hi");
        client.send("Bob> \\quit");
        CHECK(client.until_closed() == "");
    }
}

TEST_CASE("peer dialects: a text whose handle is another word is a text") {
    Corner corner("echo");
    Peer bob(corner);
    bob.says("hi");
    CHECK(bob.is_answered("hi"));
    bob.client.send("Ann> said so\n");
    CHECK(bob.is_answered("Ann> said so"));
}

TEST_CASE("peer dialects: both quits end it in every wire, before the first text and after") {
    Corner corner("echo");
    for (const PeerWire& wire : all_wires())
        for (const std::string_view quit : {"\\quit", "/q"})
            for (const bool spoke : {false, true}) {
                INFO(wire.name << ", " << quit << (spoke ? " after a text" : " at first"));
                Peer bob(corner, wire.name);
                if (spoke) {
                    bob.says("hi");
                    CHECK(bob.is_answered("hi"));
                }
                bob.quits(quit);
                CHECK(bob.is_closed());
            }
    CHECK(corner.server.has_connections(0));
    CHECK(corner.server.audit.count("message") == 20);
}

TEST_CASE("peer dialects: a quit behind the handle is one, and inside a text it is none") {
    Corner corner("echo");
    for (const PeerWire& wire : all_wires()) {
        if (!wire.has_handles) continue;
        Peer bob(corner, wire.name);
        bob.says("type \\quit to leave");
        CHECK(bob.is_answered("type \\ quit to leave"));
        bob.says("/q?");
        CHECK(bob.is_answered("/q?"));
        bob.says(wire.quit);
        CHECK(bob.is_closed());
    }
}

TEST_CASE("peer dialects: the end of the input ends every wire wherever it comes") {
    Corner corner("echo", {{"reattach", std::chrono::milliseconds(1000)}});
    for (const PeerWire& wire : all_wires()) {
        const Step first = beginning(corner, wire).front();
        for (std::size_t at = 0; at <= first.says.size(); ++at) {
            INFO(wire.name << ", after " << at << " bytes");
            Client client(corner.port_for(wire));
            if (wire.name == "greeting") CHECK(client.bytes(6) == "SERVER");
            client.send(first.says.substr(0, at));
            client.shut_down_sending();
            const std::string last = client.until_closed();
            CHECK_FALSE(last.ends_with("(late)"));
            CHECK_FALSE(last.ends_with("(reset)"));
            if (at == first.says.size()) CHECK(last.ends_with(first.hears));
        }
    }
    CHECK(corner.server.has_connections(0));
    CHECK(corner.server.log.lines().empty());
}

TEST_CASE("peer dialects: what only looks like a header or a handle is plain text") {
    Corner corner("echo");
    for (const std::string text : {"2024", "Bob", "12 monkeys", "5 Bob", "5>3", "12x faster", "0006", "-> look", "1",
                                   "12345", "client", "1027x", "3xx", "0", "a very long first text of no kind"}) {
        Client client(corner.port);
        client.send(text);
        INFO(text);
        CHECK(client.bytes(text.size()) == text);
        client.send("/q");
        CHECK(client.until_closed() == "");
    }
}

TEST_CASE("peer dialects: words like x greater y are plain where the listener says so") {
    Corner corner("echo", {{"dialect", "plain"s}});
    for (const std::string text : {"x>y", "Bob> hi", "0005hello", "5         hello", "1027\n?", "client-372"}) {
        Client client(corner.port);
        client.send(text);
        CHECK(client.bytes(text.size()) == text);
        client.shut_down_sending();
        CHECK(client.until_closed() == "");
    }
}

TEST_CASE("peer dialects: a greeting client gets its greeting first, and its texts are bare") {
    Corner corner("echo");
    Client bob(corner.greeting_port);
    CHECK(bob.bytes(6) == "SERVER");
    bob.send("Bob"); // without any end, as it is
    corner.silence_passes();
    bob.send("Bob");
    CHECK(bob.bytes(3) == "Bob");
    bob.send("Bob> is my handle");
    CHECK(bob.bytes(12) == "is my handle");
    bob.send("\\quit");
    CHECK(bob.until_closed() == "");
}
