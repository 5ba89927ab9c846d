// Flood control over real sockets, on every protocol: who is too fast is answered later, and nobody else is.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/protocol.hpp"
#include "protocols/crlf/protocol.hpp"
#include "protocols/echo/protocol.hpp"
#include "protocols/irc/protocol.hpp"
#include "protocols/line/protocol.hpp"
#include "protocols/peer/protocol.hpp"
#include "tests/integration/client.hpp"
#include "tests/integration/peer_scene.hpp"
#include "tests/integration/test_server.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

std::string frame(char type, std::string_view body) {
    return std::string{type, '\0', static_cast<char>(body.size())}.append(body);
}

// What a client says and hears, in one protocol.
struct Tongue {
    std::string_view name;
    std::function<std::string(const std::string&)> hello, welcome; // of somebody by this name
    std::function<std::string(const std::string&)> says, hears;    // one text, and what he hears to it himself
};

const turns::PeerWire& wire() { return turns::wire_called("len4"); }

const std::vector<Tongue>& tongues() {
    using Text = const std::string&;
    static const std::vector<Tongue> all{
        {"crlf", [](Text name) { return "name: " + name + "\r\n"; },
         [](Text) { return std::string("Welcome to Ann's chat room\r\nOK\r\n"); },
         [](Text text) { return "push: " + text + "\r\n"; }, [](Text) { return std::string("OK\r\n"); }},
        {"broadcast", [](Text name) { return frame(0, name); },
         [](Text name) { return '\0' + frame(2, "**" + name + " is joining the chat**"); },
         [](Text text) { return frame(2, text); }, [](Text text) { return frame(2, "[Bob] " + text); }},
        {"line", [](Text name) { return "login " + name + "\n"; }, [](Text name) { return "OK login " + name + "\n"; },
         [](Text text) { return "say lobby " + text + "\n"; }, [](Text) { return std::string("OK say\n"); }},
        {"irc",
         [](Text name) {
             return "NICK " + name + "\r\nUSER x 0 * :x\r\nCAP REQ :echo-message\r\nCAP END\r\nJOIN #lobby\r\n";
         },
         [](Text name) { return " 366 " + name + " #lobby :End of /NAMES list\r\n"; },
         [](Text text) { return "PRIVMSG #lobby :" + text + "\r\n"; },
         [](Text text) { return ":Bob!~x@127.0.0.1 PRIVMSG #lobby :" + text + "\r\n"; }},
        {"peer", [](Text) { return std::string(); }, [](Text) { return std::string(); },
         [](Text text) { return turns::request(wire(), text); }, [](Text text) { return turns::reply(wire(), text); }},
    };
    return all;
}

const Tongue& tongue(std::string_view name) { return *std::ranges::find(tongues(), name, &Tongue::name); }

ProtocolType type_called(std::string_view name) {
    for (const auto& type : {crlf::protocol_type(), broadcast::protocol_type(), line::protocol_type(),
                             irc::protocol_type(), peer::protocol_type()})
        if (type.name == name) return type;
    return echo::protocol_type();
}

// One listener with this pace.
struct Scene {
    explicit Scene(std::string_view protocol, const Pace& pace, JournalKind kind = JournalKind::memory,
                   std::string_view partner = "echo")
        : server(kind) {
        ProtocolType type = type_called(protocol);
        type.pace = pace;
        Options options(type.options);
        if (protocol == "broadcast") options.set("echo", std::string("yes"));
        if (protocol == "broadcast") options.set("command_list", std::string("never"));
        if (protocol == "peer") options.set("partner", std::string(partner));
        port = server.listen(type, options);
        server.start();
    }
    // Somebody who has said who he is, and read all that this brings.
    Client enters(const Tongue& tongue, const std::string& name) const {
        Client client(port);
        client.send(tongue.hello(name));
        const std::string welcome = tongue.welcome(name);
        CHECK_THAT(client.until(welcome), ends_with_text(welcome));
        return client;
    }

    TestServer server;
    std::uint16_t port = 0;
};

constexpr int many = 40;

std::string all_of(const std::function<std::string(const std::string&)>& one) {
    std::string all;
    for (int number = 100; number < 100 + many; ++number) all += one(std::to_string(number));
    return all;
}

enum class Sending { in_one_piece, byte_by_byte, and_the_end };

void send(Client& client, std::string_view bytes, Sending sending) {
    const std::size_t piece = sending == Sending::byte_by_byte ? 1 : bytes.size();
    for (std::size_t at = 0; at < bytes.size(); at += piece) client.send(bytes.substr(at, piece));
    if (sending == Sending::and_the_end) client.shut_down_sending();
}

JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

} // namespace

TEST_CASE(
    "flood control over sockets: all that came too fast is answered in the end, in order and not before its time") {
    const JournalKind kind = both();
    const Sending sending = GENERATE(Sending::in_one_piece, Sending::byte_by_byte, Sending::and_the_end);
    for (const Tongue& spoken : tongues()) {
        INFO(spoken.name);
        const Scene scene(spoken.name, {5, 100}, kind);
        Client bob = scene.enters(spoken, "Bob");
        const auto begin = std::chrono::steady_clock::now();
        const std::string expected = all_of(spoken.hears);
        send(bob, all_of(spoken.says), sending);
        CHECK(bob.bytes(expected.size()) == expected);
        CHECK(std::chrono::steady_clock::now() - begin >= (many - 5) * 10ms);
    }
}

TEST_CASE("flood control over sockets: whoever is held back, others are heard meanwhile") {
    const JournalKind kind = both();
    for (const std::string_view name : {"crlf", "broadcast", "line", "irc"}) {
        INFO(name);
        const Tongue& spoken = tongue(name);
        Scene scene(name, {5, 100}, kind);
        Client bob = scene.enters(spoken, "Bob"), al = scene.enters(spoken, "Al");
        scene.server.on_loop([&] { // both are there before the loop looks
            bob.send(all_of(spoken.says));
            al.send(spoken.says("me too"));
        });
        const std::string last = std::to_string(100 + many - 1);
        REQUIRE(scene.server.has_recorded(1, "message Bob lobby " + last));
        CHECK(scene.server.audit.count("message Bob lobby") == many);
        const auto said = scene.server.audit.lines();
        CHECK(std::ranges::find(said, "message Al lobby me too") <
              std::ranges::find(said, "message Bob lobby " + last));
    }
}

TEST_CASE(
    "flood control over sockets: texts that a codec kept back until the end are heard at the pace, and then the end") {
    const Tongue& peer = tongue("peer");
    Scene scene("peer", {5, 100}, JournalKind::memory, "pair"); // nobody answers
    Client bob = scene.enters(peer, "Bob");
    bob.send(all_of(peer.says));
    bob.shut_down_sending();
    CHECK(scene.server.has_recorded(1, "disconnect client closed"));
    CHECK(scene.server.audit.count("message") == many);
}

TEST_CASE("flood control over sockets: echo counts what one read brings") {
    const Scene scene("echo", {1, 100});
    Client client(scene.port);
    const auto begin = std::chrono::steady_clock::now();
    for (int times = 0; times < 20; ++times) {
        client.send("x");
        CHECK(client.bytes(1) == "x");
    }
    CHECK(std::chrono::steady_clock::now() - begin >= 19 * 10ms);
}

TEST_CASE("flood control over sockets: who is held back is not read, so that nothing of his fills the memory") {
    const Tongue& crlf = tongue("crlf");
    Scene scene("crlf", {1, 1});
    Client bob = scene.enters(crlf, "Bob");
    std::string lines;
    while (lines.size() < 64 * 1024) lines += crlf.says("again");
    constexpr std::size_t rounds = 1'000;
    std::size_t taken = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        taken += bob.send_some(lines);
        scene.server.on_loop([] {}); // it might have read by now
    }
    CHECK(taken < rounds * lines.size() / 2); // what the two sockets hold
    bob.reset();
}

TEST_CASE("flood control over sockets: who is held back and resets his connection is gone at once") {
    const Tongue& crlf = tongue("crlf");
    Scene scene("crlf", {2, 1});
    Client bob = scene.enters(crlf, "Bob");
    for (int times = 0; times < 100; ++times) bob.send(all_of(crlf.says));
    bob.reset();
    CHECK(scene.server.has_recorded(1, "disconnect connection reset"));
    CHECK(scene.server.audit.count("message") < many);
}

TEST_CASE("flood control over sockets: a server that stops does not wait for what is held back") {
    const Tongue& irc = tongue("irc");
    Scene scene("irc", {1, 1});
    Client bob = scene.enters(irc, "Bob");
    for (int times = 0; times < 100; ++times) bob.send(all_of(irc.says));
    bob.until(irc.hears("100"));
    CHECK(scene.server.stops_within(20s));
    CHECK_THAT(bob.until_closed(), contains_text("ERROR :Closing Link: (Server shutting down)\r\n"));
    CHECK(scene.server.log.lines().empty()); // nobody was left at the end
}

TEST_CASE("flood control over sockets: with flood_control = no irc holds nobody back, whatever its listeners say") {
    ProtocolType type = irc::protocol_type();
    type.pace = {1, 1};
    Sections sections(type.sections);
    Options words = sections.only("irc");
    words.set("flood_control", std::string("no"));
    sections.set("irc", words);
    TestServer server;
    const std::uint16_t port = server.listen(type, Options(type.options), sections);
    server.start();
    Client bob(port);
    std::string pings = "NICK Bob\r\nUSER x 0 * :x\r\n";
    for (int times = 0; times < 1'000; ++times) pings += "PING " + std::to_string(times) + "\r\n";
    bob.send(pings);
    CHECK_THAT(bob.until("PONG irc.chatd :999\r\n"), ends_with_text("PONG irc.chatd :999\r\n"));
}
