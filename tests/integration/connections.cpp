// What every connection is promised, whatever its protocol: limits that hold, clean ends, nobody else disturbed.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/protocol.hpp"
#include "protocols/echo/protocol.hpp"
#include "protocols/irc/protocol.hpp"
#include "protocols/line/protocol.hpp"
#include "protocols/peer/protocol.hpp"
#include "tests/integration/busy_room.hpp"

#include <boost/asio/post.hpp>

#include <functional>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

// Its talks never begin.
class Refusing final : public Protocol {
public:
    std::unique_ptr<Handler> answer(Session&) override { throw std::runtime_error("no talk today"); }
};

} // namespace

TEST_CASE("connections: all who wait come in together, not one a round of a busy loop") {
    Serving serving(crlf::protocol_type());
    std::vector<Client> newcomers;
    std::set<std::size_t> counts; // as the loop sees them, round by round
    std::function<void()> look = [&] {
        counts.insert(serving.server.server.connections());
        if (!counts.contains(40)) boost::asio::post(serving.server.server.io(), look);
    };
    serving.server.on_loop([&] { // the kernel has them all before the loop looks
        for (int i = 0; i < 40; ++i) newcomers.emplace_back(serving.port);
        look();
    });
    REQUIRE(serving.server.has_connections(40));
    serving.server.on_loop([] {}); // the last look is over
    CHECK(counts.size() < 10);     // one a round would be 41; the kernel may hand over the last of them a moment later
}

TEST_CASE("connections: a protocol that throws at the first word costs that client alone") {
    TestServer server;
    const ProtocolType type{
        "refusing",
        "refusing",
        0,
        {},
        [](const ListenerContext&) -> std::unique_ptr<Protocol> { return std::make_unique<Refusing>(); },
        ""};
    const auto port = server.listen(type);
    server.start();
    CHECK(Client(port).until_closed() == "");
    CHECK(Client(port).until_closed() == "");
    CHECK(server.has_recorded(2, "disconnect internal error"));
}

TEST_CASE("connections: one client's flood of small requests does not keep another waiting") {
    BusyRoom room(50);
    Client flood = room.welcome(), other = room.welcome();
    std::string noise;
    for (int i = 0; i < 20'000; ++i) noise += "n\n"; // one read of this is heard a million times
    room.server.on_loop([&] {                        // both are there before the loop looks
        flood.send(noise);
        other.send("me too\n");
    });
    const std::string before = room.clients[0].until("me too\n");
    CHECK(before.size() < noise.size()); // heard in the middle of it
}

TEST_CASE("connections: the last words arrive although the client was still sending") {
    BusyRoom room(0);
    for (int i = 0; i < 20; ++i) {
        Client client = room.welcome();
        client.send("!bye\n" + std::string(30'000, 'x') + "\n");
        CHECK(client.until_closed() == "farewell\n");
    }
}

TEST_CASE("connections: an exception ends that one session, is logged, and disturbs nobody") {
    BusyRoom room(1);
    Client unlucky = room.welcome();
    unlucky.send("before\n!throw\nafter\n");
    CHECK(unlucky.until_closed() == "");
    CHECK(room.clients[0].until("\n") == "before\n");
    CHECK(room.server.has_recorded(1, "disconnect internal error"));
    REQUIRE(room.server.log.lines().size() == 1);
    CHECK(room.server.log.lines().front().find("asked to") != std::string::npos);
    Client next = room.welcome();
    next.send("again\n");
    CHECK(room.clients[0].until("\n") == "again\n");
}

TEST_CASE("connections: an idle client is let go, a busy one is not") {
    Limits limits;
    limits.idle = std::chrono::milliseconds(500);
    BusyRoom room(0, limits);
    Client idle = room.welcome(), busy = room.welcome();
    std::size_t said = 0;
    for (; room.server.audit.count("disconnect idle") == 0 && said < 1'000'000; ++said) {
        busy.send("still here\n");
        idle.until("still here\n"); // one at a time: nobody is slow
    }
    CHECK(room.server.has_recorded(1, "disconnect idle"));
    CHECK(room.server.audit.count("disconnect") == 1);
}

TEST_CASE("connections: one too many is refused, and the place is free again later") {
    Limits limits;
    limits.connections = 2;
    BusyRoom room(2, limits);
    CHECK(Client(room.port).until_closed() == "");
    CHECK(room.server.audit.count("refused too many connections") == 1);
    room.clients.pop_back();
    REQUIRE(room.server.has_connections(1));
    room.welcome().send("hello\n");
    CHECK(room.clients[0].until("\n") == "hello\n");
}

TEST_CASE("connections: who is not taken in is told why, in the words of his protocol") {
    Limits limits;
    limits.connections = 0;
    TestServer server(JournalKind::memory, limits);
    const auto crlf = server.listen(crlf::protocol_type()), irc = server.listen(irc::protocol_type()),
               line = server.listen(line::protocol_type()), binary = server.listen(broadcast::protocol_type()),
               peer = server.listen(peer::protocol_type());
    server.start();
    CHECK(Client(crlf).until_closed() == "Error: too many connections\r\n");
    CHECK(Client(irc).until_closed() == "ERROR :Closing Link: (too many connections)\r\n");
    CHECK(Client(line).until_closed() == "ERR ? too-many too many connections\n");
    CHECK(Client(binary).until_closed() == std::string("\x05\0\x14Too many connections", 23));
    CHECK(Client(peer).until_closed() == "");
}

TEST_CASE("connections: one address has so many, and one that is exempt any number") {
    Limits limits;
    limits.connections_per_ip = 1;
    limits.exempt = {*AddressRange::parse("::1")};
    TestServer server(JournalKind::memory, limits);
    const auto port = server.listen(echo::protocol_type(), Options(), "::");
    server.start();
    const Client first(port, "127.0.0.1"), again(port, "::1"), and_again(port, "::1");
    REQUIRE(server.has_connections(3));
    CHECK(Client(port, "127.0.0.1").until_closed() == "");
    CHECK(server.has_recorded(1, "refused too many connections from your address"));
}

TEST_CASE("connections: IPv6 is served, and IPv4 on :: as well, each named in its usual spelling") {
    TestServer server;
    const auto six = server.listen(echo::protocol_type(), Options(), "::1");
    const auto both = server.listen(echo::protocol_type(), Options(), "::");
    server.start();
    for (const auto& [port, address] : {std::pair(six, "::1"), std::pair(both, "::1"), std::pair(both, "127.0.0.1")}) {
        Client client(port, address);
        client.send("hi");
        CHECK(client.bytes(2) == "hi");
    }
    REQUIRE(server.has_recorded(3, "connect"));
    CHECK(server.audit.count("connect ::1") == 2);
    CHECK(server.audit.count("connect 127.0.0.1") == 1);
}

TEST_CASE("connections: a port that is taken, or an address that is none, is told before anybody is served") {
    TestServer server;
    const auto port = server.listen(echo::protocol_type());
    const auto listen = [&](const std::string& address) {
        server.server.listen(Endpoint{"second", "echo", address, port}, nullptr);
    };
    CHECK_THROWS_WITH(listen("127.0.0.1"), contains_text("listen.second: cannot listen on 127.0.0.1 port"));
    CHECK_THROWS_AS(listen("nonsense"), ListenError);
}
