// chat-serve on a terminal: what stands on the screen is the test.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/client.hpp"
#include "tests/integration/turns.hpp"

#include <csignal>
#include <optional>

using namespace chat::test;
using namespace chat::test::turns;
using namespace std::string_literals;

TEST_CASE("chat-serve: a client that goes while the operator types takes the line with it") {
    const std::uint16_t port = free_port();
    Terminal server = operator_at(port);
    std::optional<Client> bob(std::in_place, port);
    bob->send("Bob> hi\n");
    CHECK(server.shows(opened + "Bob> hi\nSERVER> |\n"));
    server.program.types("a secret for Bo");
    CHECK(server.shows(opened + "Bob> hi\nSERVER> a secret for Bo|\n"));
    bob.reset();
    const std::string before = opened + "Bob> hi\nSERVER> a secret for Bo\n" + client_ended;
    CHECK(server.shows(before + "|\n"));
    Client ann(port);
    ann.send("Ann> hi\n");
    CHECK(server.shows(before + opened + "Ann> hi\nSERVER> |\n"));
    server.program.types("b\r");
    CHECK(ann.until("b") == "SERVER> b");
    CHECK(server.shows(before + opened + "Ann> hi\nSERVER> b\n|\n"));
}

TEST_CASE("chat-serve: without a prompt it is the client's turn, and what is typed then waits") {
    const std::uint16_t port = free_port();
    Terminal server = operator_at(port);
    Client bob(port);
    CHECK(server.shows(opened + "|\n"));
    server.program.types("early\r");
    bob.send("Bob> hi\n");
    CHECK(bob.until("early") == "SERVER> early");
    CHECK(server.shows(opened + "Bob> hi\nSERVER> early\n|\n"));
}

TEST_CASE("chat-serve: what a client says out of turn stands above the line being typed") {
    const std::uint16_t port = free_port();
    Terminal server = operator_at(port);
    Client bob(port);
    bob.send("Bob> hi\n");
    CHECK(server.shows(opened + "Bob> hi\nSERVER> |\n"));
    server.program.types("half typd\x1b[D");
    CHECK(server.shows(opened + "Bob> hi\nSERVER> half typ|d\n"));
    bob.send("Bob> well\n");
    CHECK(server.shows(opened + "Bob> hi\nBob> well\nSERVER> half typ|d\n"));
    server.program.types("e\r");
    CHECK(bob.until("typed") == "SERVER> half typed");
}

TEST_CASE("chat-serve: Ctrl-C ends it, and the terminal is as it was") {
    const bool talking = GENERATE(false, true);
    const std::uint16_t port = free_port();
    Terminal server({"/bin/sh", "-c",
                     "trap : INT; before=$(stty -g); \"$@\"; echo status $?;"
                     "[ \"$before\" = \"$(stty -g)\" ] && echo as before",
                     "sh", built_program("chat-serve"), std::to_string(port)},
                    20, wide);
    REQUIRE(listens(server.program, port));
    std::optional<Client> bob;
    std::string screen;
    if (talking) {
        bob.emplace(port);
        bob->send("Bob> hi\n");
        CHECK(server.shows(opened + "Bob> hi\nSERVER> |\n"));
        server.program.types("half");
        CHECK(server.shows(opened + "Bob> hi\nSERVER> half|\n"));
        screen = opened + "Bob> hi\nSERVER> half\nServer requested to close connection.\n";
    }
    server.program.types("\x03");
    CHECK(server.shows(screen + "status 130\nas before\n|\n"));
    if (talking) CHECK(bob->until_closed() == "\\quit");
}

TEST_CASE("chat-serve: Ctrl-D at the prompt quits, and nobody else is waited for") {
    const std::uint16_t port = free_port();
    Terminal server = operator_at(port);
    Client bob(port);
    bob.send("Bob> hi\n");
    CHECK(server.shows(opened + "Bob> hi\nSERVER> |\n"));
    server.program.ends_input();
    CHECK(bob.until_closed() == "\\quit");
    CHECK(server.program.ends() == 0);
    CHECK(server.look() == opened + "Bob> hi\nSERVER> \\quit\nServer requested to close connection.\n|\n");
}

TEST_CASE("chat-serve: what is typed while nobody is there is not for the next client") {
    const std::uint16_t port = free_port();
    Terminal server({"/bin/sh", "-c", "TERM=dumb exec \"$@\"", "sh", built_program("chat-serve"), std::to_string(port)},
                    20, wide);
    REQUIRE(listens(server.program, port));
    server.program.types("secret\n"); // shown by the terminal, so it has arrived
    CHECK(server.shows("secret\n|\n"));
    Client ann(port);
    ann.send("Ann> hi\n");
    CHECK(server.shows("secret\n" + opened + "Ann> hi\nSERVER> |\n"));
    server.program.types("hello\n");
    CHECK(ann.until("hello") == "SERVER> hello");
}

TEST_CASE("chat-serve: no client can command the terminal") {
    const std::uint16_t port = free_port();
    Terminal server = operator_at(port);
    Client bob(port);
    bob.send("B\x9bob> \x1b[2Jx\ry\n");
    CHECK(server.shows(opened + "B ob>  [2Jx y\nSERVER> |\n"));
}

TEST_CASE("chat-serve: in the plain style the prompt asks for input, and a text may have lines") {
    const std::uint16_t port = free_port();
    Terminal server = operator_at(port, {"--style", "plain"});
    Terminal client = peer_terminal_of(std::to_string(port), {"--style", "plain"});
    CHECK(client.shows("Enter Input > |\n"));
    client.program.types("hi\r");
    CHECK(server.shows(opened + "hi\nEnter Input > |\n"));
    CHECK(client.shows("Enter Input > hi\n|\n"));
    server.program.types("hello\r");
    CHECK(client.shows("Enter Input > hi\nhello\nEnter Input > |\n"));
    client.program.types("/q\r");
    CHECK(client.program.ends() == 0);
    CHECK(server.program.ends() == 0);
    CHECK(client.look() == "Enter Input > hi\nhello\nEnter Input > /q\n" + we_ended + "|\n");
    CHECK(server.look() == opened + "hi\nEnter Input > hello\nClient requested to close connection.\n|\n");
}

TEST_CASE("chat-serve: on a terminal without editing a client that goes takes the prompt with it") {
    const std::uint16_t port = free_port();
    Terminal server({"/bin/sh", "-c", "TERM=dumb exec \"$@\"", "sh", built_program("chat-serve"), std::to_string(port)},
                    20, wide);
    REQUIRE(listens(server.program, port));
    std::optional<Client> bob(std::in_place, port);
    bob->send("Bob> hi\n");
    CHECK(server.shows(opened + "Bob> hi\nSERVER> |\n"));
    bob.reset();
    CHECK(server.shows(opened + "Bob> hi\nSERVER>\n" + client_ended + "|\n"));
    Client ann(port);
    ann.send("Ann> hi\n");
    CHECK(server.program.sees("Ann> hi\r\nSERVER> "));
    server.program.types("hello\n");
    CHECK(ann.until("hello") == "SERVER> hello");
}
