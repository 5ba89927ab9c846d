// chat-peer on a terminal: what stands on the screen is the test.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/turns.hpp"
#include "tests/support/fake_server.hpp"
#include "tests/support/gate.hpp"

using namespace chat::test;
using namespace chat::test::turns;
using namespace std::string_literals;

namespace {

const std::string asked = "Please enter a User Name:Bob\n";

Terminal bob_at(const FakeServer& server, const std::vector<std::string>& options = {}) {
    Terminal terminal = peer_terminal_of(server.port(), options);
    CHECK(terminal.shows("Please enter a User Name:|\n"));
    terminal.program.types("Bob\r");
    CHECK(terminal.shows(asked + "Bob> |\n"));
    return terminal;
}

} // namespace

TEST_CASE("chat-peer: without a prompt it is not our turn, and what is typed then waits for it") {
    Gate looked;
    FakeServer server([&](FakeClient& client) {
        client.hears("Bob> hi\n");
        looked.wait();
        client.says("SERVER> hello");
        client.hears("Bob> early\n");
        client.says("SERVER> bird");
        client.hears("\\quit");
    });
    Terminal terminal = bob_at(server);
    terminal.program.types("hi\r");
    CHECK(terminal.shows(asked + "Bob> hi\n|\n"));
    terminal.program.types("early\r");
    looked.open();
    CHECK(terminal.shows(asked + "Bob> hi\nSERVER> hello\nBob> early\nSERVER> bird\nBob> |\n"));
    terminal.program.types("\\quit\r");
    CHECK(terminal.program.ends() == 0);
    CHECK(terminal.look() ==
          asked + "Bob> hi\nSERVER> hello\nBob> early\nSERVER> bird\nBob> \\quit\n" + we_ended + "|\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-peer: what a server says out of turn stands above the line being typed, and gives no turn away") {
    Gate typed;
    FakeServer server([&](FakeClient& client) {
        typed.wait();
        client.says("SERVER> are you there");
        client.hears("Bob> half typed\n");
        client.says("SERVER> ah");
        client.hears("\\quit");
    });
    Terminal terminal = bob_at(server);
    terminal.program.types("half ");
    CHECK(terminal.shows(asked + "Bob> half |\n"));
    typed.open();
    CHECK(terminal.shows(asked + "SERVER> are you there\nBob> half |\n"));
    terminal.program.types("typed\r");
    CHECK(terminal.shows(asked + "SERVER> are you there\nBob> half typed\nSERVER> ah\nBob> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK_THAT(terminal.look(), contains_text("Bob> \\quit\n" + we_ended + "|\n"));
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-peer: a server that quits, or is gone, while a line is typed ends it") {
    const auto word = GENERATE("\\quit"s, ""s);
    Gate typed;
    FakeServer server([&](FakeClient& client) {
        typed.wait();
        if (!word.empty()) client.says(word);
    });
    Terminal terminal = bob_at(server);
    terminal.program.types("half");
    CHECK(terminal.shows(asked + "Bob> half|\n"));
    typed.open();
    CHECK(terminal.program.ends() == (word.empty() ? 1 : 0));
    CHECK(terminal.look() == asked + "Bob> half\n" + host_ended + "|\n");
}

TEST_CASE("chat-peer: Ctrl-C quits, and the terminal is as it was") {
    FakeServer server([](FakeClient& client) {
        if (client.hears_rest() != "\\quit") throw std::runtime_error("it does not quit");
    });
    Terminal terminal({"/bin/sh", "-c",
                       "trap : INT; before=$(stty -g); \"$@\"; echo status $?;"
                       "[ \"$before\" = \"$(stty -g)\" ] && echo as before",
                       "sh", built_program("chat-peer"), "127.0.0.1", server.port()},
                      20, wide);
    CHECK(terminal.shows("Please enter a User Name:|\n"));
    terminal.program.types("Bob\r");
    CHECK(terminal.shows(asked + "Bob> |\n"));
    terminal.program.types("half");
    CHECK(terminal.shows(asked + "Bob> half|\n"));
    terminal.program.types("\x03");
    CHECK(terminal.shows(asked + "Bob> half\n" + we_ended + "status 130\nas before\n|\n"));
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-peer: who wants no name leaves without calling anybody") {
    const auto typed = GENERATE("\\quit\r"s, "\x04"s);
    Terminal terminal = peer_terminal_of(std::to_string(free_port()));
    CHECK(terminal.shows("Please enter a User Name:|\n"));
    terminal.program.types(typed);
    CHECK(terminal.program.ends() == 0);
    CHECK_THAT(terminal.look(), contains_text(we_ended + "|\n"));
}

TEST_CASE("chat-peer: a name is asked for again until it is one word of one to ten characters") {
    FakeServer server([](FakeClient& client) { client.hears("\\quit"); });
    Terminal terminal = peer_terminal_of(server.port());
    CHECK(terminal.shows("Please enter a User Name:|\n"));
    std::string screen = "Please enter a User Name:";
    const std::string again = "User Name must be between [1-10] characters. Reenter a User Name: ";
    for (const std::string wrong : {"two words", "elevenchars", "a>b"}) {
        terminal.program.types(wrong + "\r");
        screen += wrong + "\n" + again;
        CHECK(terminal.shows(screen + "|\n"));
    }
    terminal.program.types("Bob\r");
    CHECK(terminal.shows(screen + "Bob\nBob> |\n"));
    terminal.program.types("/q\r");
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-peer: no reply can command the terminal") {
    FakeServer server([](FakeClient& client) {
        client.hears("Bob> hi\n");
        client.says("SERVER> \x1b[2Jx\ry\x9b");
        client.hears("\\quit");
    });
    Terminal terminal = bob_at(server);
    terminal.program.types("hi\r");
    CHECK(terminal.shows(asked + "Bob> hi\nSERVER>  [2Jx y\nBob> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
}

TEST_CASE("chat-peer: in the plain style the prompt asks for input") {
    FakeServer server([](FakeClient& client) {
        client.hears("hi");
        client.says("hello\nyou");
        client.hears("/q");
    });
    Terminal terminal = peer_terminal_of(server.port(), {"--style", "plain"});
    CHECK(terminal.shows("Enter Input > |\n"));
    terminal.program.types("hi\r");
    CHECK(terminal.shows("Enter Input > hi\nhello\nyou\nEnter Input > |\n"));
    terminal.program.types("/q\r");
    CHECK(terminal.program.ends() == 0);
    CHECK(terminal.look() == "Enter Input > hi\nhello\nyou\nEnter Input > /q\n" + we_ended + "|\n");
    CHECK(server.verdict() == "");
}
