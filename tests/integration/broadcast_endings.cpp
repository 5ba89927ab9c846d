// The binary protocol over real sockets: every road out of the chat is announced once, and frees the name.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <thread>

using namespace chat;
using namespace chat::test;
using namespace chat::test::binary;
using namespace std::chrono_literals;

namespace {

// Ann, who hears it all, and Bob, who is about to go.
struct Farewell {
    Farewell() : ann(room.port, "Ann"), bob(std::in_place, room.port, "Bob") { CHECK(ann.hears() == joining("Bob")); }
    // Ann hears that he leaves, the name is free at that moment, and she does not hear it again.
    void is_announced_once(const std::string& reason) {
        CHECK(ann.hears() == leaving("Bob"));
        Chatter again(room.port, "Bob");
        CHECK(ann.hears() == joining("Bob"));
        CHECK(ann.hears_nothing_else());
        CHECK(room.server.has_connections(2));
        CHECK(ann.hears_nothing_else());
        ann.sends(list());
        CHECK(ann.hears() == "03 Ann,Bob");
        CHECK(room.server.audit.count("leave Bob") == 1);
        CHECK(room.server.audit.count("leave Bob lobby " + reason) == 1);
    }

    Parlour room;
    Chatter ann;
    std::optional<Chatter> bob;
};

} // namespace

TEST_CASE("broadcast endings: a leave") {
    Farewell bye;
    bye.bob->sends(leave());
    CHECK(bye.bob->hears_the_rest() == Heard());
    bye.bob.reset();
    bye.is_announced_once("left");
}

TEST_CASE("broadcast endings: a bare leave, although the client does not close") {
    Farewell bye;
    bye.bob->sends(bare_leave);
    bye.ann.sends(talk("still here?"));
    const std::string news = bye.ann.hears();
    CHECK(news == leaving("Bob")); // at once, not after the second that a closing client is given
    Chatter again(bye.room.port, "Bob");
    CHECK(bye.ann.hears() == joining("Bob"));
    const Heard rest = bye.bob->hears_the_rest();
    CHECK((rest.empty() || rest == Heard{said("Ann", "still here?")}));
    CHECK(bye.ann.hears_nothing_else());
}

TEST_CASE("broadcast endings: a bare leave, and half a close at once") {
    Farewell bye;
    bye.bob->sends(talk("bye") + bare_leave);
    bye.bob->client.shut_down_sending();
    CHECK(bye.bob->hears_the_rest() == Heard());
    CHECK(bye.ann.hears() == said("Bob", "bye"));
    bye.is_announced_once("left");
}

TEST_CASE("broadcast endings: a close") {
    Farewell bye;
    bye.bob.reset();
    bye.is_announced_once("client closed");
}

TEST_CASE("broadcast endings: a reset") {
    Farewell bye;
    bye.bob->client.reset();
    bye.is_announced_once("connection reset");
}

TEST_CASE("broadcast endings: who is reset and comes back at once gets his name") {
    Parlour room;
    for (int i = 0; i < 100; ++i) {
        Chatter bob(room.port, "Bob"); // checks that he is let in
        Client again(room.port);       // accepted by now, so that the join is the first thing after the reset
        bob.client.reset();
        again.send(join("Bob"));
        REQUIRE(again.bytes(1) == std::string(1, '\0'));
        again.reset();
    }
}

TEST_CASE("broadcast endings: a reset while everybody talks") {
    Farewell bye;
    for (int i = 0; i < 100; ++i) bye.ann.sends(talk("noise"));
    bye.bob->sends(talk("last words"));
    CHECK(bye.ann.hears() == said("Bob", "last words"));
    bye.bob->client.reset();
    for (int i = 0; i < 100; ++i) bye.ann.sends(talk("noise"));
    bye.is_announced_once("connection reset");
}

TEST_CASE("broadcast endings: half a close after talking: what he said is heard, then that he leaves") {
    Farewell bye;
    Heard expected;
    for (int i = 0; i < 50; ++i) {
        bye.bob->sends(talk("line " + std::to_string(i)));
        expected.push_back(said("Bob", "line " + std::to_string(i)));
    }
    bye.bob->sends(list());
    bye.bob->client.shut_down_sending();
    CHECK(bye.bob->hears_the_rest() == Heard{"03 Ann,Bob"});
    CHECK(bye.ann.hears(50) == expected);
    bye.is_announced_once("client closed");
}

TEST_CASE("broadcast endings: half a close in the middle of a frame") {
    Farewell bye;
    bye.bob->sends(talk("whole") + talk("half").substr(0, 5));
    bye.bob->client.shut_down_sending();
    CHECK(bye.bob->hears_the_rest() == Heard());
    CHECK(bye.ann.hears() == said("Bob", "whole"));
    bye.is_announced_once("client closed");
}

TEST_CASE("broadcast endings: a reader that never reads is hung up, leaves once, and others lose nothing") {
    Farewell bye;
    bye.bob->sends(leave());
    bye.bob->hears_the_rest();
    CHECK(bye.ann.hears() == leaving("Bob"));
    Chatter slow(bye.room.port, "Slow", 4096);
    CHECK(bye.ann.hears() == joining("Slow"));
    bye.bob.emplace(bye.room.port, "Bob");
    CHECK(bye.ann.hears() == joining("Bob"));

    const std::string text(4000, 'x');
    std::size_t heard_by_ann = 0, news = 0;
    std::thread listening([&] {
        for (std::string heard; heard != said("Bob", "the end") && heard != "(nothing)"; heard = bye.ann.hears()) {
            if (heard == said("Bob", text)) ++heard_by_ann;
            if (heard == leaving("Slow")) ++news;
        }
    });
    std::size_t spoken = 0;
    for (; spoken < 16'000 && bye.room.server.audit.count("slow-reader") == 0; ++spoken) bye.bob->sends(talk(text));
    CHECK(bye.room.server.has_recorded(1, "leave Slow lobby"));
    bye.bob->sends(talk("the end"));
    listening.join();
    CHECK(heard_by_ann == spoken);
    CHECK(news == 1);
    CHECK(bye.bob->hears() == leaving("Slow"));
    CHECK(bye.room.is_free("Slow"));
    CHECK(bye.room.server.audit.count("slow-reader") == 1);
    CHECK(bye.room.server.audit.count("leave Slow") == 2); // and the one who looked whether the name is free
}

TEST_CASE("broadcast endings: a client without a name is let go when the time for that is over, with a reason") {
    Parlour room("registration", std::chrono::milliseconds(1s));
    Chatter ann(room.port, "Ann"), silent(room.port), refused(room.port), talks(room.port);
    refused.sends(join("Ann"));
    talks.sends(talk("hello?") + list());
    CHECK(silent.hears_the_rest() == Heard{"05 Timed out"});
    CHECK(refused.hears_the_rest() == Heard{"01", "05 Timed out"});
    CHECK(talks.hears_the_rest() == Heard{join_first, join_first, "05 Timed out"});
    CHECK(room.server.has_recorded(3, "disconnect timed out"));
    CHECK(ann.hears_nothing_else()); // who has a name stays, and nobody joined, so nobody leaves
    CHECK(room.server.audit.count("leave") == 0);
}

TEST_CASE("broadcast endings: dripping bytes do not put off the time for a name, half a name neither") {
    Parlour room("registration", std::chrono::milliseconds(1s));
    Chatter bob(room.port);
    bob.sends(frame(0, "Bob").substr(0, 5));
    CHECK(bob.hears_the_rest() == Heard{"05 Timed out"});
    Chatter drips(room.port);
    std::size_t told = 0;
    for (std::string heard = unsupported; heard == unsupported && told < 1'000'000; ++told) {
        drips.client.send_some(frame(0xff, "still typing"));
        heard = drips.hears();
        if (heard != unsupported) CHECK(heard == "05 Timed out");
    }
    CHECK(room.is_free("Bob"));
}

TEST_CASE("broadcast endings: who is refused a name has the whole time for another, and then there is none") {
    Parlour room("registration", std::chrono::milliseconds(1s));
    Chatter bob(room.port);
    const auto begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() < begin + 1500ms) {
        bob.sends(join("not a name"));
        REQUIRE(bob.hears() == "01");
    }
    bob.sends(join("Bob"));
    CHECK(bob.hears(3) == Heard{"00", joining("Bob"), commands});
    const auto joined = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() < joined + 1200ms) {
        bob.sends(list());
        REQUIRE(bob.hears() == "03 Bob");
    }
}

TEST_CASE(
    "broadcast endings: the server stops: everybody leaves once, and every conversation is closed in good order") {
    Farewell bye;
    bye.bob->sends(talk("before the end"));
    CHECK(bye.ann.hears() == said("Bob", "before the end"));
    Chatter nameless(bye.room.port);
    CHECK(nameless.hears_nothing_else());
    Heard ann, bob, none;
    std::thread listening([&] {
        ann = bye.ann.hears_the_rest();
        bob = bye.bob->hears_the_rest();
        none = nameless.hears_the_rest();
        bye.ann.client.reset();
        bye.bob->client.reset();
        nameless.client.reset();
    });
    CHECK(bye.room.server.stops_within(5s));
    listening.join();
    CHECK((ann.empty() || ann == Heard{leaving("Bob")})); // whether one sees another go is the order of their ends
    CHECK((bob.empty() || bob == Heard{leaving("Ann")}));
    CHECK(none == Heard());
    CHECK(bye.room.server.audit.count("leave Ann lobby server stopping") == 1);
    CHECK(bye.room.server.audit.count("leave Bob lobby server stopping") == 1);
    CHECK(bye.room.server.audit.count("leave") == 2);
    CHECK(bye.room.server.log.lines(LogLevel::error).empty());
}
