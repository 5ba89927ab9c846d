// Readers: who reads, however slowly, loses nothing, and who does not is let go without anybody noticing.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/echo/protocol.hpp"
#include "tests/integration/busy_room.hpp"

#include <string>
#include <thread>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

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

// A client that has sent 60 KB of requests, whose replies end with "the end", and has read none of them.
Client asks_for_five_megabytes(const Serving& serving) {
    Client client(serving.port, "127.0.0.1", 4096);
    client.until("\r\n");
    std::string requests;
    for (int i = 0; i < 10'000; ++i) requests += "help\r\n";
    client.send(requests + "test: the end\r\n");
    return client;
}

} // namespace

TEST_CASE("readers: 400 KB in one burst to sixty readers that read: all hear all, nobody is hung up") {
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

TEST_CASE("readers: a client that never reads is hung up, and who reads loses nothing") {
    BusyRoom room(1);
    Client speaker = room.welcome();
    const Client slow = room.welcome(4096);
    std::thread other([&] {
        for (std::string line = "-"; !line.empty() && line != "the end\n";) line = room.clients[0].until("\n");
    });
    shout_until_somebody_is_slow(room, speaker);
    CHECK(room.server.has_recorded(1, "slow-reader"));
    CHECK(room.server.has_recorded(1, "disconnect slow reader"));
    speaker.send("the end\n");
    other.join();
    CHECK(room.server.audit.count("disconnect") == 1);
}

TEST_CASE("readers: together they have so much unsent, and who has more than his share is slow") {
    Limits limits;
    limits.outbox_soft = 16 * 1024 * 1024;
    limits.outbox_hard = 64 * 1024 * 1024;
    limits.outbox_total = 3 * 1024 * 1024;
    BusyRoom room(1, limits);
    Client speaker = room.welcome();
    const Client slow = room.welcome(4096), other = room.welcome(4096);
    std::thread reader([&] {
        for (std::string line = "-"; !line.empty() && line != "the end\n";) line = room.clients[0].until("\n");
    });
    shout_until_somebody_is_slow(room, speaker);
    CHECK(room.server.has_recorded(1, "disconnect slow reader"));
    speaker.send("the end\n");
    reader.join();
    std::size_t unsent = 0;
    room.server.on_loop([&] { unsent = room.server.server.unsent; });
    CHECK(unsent <= limits.outbox_total);
}

TEST_CASE("readers: above soft for longer than the patience is a slow reader, too") {
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

TEST_CASE("readers: who does not read what he asked for is not read either, and is served when he reads again") {
    Serving serving(echo::protocol_type());
    Client client(serving.port, "127.0.0.1", 4096);
    const std::string piece(100'000, 'x');
    std::size_t sent = 0;
    for (int refusals = 0; refusals < 1000 && sent < 200'000'000;) {
        const std::size_t taken = client.send_some(piece);
        sent += taken;
        if (taken > 0) {
            refusals = 0;
        } else {
            ++refusals;
            (void)serving.server.connections(); // one round of the loop
        }
    }
    CHECK(sent < 200'000'000);
    CHECK(client.bytes(sent).size() == sent);
    client.send("and now");
    CHECK(client.bytes(7) == "and now");
    CHECK(serving.server.audit.count("slow-reader") == 0);
}

TEST_CASE("readers: a client that asks for more than it reads is answered as it reads, and is no slow reader") {
    Serving serving(crlf::protocol_type());
    Client client = asks_for_five_megabytes(serving);
    CHECK(client.until("the end\r\n").size() > 4'000'000);
    CHECK(serving.server.audit.count("slow-reader") == 0);
}

TEST_CASE("readers: a client that is being served is not idle, however slowly it reads") {
    Limits limits;
    limits.idle = std::chrono::milliseconds(100);
    Serving serving(crlf::protocol_type(), JournalKind::memory, limits);
    Client client = asks_for_five_megabytes(serving);
    std::string heard = reads_slowly(client, std::chrono::milliseconds(700));
    heard += client.until("the end\r\n");
    CHECK(heard.ends_with("the end\r\n"));
}

TEST_CASE("readers: what was asked for before adios arrives, whatever the client sends behind it") {
    Serving serving(crlf::protocol_type());
    fill(serving.server, 4'000'000);
    Client client(serving.port, "127.0.0.1", 4096);
    client.until("\r\n");
    client.send("get\r\nadios\r\n");
    client.send_some(std::string(300'000, 'x'));
    const std::string heard = client.until("\r\n");
    CHECK(heard.size() > 4'000'000);
    CHECK(heard.ends_with("\r\n"));
}

TEST_CASE("readers: who reads slowly but steadily is no slow reader") {
    Limits limits;
    limits.outbox_patience = std::chrono::milliseconds(150);
    Serving serving(crlf::protocol_type(), JournalKind::memory, limits);
    Client client(serving.port, "127.0.0.1", 4096);
    client.until("\r\n");
    fill(serving.server, 12'000'000);
    client.send("get\r\ntest: the end\r\n");
    std::string heard = reads_slowly(client, std::chrono::milliseconds(1500));
    heard += client.until("the end\r\n");
    CHECK(heard.size() > 12'000'000);
    CHECK(heard.ends_with("the end\r\n"));
    CHECK(serving.server.audit.count("slow-reader") == 0);
}

TEST_CASE("readers: everybody who stops reading in the middle of a reply is let go") {
    Limits limits;
    limits.outbox_patience = std::chrono::milliseconds(100);
    Serving serving(crlf::protocol_type(), JournalKind::memory, limits);
    fill(serving.server, 12'000'000);
    std::vector<Client> clients;
    for (int i = 0; i < 20; ++i) {
        clients.emplace_back(serving.port, "127.0.0.1", 4096 + 512 * i); // each with another rest in its outbox
        clients.back().send("get\r\n");
    }
    CHECK(serving.server.has_recorded(20, "disconnect slow reader"));
}
