// Silence over real sockets: messages that end by it are heard whole, in time, and none too early.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/quiet_scene.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

using Milliseconds = std::vector<std::chrono::milliseconds>;
constexpr auto the_end = std::chrono::milliseconds::max();
constexpr std::chrono::milliseconds gap{50};

std::chrono::steady_clock::time_point now() { return std::chrono::steady_clock::now(); }

// A byte now and then for three times the gap. False where this program was kept from sending for so long that the
// server may have found silence between two bytes.
bool drips(QuietScene& scene, Client& client) {
    const auto begin = now();
    for (auto sent_before = begin; sent_before - begin < 3 * gap;) {
        const auto sending = now();
        client.send("x");
        if (now() - sent_before >= gap) return false;
        sent_before = sending;
        (void)scene.server.connections(); // the server has its time to read it
    }
    return true;
}

// Room for the flood, and patience with who does not read it.
Limits roomy() {
    Limits limits;
    limits.outbox_hard = 1024 * 1024 * 1024;
    limits.outbox_patience = 10min;
    return limits;
}

} // namespace

TEST_CASE("quiet over sockets: a message that ends by silence is heard, and no earlier") {
    QuietScene scene({gap});
    Client client = scene.welcome();
    const auto begin = now();
    client.send("hello");
    CHECK(client.until("\n") == "[hello]\n");
    CHECK(now() - begin >= gap);
    const Milliseconds told = scene.told();
    REQUIRE(told.size() == 1);
    CHECK(told[0] >= gap);
}

TEST_CASE("quiet over sockets: with silence between them, two messages are two") {
    QuietScene scene({gap});
    Client client = scene.welcome();
    client.send("one");
    CHECK(client.until("\n") == "[one]\n");
    const auto begin = now();
    client.send("two");
    CHECK(client.until("\n") == "[two]\n");
    CHECK(now() - begin >= gap);
}

TEST_CASE("quiet over sockets: bytes that drip faster than the silence are one message") {
    QuietScene scene({gap});
    for (int attempts = 0; attempts < 50; ++attempts) {
        Client client = scene.welcome();
        if (!drips(scene, client)) continue; // it proves nothing
        client.send("\nthe end\n");
        CHECK(client.until("\n").ends_with("]\n"));
        CHECK(client.until("\n") == "[the end]\n");
        return;
    }
    FAIL("this machine is too busy to drip");
}

TEST_CASE("quiet over sockets: a longer silence is told after a shorter one, each once") {
    QuietScene scene({10ms, 40ms});
    Client client = scene.welcome();
    const auto begin = now();
    client.send("hello");
    CHECK(client.until("\n") == "[hello]\n");
    CHECK(now() - begin >= 40ms);
    const Milliseconds told = scene.told();
    REQUIRE(!told.empty());
    CHECK(told.size() <= 2); // one where the loop slept through the shorter
    CHECK(told.front() >= 10ms);
    CHECK(told.back() >= 40ms);
}

TEST_CASE("quiet over sockets: who asks on for the same silence is told once, and does not keep the loop busy") {
    QuietScene scene({gap});
    scene.server.on_loop([&] { scene.turns.deaf = true; });
    Client client = scene.welcome(), other = scene.welcome();
    client.send("hello");
    REQUIRE(scene.has_offered(5));
    for (std::size_t rounds = 1; rounds <= 3; ++rounds) { // the others are later, and have been told as well
        other.send("x");
        REQUIRE(scene.has_told(1 + rounds));
    }
    CHECK(scene.told().size() == 4);
    client.send("\n");
    CHECK(client.until("\n") == "[hello]\n");
}

TEST_CASE("quiet over sockets: no silence to be waited for may be 0, or endless") {
    SECTION("0 is told when nothing more is there") {
        QuietScene scene({0ms});
        Client client = scene.welcome();
        client.send("hello");
        CHECK(client.until("\n") == "[hello]\n");
    }
    SECTION("the longest is never over") {
        QuietScene scene({gap, the_end});
        Client client = scene.welcome();
        client.send("hello");
        REQUIRE(scene.has_told(1));
        client.send(" there\n");
        CHECK(client.until("\n") == "[hello there]\n");
        CHECK(scene.told().size() == 1);
    }
}

TEST_CASE("quiet over sockets: the end of the input ends the wait at once, and is heard last") {
    QuietScene scene({1h});
    Client client = scene.welcome();
    client.send("one\ntwo");
    client.shut_down_sending();
    CHECK(client.until_closed() == "[one]\n[two]\n(end of input)\n");
    CHECK(scene.told() == Milliseconds{the_end});
}

TEST_CASE("quiet over sockets: at the end of the input a talk that waits is told as soon as it listens") {
    QuietScene scene({1h});
    Client client = scene.welcome();
    client.send("wait\nwait");
    REQUIRE(scene.has_waiting(1));
    client.shut_down_sending();
    scene.give_answers();
    REQUIRE(scene.has_waiting(1));
    CHECK(scene.told() == Milliseconds{the_end});
    scene.give_answers();
    CHECK(client.until_closed() == "[wait]\n[wait]\n(end of input)\n");
    CHECK(scene.told() == Milliseconds{the_end}); // once
}

TEST_CASE("quiet over sockets: a talk that waits for an answer is not told, and afterwards hears what came meanwhile") {
    QuietScene scene({gap});
    Client client = scene.welcome();
    scene.server.on_loop([&] { scene.turns.eager = true; });
    client.send("wait\nabc");
    REQUIRE(scene.has_waiting(1));
    scene.server.on_loop([&] { scene.turns.told.clear(); });
    const auto begin = now();
    while (now() - begin < 2 * gap) (void)scene.server.connections();
    CHECK(scene.told().empty());
    scene.server.on_loop([&] { scene.turns.eager = false; });
    client.send("def");
    scene.give_answers();
    CHECK(client.until("\n") == "[wait]\n");
    CHECK(client.until("\n") == "[abcdef]\n");
}

TEST_CASE("quiet over sockets: it does not run while the client is not read, since it does not read") {
    QuietScene scene({gap}, roomy());
    Client client = scene.welcome(65536);
    Session* its = nullptr;
    bool flooded = false;
    scene.server.on_loop([&] {
        scene.strings.when_settled = [&](Session& session) { its = &session; };
        scene.turns.when_offered = [&](std::string_view bytes) {
            if (bytes == "abc" && !std::exchange(flooded, true)) its->send(std::string(flood, 'x'));
        };
    });
    client.send("settle\nabc");
    CHECK(client.until("\n") == "[settle]\n");
    while (client.hears_nothing()) {}
    scene.silence_passes();
    CHECK(scene.silences() == 1); // the other's
    CHECK(client.until("[abc]\n").ends_with("x[abc]\n"));
    scene.server.on_loop([&] { scene.turns.when_offered = nullptr; });
}

TEST_CASE("quiet over sockets: bytes that lie unread when the time has come are no silence") {
    QuietScene scene({gap});
    Client client = scene.welcome();
    Timer hold_up;
    scene.server.on_loop([&] {
        scene.turns.when_offered = [&](std::string_view bytes) {
            if (bytes != "abc" || hold_up.runs()) return;
            hold_up = scene.server.server.timers().after(0ms, [&] { client.send("def"); });
            const auto begin = now();
            while (now() - begin < gap) {} // the loop is held up: both are due when it goes on, the timer first
        };
    });
    client.send("abc");
    CHECK(client.until("\n") == "[abcdef]\n");
    scene.server.on_loop([&] { hold_up.cancel(); });
}

TEST_CASE("quiet over sockets: a message that was eaten is spoken of where it ends, also if the turn ends meanwhile") {
    QuietScene scene({gap});
    Client client = scene.welcome(), other = scene.welcome();
    Session* others = nullptr;
    scene.server.on_loop([&] {
        scene.turns.limit = 10;
        scene.strings.when_settled = [&](Session& session) { others = &session; };
        scene.turns.when_quiet = [&] { others->send(std::string(70'000, 'x')); }; // it is full now
    });
    other.send("settle\n");
    CHECK(other.until("\n") == "[settle]\n");
    client.send("a long message");
    CHECK(client.until("\n") == "(frame too long)\n");
    CHECK(other.bytes(70'000).size() == 70'000);
    client.send("a long message");
    client.shut_down_sending();
    CHECK(client.until_closed() == "(frame too long)\n(end of input)\n");
    CHECK(other.bytes(70'000).size() == 70'000);
    scene.server.on_loop([&] { scene.turns.when_quiet = nullptr; });
}

TEST_CASE("quiet over sockets: between it and idleness whichever is shorter comes first") {
    Limits limits;
    SECTION("silence") {
        limits.idle = 10min;
        QuietScene scene({gap}, limits);
        Client client = scene.welcome();
        client.send("hello");
        CHECK(client.until("\n") == "[hello]\n");
    }
    SECTION("idleness") {
        limits.idle = gap;
        QuietScene scene({1h}, limits);
        Client client = scene.welcome();
        client.send("hello");
        CHECK(client.until_closed() == "(timed out)\n");
        client.shut_down_sending();
        CHECK(scene.server.has_recorded(1, "disconnect idle"));
    }
}
