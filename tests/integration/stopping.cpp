// Stopping: refuse, tell, drain, close, and be gone in time.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/echo/protocol.hpp"
#include "tests/integration/busy_room.hpp"

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using namespace chat;
using namespace chat::test;

TEST_CASE("stopping: everybody is let go, what was acknowledged was said, and it takes no longer than it may") {
    Serving serving(crlf::protocol_type(), GENERATE(JournalKind::memory, JournalKind::delaying));
    std::vector<Client> clients;
    for (int i = 0; i < 50; ++i) clients.emplace_back(serving.port);
    for (auto& client : clients) client.until("\r\n");
    std::atomic<bool> enough = false;
    std::thread talkers([&] {
        while (!enough)
            for (auto& client : clients) client.send_some("push: noise\r\n");
    });
    CHECK(serving.server.has_recorded(1000, "message"));
    CHECK(serving.server.stops_within(std::chrono::seconds(5)));
    enough = true;
    talkers.join();
    CHECK(serving.server.audit.count("disconnect") == 50);
    std::size_t acknowledged = 0;
    for (auto& client : clients) {
        const std::string heard = client.until_closed();
        for (auto at = heard.find("OK\r\n"); at != std::string::npos; at = heard.find("OK\r\n", at + 1)) ++acknowledged;
    }
    CHECK(acknowledged > 0);
    CHECK(acknowledged <= serving.server.audit.count("message"));
    CHECK(serving.server.log.lines(LogLevel::error).empty());
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
    Serving serving(crlf::protocol_type(), JournalKind::delaying);
    Client ann(serving.port);
    ann.until("\r\n");
    ann.send("push: last words\r\n");
    bool stopped = false;
    for (int i = 0; i < 100'000 && !stopped; ++i)
        serving.server.on_loop([&] {
            if (!serving.server.room.busy()) return; // not yet
            serving.server.server.stop();
            stopped = true;
        });
    REQUIRE(stopped);
    CHECK(ann.until_closed() == "OK\r\n");
    CHECK(serving.server.audit.count("message unknown lobby last words") == 1);
}

TEST_CASE("stopping: a second time drops everybody at once") {
    BusyRoom room(3);
    room.server.on_loop([&] {
        room.server.server.stop();
        room.server.server.stop();
    });
    CHECK(room.server.stops_within(std::chrono::milliseconds(900))); // the closing sequence alone takes a second
}
