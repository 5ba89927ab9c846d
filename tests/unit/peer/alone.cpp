// Partners that need no other person: echo, and the game.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/peer/client.hpp"

#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::string_literals;

TEST_CASE("peer echo: the reply is the text, in the client's own wire") {
    PeerHouse house("echo");
    const auto echo = [&](std::string_view bytes) { return PeerClient(house).hears(bytes); };
    CHECK(echo("Bob> hi\n") == "SERVER> hi");
    CHECK(echo("hello there") == "hello there");
    CHECK(echo("1027\nBob> hi\n") == "SERVER> hi\n");
    CHECK(echo("8xxBob-> hi") == "11xSERVER-> hi");
    CHECK(echo("008Bob> hi\0"s) == "011SERVER> hi\0"s);
    CHECK(echo("0005hello") == "0005hello");
    CHECK(echo("5         hello") == "5         hello");
}

TEST_CASE("peer echo: an empty text has an answer that can be seen, for its client waits") {
    PeerHouse house("echo");
    const auto echo = [&](std::string_view bytes) {
        PeerClient client(house);
        client.hears(bytes.starts_with("Bob") ? "Bob> hi\n" : "hi");
        return client.hears(bytes);
    };
    CHECK(echo("Bob> \n") == "SERVER> ");
    CHECK(echo("\n") == " ");
}

TEST_CASE("peer echo: the handshake is answered step by step") {
    PeerHouse house("echo");
    PeerClient bob(house);
    CHECK(bob.hears("client-372") == "server-372");
    CHECK(bob.hears("Bob") == "SERVER");
    CHECK(bob.hears("Bob> hi") == "SERVER> hi");
}

TEST_CASE("peer echo: a listener that greets speaks first") {
    PeerHouse house("echo");
    house.options.set("greeting", "yes"s);
    PeerClient bob(house);
    CHECK(bob.sees() == "SERVER");
    CHECK(bob.hears("Bob") == "");
    CHECK(bob.hears("hi there") == "hi there");
}

TEST_CASE("peer echo: where only clients that wait for a greeting are expected, they are greeted") {
    PeerHouse house("echo");
    house.options.set("dialect", "greeting"s);
    PeerClient bob(house);
    CHECK(bob.sees() == "SERVER");
    CHECK(bob.hears("Bob") == "");
    CHECK(bob.hears("hi") == "hi");
}

TEST_CASE("peer echo: the audit log knows which wire a client was taken to speak") {
    PeerHouse house("echo");
    PeerClient bob(house), ann(house);
    bob.sends("Bob> hi\n"), ann.sends("0005hello");
    CHECK(house.audit.count("name Bob accepted dialect:handle") == 1);
    CHECK(house.audit.count("name client1 accepted dialect:len4") == 1);
}

TEST_CASE("peer echo: a pinned wire is not detected") {
    PeerHouse house("echo");
    house.options.set("dialect", "plain"s);
    CHECK(PeerClient(house).hears("x>y") == "x>y");
    PeerHouse total("echo");
    total.options.set("dialect", "len-total"s);
    PeerClient bob(total);
    CHECK(bob.hears("5 Bob") == "8 SERVER");
    CHECK(bob.hears("4 hi") == "4 hi");
}

TEST_CASE("peer echo: a reply has max_reply bytes at most, with all around its text") {
    PeerHouse house("echo");
    CHECK(PeerClient(house).hears("Bob> " + std::string(600, 'x') + "\n").size() == 500);
    PeerHouse small("echo");
    small.options.set("max_reply", std::uint64_t{100});
    CHECK(PeerClient(small).hears("Bob> " + std::string(600, 'x') + "\n").size() == 100);
}

TEST_CASE("peer echo: the game is played with us") {
    PeerHouse house("echo");
    PeerClient bob(house);
    CHECK_THAT(bob.hears("Bob> Play Tic Tac Toe\n"), contains_text("Your move, X"));
    CHECK_THAT(bob.hears("Bob> nonsense\n"), contains_text("A move is 1 to 9"));
    CHECK_THAT(bob.hears("Bob> 5\n"), contains_text("O"));
    CHECK_THAT(bob.hears("Bob> play tic tac toe\n"), contains_text("7 | 8 | 9"));
    CHECK(house.lobby.room("lobby").journal().end() == 0);
}

TEST_CASE("peer echo: a text that is too long is refused, and told to the audit log, also before any other") {
    PeerHouse house("echo");
    house.options.set("max_message", std::uint64_t{5});
    PeerClient bob(house);
    const std::string refusal = "ERROR: Your message is more than 5 characters long. Retype your message.";
    CHECK(bob.hears("Bob> 123456\n") == refusal);
    CHECK(house.audit.count("refused message too long") == 1);
    CHECK(bob.hears("Bob> 12345\n") == "SERVER> 12345");
    CHECK(bob.hears("Bob> 123456\n") == refusal);
    CHECK(house.audit.count("refused Bob message too long") == 1);
}

TEST_CASE("peer game: digits for programs, and nothing is owed to the start word") {
    PeerHouse house("room");
    PeerClient bob(house);
    CHECK(bob.hears("play tictactoe") == "");
    CHECK(bob.session().deadline() == std::chrono::seconds(300)); // it is his turn
    const std::string move = bob.hears("4");
    REQUIRE(move.size() == 1);
    CHECK((move[0] >= '0' && move[0] <= '8' && move[0] != '4'));
    CHECK(bob.hears("/q") == "");
    CHECK_FALSE(bob.hung_up());
    CHECK(bob.hears("chat again") == "SERVER> nobody else is here");
}

TEST_CASE("peer game: the listener's partner may be the game, and the first text may be a move") {
    PeerHouse house("game");
    CHECK_THAT(PeerClient(house).hears("Bob> hi\n"), contains_text("Your move, X"));
    CHECK_THAT(PeerClient(house).hears("Bob> 5\n"), contains_text("4 | X | 6"));
    PeerClient framed(house);
    CHECK(framed.hears("9             X     ").starts_with("9         "));
}
