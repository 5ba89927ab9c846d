// A talk's own deadline over real sockets: it ends the connection whatever the client does, unless it is lifted.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/client.hpp"
#include "tests/integration/obey.hpp"
#include "tests/integration/test_server.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

struct Scene {
    explicit Scene(const Limits& limits = {}) : server(JournalKind::memory, limits) {
        const Endpoint anywhere{"obeying", "obeying", "127.0.0.1", 0};
        port = server.server.listen(anywhere, [&](std::uint16_t) { return obey(desk); }).port();
        server.start();
    }
    Client welcome(int receive_buffer = 0) {
        Client client(port, "127.0.0.1", receive_buffer);
        CHECK(client.until("\n") == "welcome\n");
        return client;
    }
    // Whatever was given a brief deadline before this is called has met it when it returns.
    void brief_time_passes() {
        Client other = welcome();
        other.send("brief\n");
        CHECK(other.until_closed() == "brief\ntoo late\n");
    }
    // Wait until so many talks wait for an answer, or have heard that their time is up.
    bool has_waiting(std::size_t count) {
        return comes_to(count, [this] { return desk.answers.size(); });
    }
    bool has_told(std::size_t count) {
        return comes_to(count, [this] { return desk.told; });
    }
    void give_answers() {
        server.on_loop([&] {
            for (Answer<Done>& answer : std::exchange(desk.answers, {})) answer.give(Done());
        });
    }

    Desk desk;
    TestServer server;
    std::uint16_t port = 0;

private:
    template <class Question> bool comes_to(std::size_t count, Question question) {
        std::size_t found = 0;
        const auto by = std::chrono::steady_clock::now() + Client::deadline;
        while (found != count && std::chrono::steady_clock::now() < by) server.on_loop([&] { found = question(); });
        return found == count;
    }
};

bool still_answers(Client& client) {
    client.send("still here\n");
    return client.until("\n") == "still here\n";
}

// Room for the flood, and so much patience with who does not read it.
Limits roomy(std::chrono::milliseconds patience) {
    Limits limits;
    limits.outbox_hard = 1024 * 1024 * 1024;
    limits.outbox_patience = patience;
    return limits;
}

} // namespace

TEST_CASE("deadline over sockets: a client that drips bytes is hung up all the same, and the audit says why") {
    Limits limits;
    limits.idle = 10min;
    Scene scene(limits);
    Client client = scene.welcome();
    const auto start = std::chrono::steady_clock::now();
    client.send("brief\n");
    CHECK(client.until("\n") == "brief\n");
    while (client.hears_nothing()) client.send_some("x");
    CHECK(std::chrono::steady_clock::now() - start >= brief);
    CHECK(client.until_closed() == "too late\n");
    client.shut_down_sending();
    CHECK(scene.server.has_recorded(1, "disconnect timed out"));
}

TEST_CASE("deadline over sockets: a client that says line after line is hung up all the same") {
    Scene scene;
    Client client = scene.welcome();
    client.send("brief\n");
    CHECK(client.until("\n") == "brief\n");
    std::string heard;
    do {
        client.send("hello\n");
        heard = client.until("\n");
    } while (heard == "hello\n");
    CHECK(heard == "too late\n");
    CHECK(client.until_closed() == "");
}

TEST_CASE("deadline over sockets: where it was lifted the client stays") {
    Scene scene;
    Client client = scene.welcome();
    client.send("brief lift\n");
    CHECK(client.until("\n") == "brief lift\n");
    scene.brief_time_passes();
    CHECK(still_answers(client));
    CHECK(scene.server.audit.count("disconnect timed out") == 1);
}

TEST_CASE("deadline over sockets: set anew it replaces the one before, later or earlier") {
    Scene scene;
    Client later = scene.welcome(), earlier = scene.welcome();
    later.send("brief long\n");
    CHECK(later.until("\n") == "brief long\n");
    earlier.send("long brief\n");
    CHECK(earlier.until_closed() == "long brief\ntoo late\n");
    CHECK(still_answers(later));

    const auto start = std::chrono::steady_clock::now();
    later.send("brief\n"); // and from then, not from when it was set first
    CHECK(later.until_closed() == "brief\ntoo late\n");
    CHECK(std::chrono::steady_clock::now() - start >= brief);
}

TEST_CASE("deadline over sockets: no duration is too long or too short to count") {
    Scene scene;
    Client patient = scene.welcome(), late = scene.welcome();
    patient.send("brief endless\n");
    CHECK(patient.until("\n") == "brief endless\n");
    late.send("past\n");
    CHECK(late.until_closed() == "past\ntoo late\n");
    scene.brief_time_passes();
    CHECK(still_answers(patient));
}

TEST_CASE("deadline over sockets: the talk hears of it once, and the connection ends whatever it does then") {
    Scene scene;
    Client clings = scene.welcome(), dawdles = scene.welcome();
    clings.send("cling brief\n");
    dawdles.send("dawdle brief\n");
    CHECK(clings.until_closed() == "cling brief\ntoo late\n");
    CHECK(dawdles.until_closed() == "dawdle brief\ntoo late\n");
    clings.shut_down_sending();
    dawdles.shut_down_sending();
    CHECK(scene.server.has_recorded(2, "disconnect timed out"));
}

TEST_CASE("deadline over sockets: a talk that waits for an answer hears of it as soon as it listens again") {
    Scene scene;
    Client client = scene.welcome();
    client.send("brief wait\nunheard\n");
    REQUIRE(scene.has_waiting(1));
    scene.brief_time_passes();
    CHECK(client.hears_nothing());
    scene.give_answers();
    CHECK(client.until_closed() == "brief wait\ntoo late\n");
    client.shut_down_sending();
    CHECK(scene.server.has_recorded(2, "disconnect timed out"));
}

TEST_CASE("deadline over sockets: lifted or set anew before the talk heard that it has passed, it is no more") {
    Scene scene;
    Client lifts = scene.welcome(), renews = scene.welcome();
    lifts.send("brief wait lift\n");
    renews.send("brief wait long\n");
    REQUIRE(scene.has_waiting(2));
    scene.brief_time_passes();
    scene.give_answers();
    CHECK(lifts.until("\n") == "brief wait lift\n");
    CHECK(renews.until("\n") == "brief wait long\n");
    CHECK(still_answers(lifts));
    CHECK(still_answers(renews));
}

TEST_CASE("deadline over sockets: between it and idleness whichever comes first ends the connection") {
    Limits limits;
    limits.idle = 500ms; // it has said so by then
    Scene scene(limits);
    Client client = scene.welcome();
    client.send("long\n");
    CHECK(client.until_closed() == "long\ntoo late\n");
    client.shut_down_sending();
    CHECK(scene.server.has_recorded(1, "disconnect idle"));
}

TEST_CASE("deadline over sockets: a client that does not read what it is owed is ended as well") {
    Scene scene(roomy(2 * brief));
    Client client = scene.welcome(4096);
    client.send("brief flood\n");
    CHECK(scene.server.has_recorded(1, "disconnect timed out"));
    CHECK(scene.server.audit.count("slow-reader") == 0);
}

TEST_CASE("deadline over sockets: a talk that listens hears of it although its client does not read") {
    Scene scene(roomy(10min));
    Client client = scene.welcome(65536);
    SECTION("when it passes") {
        client.send("brief flood\n");
        CHECK(scene.has_told(1));
        CHECK(client.until_closed().ends_with("xbrief flood\ntoo late\n"));
    }
    SECTION("after an answer") {
        client.send("brief flood wait\n");
        REQUIRE(scene.has_waiting(1));
        scene.brief_time_passes();
        scene.give_answers();
        CHECK(scene.has_told(2));
        CHECK(client.until_closed().ends_with("xbrief flood wait\ntoo late\n"));
    }
}

TEST_CASE("deadline over sockets: a talk that waits for room hears of it when there is some") {
    Scene scene(roomy(10min));
    Client client = scene.welcome(65536);
    client.send("brief flood drain\n");
    scene.brief_time_passes();
    const std::string heard = client.until_closed();
    CHECK(heard.size() > flood);
    CHECK(heard.ends_with("xbrief flood drain\ntoo late\n"));
    client.shut_down_sending();
    CHECK(scene.server.has_recorded(2, "disconnect timed out"));
}

TEST_CASE("deadline over sockets: who neither reads nor meets it is a slow reader") {
    Scene scene(roomy(brief));
    Client client = scene.welcome(4096);
    client.send("brief flood drain\n");
    CHECK(scene.server.has_recorded(1, "disconnect slow reader"));
}

TEST_CASE("deadline over sockets: nobody lives on by reading a little now and then") {
    Scene scene(roomy(brief));
    Client client = scene.welcome(4096), other = scene.welcome();
    client.send("brief flood drain\n");
    while (scene.server.audit.count("disconnect") == 0) {
        CHECK(client.bytes(1024).size() > 0);
        CHECK(still_answers(other)); // 32,000 of these would be needed to read it all
    }
    CHECK(scene.server.has_recorded(1, "disconnect slow reader"));
}
