// What every connection is promised, whatever its protocol: limits that hold, clean ends, nobody else disturbed.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/crlf/protocol.hpp"
#include "protocols/echo/protocol.hpp"
#include "tests/integration/client.hpp"
#include "tests/integration/shout.hpp"
#include "tests/integration/test_server.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

struct BusyRoom {
    explicit BusyRoom(std::size_t readers, const Limits& limits = {})
        : server(GENERATE(JournalKind::memory, JournalKind::delaying), limits) {
        port = server.listen(shout());
        server.start();
        for (std::size_t i = 0; i < readers; ++i) clients.push_back(welcome());
    }
    Client welcome(int receive_buffer = 0) {
        Client client(port, "127.0.0.1", receive_buffer);
        CHECK(client.until("\n") == "welcome\n");
        return client;
    }

    TestServer server;
    std::uint16_t port = 0;
    std::vector<Client> clients;
};

// Says lines of 20,000 bytes until the server has recorded a slow reader; at most 64 MB.
void shout_until_somebody_is_slow(BusyRoom& room, Client& speaker) {
    const std::string line = std::string(19'999, 'x') + "\n";
    for (int i = 0; i < 3'200 && room.server.audit.count("slow-reader") == 0; ++i) speaker.send(line);
}

// A few kilobytes at a time, for so long.
std::string reads_slowly(Client& client, std::chrono::milliseconds duration) {
    std::string heard;
    const auto end = std::chrono::steady_clock::now() + duration;
    for (auto next = std::chrono::steady_clock::now(); next < end; next += std::chrono::milliseconds(10)) {
        std::this_thread::sleep_until(next); // the pace is the point here
        heard += client.bytes(4096);
    }
    return heard;
}

// So many bytes of lines are in the room's buffer.
void fill(TestServer& server, std::size_t bytes) {
    server.on_loop([&] {
        const std::string text(10'000, 'x');
        for (std::size_t said = 0; said < bytes; said += text.size())
            (void)server.room.say(Speaker(1, "somebody", nullptr), Said(text));
    });
}

// Its talks never begin.
class Refusing final : public Protocol {
public:
    std::unique_ptr<Handler> answer(Session&) override { throw std::runtime_error("no talk today"); }
};

} // namespace

TEST_CASE("connections: newcomers come in while busy clients keep the loop busy") {
    TestServer server;
    const auto port = server.listen(crlf::protocol_type());
    server.start();
    std::vector<Client> busy;
    for (int i = 0; i < 20; ++i) busy.emplace_back(port);
    std::atomic<bool> enough = false;
    std::thread talkers([&] {
        while (!enough)
            for (auto& client : busy) client.send_some("test: noise\r\ntest: noise\r\ntest: noise\r\n");
    });
    std::vector<Client> newcomers;
    for (int i = 0; i < 200; ++i) newcomers.emplace_back(port);
    std::size_t welcomed = 0;
    for (auto& client : newcomers) welcomed += client.until("\r\n").empty() ? 0 : 1;
    CHECK(welcomed == 200);
    enough = true;
    talkers.join();
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

TEST_CASE("connections: 400 KB in one burst to sixty readers that read: all hear all, nobody is hung up") {
    BusyRoom room(60);
    std::string burst;
    for (int i = 0; i < 400; ++i) burst += std::string(995, 'x') + std::to_string(1000 + i) + "\n";
    Client speaker = room.welcome();
    std::vector<std::thread> readers;
    std::vector<std::string> heard(room.clients.size());
    for (std::size_t i = 0; i < room.clients.size(); ++i)
        readers.emplace_back([&, i] { heard[i] = room.clients[i].bytes(burst.size()); });
    speaker.send(burst);
    for (auto& reader : readers) reader.join();
    for (const std::string& text : heard) CHECK((text == burst));
    CHECK(room.server.audit.count("slow-reader") == 0);
    CHECK(room.server.audit.count("disconnect") == 0);
}

TEST_CASE("connections: a client that never reads is hung up, and who reads loses nothing") {
    BusyRoom room(1);
    Client speaker = room.welcome();
    const Client slow = room.welcome(4096);
    std::thread other([&] {
        while (!room.clients[0].until("\n").ends_with("the end\n")) {}
    });
    shout_until_somebody_is_slow(room, speaker);
    CHECK(room.server.has_recorded(1, "slow-reader"));
    CHECK(room.server.has_recorded(1, "disconnect slow reader"));
    speaker.send("the end\n");
    other.join();
    CHECK(room.server.audit.count("disconnect") == 1);
}

TEST_CASE("connections: above soft for longer than the patience is a slow reader, too") {
    Limits limits;
    limits.outbox_soft = 1024;
    limits.outbox_hard = 1024 * 1024 * 1024;
    limits.outbox_patience = std::chrono::milliseconds(50);
    BusyRoom room(0, limits);
    Client speaker = room.welcome();
    const Client slow = room.welcome(4096);
    shout_until_somebody_is_slow(room, speaker);
    CHECK(room.server.has_recorded(1, "disconnect slow reader"));
}

TEST_CASE("connections: who does not read what he asked for is not read either, and is served when he reads again") {
    TestServer server;
    const auto port = server.listen(echo::protocol_type());
    server.start();
    Client client(port, "127.0.0.1", 4096);
    const std::string piece(100'000, 'x');
    std::size_t sent = 0;
    for (int refusals = 0; refusals < 1000 && sent < 200'000'000;) {
        const std::size_t taken = client.send_some(piece);
        sent += taken;
        if (taken > 0) {
            refusals = 0;
        } else {
            ++refusals;
            (void)server.connections(); // one round of the loop
        }
    }
    CHECK(sent < 200'000'000);
    CHECK(client.bytes(sent).size() == sent);
    client.send("and now");
    CHECK(client.bytes(7) == "and now");
    CHECK(server.audit.count("slow-reader") == 0);
}

TEST_CASE("connections: a client that asks for more than it reads is answered as it reads, and is no slow reader") {
    TestServer server;
    const auto port = server.listen(crlf::protocol_type());
    server.start();
    Client client(port, "127.0.0.1", 4096);
    client.until("\r\n");
    std::string many;
    for (int i = 0; i < 10'000; ++i) many += "help\r\n"; // 60 KB that ask for 5 MB
    client.send(many + "test: the end\r\n");
    CHECK(client.until("the end\r\n").size() > 4'000'000);
    CHECK(server.audit.count("slow-reader") == 0);
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

TEST_CASE("connections: a client that is being served is not idle, however slowly it reads") {
    Limits limits;
    limits.idle = std::chrono::milliseconds(100);
    TestServer server(JournalKind::memory, limits);
    const auto port = server.listen(crlf::protocol_type());
    server.start();
    Client client(port, "127.0.0.1", 4096);
    client.until("\r\n");
    std::string many;
    for (int i = 0; i < 10'000; ++i) many += "help\r\n";
    client.send(many + "test: the end\r\n");
    std::string heard = reads_slowly(client, std::chrono::milliseconds(700));
    heard += client.until("the end\r\n");
    CHECK(heard.ends_with("the end\r\n"));
}

TEST_CASE("connections: who reads slowly but steadily is no slow reader") {
    Limits limits;
    limits.outbox_patience = std::chrono::milliseconds(150);
    TestServer server(JournalKind::memory, limits);
    const auto port = server.listen(crlf::protocol_type());
    server.start();
    Client client(port, "127.0.0.1", 4096);
    client.until("\r\n");
    fill(server, 12'000'000);
    client.send("get\r\ntest: the end\r\n");
    std::string heard = reads_slowly(client, std::chrono::milliseconds(1500));
    heard += client.until("the end\r\n");
    CHECK(heard.size() > 12'000'000);
    CHECK(heard.ends_with("the end\r\n"));
    CHECK(server.audit.count("slow-reader") == 0);
}

TEST_CASE("connections: everybody who stops reading in the middle of a reply is let go") {
    Limits limits;
    limits.outbox_patience = std::chrono::milliseconds(100);
    TestServer server(JournalKind::memory, limits);
    const auto port = server.listen(crlf::protocol_type());
    server.start();
    fill(server, 12'000'000);
    std::vector<Client> clients;
    for (int i = 0; i < 20; ++i) {
        clients.emplace_back(port, "127.0.0.1", 4096 + 512 * i); // each with another rest in its outbox
        clients.back().send("get\r\n");
    }
    CHECK(server.has_recorded(20, "disconnect slow reader"));
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

TEST_CASE("stopping: everybody is let go, what was acknowledged was said, and it takes no longer than it may") {
    TestServer server(GENERATE(JournalKind::memory, JournalKind::delaying));
    const auto port = server.listen(crlf::protocol_type());
    server.start();
    std::vector<Client> clients;
    for (int i = 0; i < 50; ++i) clients.emplace_back(port);
    for (auto& client : clients) client.until("\r\n");
    std::atomic<bool> enough = false;
    std::thread talkers([&] {
        while (!enough)
            for (auto& client : clients) client.send_some("push: noise\r\n");
    });
    CHECK(server.has_recorded(1000, "message"));
    CHECK(server.stops_within(std::chrono::seconds(5)));
    enough = true;
    talkers.join();
    CHECK(server.audit.count("disconnect") == 50);
    std::size_t acknowledged = 0;
    for (auto& client : clients) {
        const std::string heard = client.until_closed();
        for (auto at = heard.find("OK\r\n"); at != std::string::npos; at = heard.find("OK\r\n", at + 1)) ++acknowledged;
    }
    CHECK(acknowledged > 0);
    CHECK(acknowledged <= server.audit.count("message"));
    CHECK(server.log.lines(LogLevel::error).empty());
}

TEST_CASE("stopping: an idle server stops at once, and so does one that nobody was connected to") {
    TestServer quiet;
    quiet.listen(echo::protocol_type());
    quiet.start();
    CHECK(quiet.stops_within(std::chrono::seconds(1)));

    BusyRoom room(3);
    std::string heard;
    std::thread leaving([&] {
        for (auto& client : room.clients) heard += client.until_closed();
        room.clients.clear();
    });
    CHECK(room.server.stops_within(std::chrono::seconds(5)));
    leaving.join();
    CHECK(heard == "");
    CHECK(room.server.audit.count("disconnect server stopping") == 3);
}

TEST_CASE("stopping: a line that is on its way to the disk is acknowledged before the end") {
    TestServer server(JournalKind::delaying);
    const auto port = server.listen(crlf::protocol_type());
    server.start();
    Client ann(port);
    ann.until("\r\n");
    ann.send("push: last words\r\n");
    bool stopped = false;
    for (int i = 0; i < 100'000 && !stopped; ++i)
        server.on_loop([&] {
            if (!server.room.busy()) return; // not yet
            server.server.stop();
            stopped = true;
        });
    REQUIRE(stopped);
    CHECK(ann.until_closed() == "OK\r\n");
    CHECK(server.audit.count("message unknown lobby last words") == 1);
}

TEST_CASE("stopping: a second time drops everybody at once") {
    BusyRoom room(3);
    room.server.on_loop([&] {
        room.server.server.stop();
        room.server.server.stop();
    });
    CHECK(room.server.stops_within(std::chrono::milliseconds(900))); // the closing sequence alone takes a second
}
