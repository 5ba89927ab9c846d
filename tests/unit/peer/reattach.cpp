// header10: one conversation over many connections.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/peer/client.hpp"

#include <optional>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

std::string message(std::string_view text) {
    std::string header = std::to_string(text.size());
    header.resize(10, ' ');
    return header + std::string(text);
}

std::size_t present(PeerHouse& house) { return house.lobby.room("lobby").members(); }

} // namespace

TEST_CASE("peer header10: the end of a connection is not the end of the conversation") {
    PeerHouse house("room");
    std::optional<PeerClient> first(std::in_place, house);
    CHECK(first->hears(message("one")) == message("SERVER> nobody else is here"));
    first->closes();
    CHECK(first->sees() == ""); // no quit
    CHECK(present(house) == 1);
    PeerClient second(house);
    CHECK(second.hears(message("two")) == message("SERVER> nobody else is here"));
    CHECK(house.audit.count("name client1 accepted") == 1);
    CHECK(house.audit.count("message client1 lobby") == 2);
    CHECK(house.audit.count("leave") == 0);
}

TEST_CASE("peer header10: it ends where no connection comes in time") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    first.closes();
    house.timers.passes(9999ms);
    CHECK(present(house) == 1);
    house.timers.passes(1ms);
    CHECK(present(house) == 0);
    CHECK(house.audit.count("leave client1 lobby did not come back") == 1);
    PeerClient second(house);
    second.hears(message("two"));
    CHECK(house.audit.count("name client1 accepted") == 2); // another conversation, and the number is free again
}

TEST_CASE("peer header10: the next connection may come before the last one ends") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    PeerClient second(house);
    house.timers.passes(999ms);
    first.closes();
    CHECK(second.hears(message("two")) == message("SERVER> nobody else is here"));
    CHECK(house.audit.count("name") == 1);
}

TEST_CASE("peer header10: a connection that came long before is another's") {
    PeerHouse house("room");
    PeerClient first(house), second(house);
    first.hears(message("one"));
    house.timers.passes(1000ms);
    first.closes();
    second.hears(message("two"));
    CHECK(house.audit.count("name client2 accepted") == 1);
}

TEST_CASE("peer header10: what came between two connections answers the first text of the next") {
    PeerHouse house("room");
    PeerClient ann(house), first(house);
    ann.hears("Ann> here\n");
    CHECK(first.hears(message("one")) == "");
    first.closes();
    CHECK(ann.hears("Ann> hello\n") == "client1> one");
    PeerClient second(house);
    CHECK(second.sees() == ""); // it may be another's
    CHECK(second.hears(message("two")) == message("Ann> hello"));
    CHECK(second.sees() == "");
}

TEST_CASE("peer header10: two clients of one address get their own conversations back, the longest waiting first") {
    PeerHouse house("room");
    PeerClient one(house), two(house);
    one.hears(message("1")), two.hears(message("2"));
    one.closes(), two.closes();
    PeerClient again(house), and_again(house);
    again.hears(message("1")), and_again.hears(message("2"));
    CHECK(house.audit.count("message client1 lobby 1") == 2);
    CHECK(house.audit.count("message client2 lobby 2") == 2);
}

TEST_CASE("peer header10: a connection from another address is another client's") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    first.closes();
    PeerClient other(house, "192.0.2.7");
    other.hears(message("two"));
    CHECK(house.audit.count("name client2 accepted") == 1);
}

TEST_CASE("peer header10: a bound connection that closes silent is the quit") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    first.closes();
    PeerClient second(house);
    second.closes();
    CHECK(present(house) == 0);
    CHECK(house.audit.count("leave client1 lobby client closed") == 1);
}

TEST_CASE("peer header10: a bound connection that speaks another wire is unbound") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    first.closes();
    PeerClient bob(house);
    bob.hears("Bob> hi\n");
    CHECK(house.audit.count("name Bob accepted") == 1);
    CHECK(present(house) == 2);
    PeerClient second(house);
    second.hears(message("two"));
    CHECK(house.audit.count("message client1 lobby two") == 1);
}

TEST_CASE("peer header10: strangers from the same address do not lengthen the wait") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    first.closes();
    for (int stranger = 0; stranger < 3; ++stranger) {
        house.timers.passes(std::chrono::seconds(4));
        PeerClient bob(house);
        bob.sends("Bob> hi\n");
        bob.closes();
        CHECK(present(house) == (stranger < 2 ? 1 : 0));
    }
    CHECK(house.audit.count("leave client1 lobby did not come back") == 1);
}

TEST_CASE(
    "peer header10: a conversation bound to a silent connection is waited for no longer where that is a stranger") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    first.closes();
    PeerClient bob(house);
    house.timers.passes(std::chrono::seconds(11));
    CHECK(present(house) == 1);
    bob.sends("Bob> hi\n");
    CHECK(house.audit.count("leave client1 lobby did not come back") == 1);
}

TEST_CASE("peer header10: who came back may be away as long again") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    first.closes();
    house.timers.passes(std::chrono::seconds(9));
    PeerClient second(house);
    second.hears(message("two"));
    house.timers.passes(std::chrono::seconds(9));
    second.closes();
    house.timers.passes(std::chrono::seconds(9));
    CHECK(present(house) == 1);
    house.timers.passes(std::chrono::seconds(2));
    CHECK(present(house) == 0);
}

TEST_CASE("peer header10: a quit ends the conversation") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    first.hears(message("/q"));
    CHECK(first.hung_up());
    first.closes();
    CHECK(present(house) == 0);
}

TEST_CASE("peer header10: a reset is a connection's end like any other") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    first.session().vanishes();
    CHECK(present(house) == 1);
    PeerClient second(house);
    second.hears(message("two"));
    CHECK(house.audit.count("name") == 1);
}

TEST_CASE("peer header10: conversations that wait end with the server") {
    PeerHouse house("room");
    PeerClient first(house);
    first.hears(message("one"));
    first.closes();
    PeerClient second(house, "192.0.2.7");
    second.hears(message("two"));
    house.listener->stop();
    CHECK(present(house) == 1);
    second.closes(); // it would wait for its next connection
    CHECK(present(house) == 0);
}
