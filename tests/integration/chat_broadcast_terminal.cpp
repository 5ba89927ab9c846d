// chat-broadcast on a terminal: what stands on the screen is the test.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/chat_broadcast.hpp"

using namespace chat::test;
using namespace chat::test::broadcast;
using namespace std::string_literals;

TEST_CASE("chat-broadcast: the prompt is the name, and comes once the name is accepted") {
    Gate looked;
    FakeServer server([&](FakeClient& client) {
        client.says(frame(Type::talk, "commands"));
        client.hears("\0\0\3Bob"s);
        client.says(frame(Type::talk, "one moment"));
        looked.wait();
        client.says(raw_accepted + frame(Type::talk, "**Bob is joining the chat**"));
        client.hears("\2\0\2Hi"s);
        client.hears(leaving);
    });
    Terminal terminal = terminal_of(server.port());
    CHECK(terminal.shows("commands\none moment\n|\n"));
    looked.open();
    CHECK(terminal.shows("commands\none moment\n" + announcement + "Bob> |\n"));
    terminal.program.types("Hi\r");
    CHECK(terminal.shows("commands\none moment\n" + announcement + "Bob> Hi\nBob> |\n"));
    terminal.program.types("@exit\r");
    CHECK(terminal.program.ends() == 0);
    CHECK(terminal.look() == "commands\none moment\n" + announcement + "Bob> Hi\nBob> @exit\n|\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: what comes in leaves the line being typed, and its cursor, as they are") {
    Gate typed;
    FakeServer server([&](FakeClient& client) {
        let_in(client);
        typed.wait();
        client.says(frame(Type::talk, "**Al is joining the chat**") + frame(Type::talk, "[Al] hi"));
        client.hears("\2\0\12half typed"s);
        client.says(frame(Type::talk, "one\ntwo\n\0"s));
        client.hears(leaving);
    });
    Terminal terminal = terminal_of(server.port());
    CHECK(terminal.shows(announcement + "Bob> |\n"));
    terminal.program.types("half typd\x1b[D");
    CHECK(terminal.shows(announcement + "Bob> half typ|d\n"));
    typed.open();
    const std::string said = announcement + "**Al is joining the chat**\n[Al] hi\n";
    CHECK(terminal.shows(said + "Bob> half typ|d\n"));
    terminal.program.types("e\r");
    CHECK(terminal.shows(said + "Bob> half typed\none\ntwo\nBob> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: Ctrl-C leaves, and the terminal is as it was") {
    FakeServer server([](FakeClient& client) {
        let_in(client);
        expect(client.hears_rest() == leaving, "it does not leave");
    });
    Terminal terminal = checked_terminal_of(server.port());
    CHECK(terminal.shows(announcement + "Bob> |\n"));
    terminal.program.types("half");
    CHECK(terminal.shows(announcement + "Bob> half|\n"));
    terminal.program.types("\x03");
    CHECK(terminal.shows(announcement + "Bob> half\nstatus 130\nas before\n|\n"));
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: a server that closes while a line is typed ends it, and the terminal is as it was") {
    Gate typed;
    FakeServer server([&](FakeClient& client) {
        let_in(client);
        typed.wait();
    });
    Terminal terminal = checked_terminal_of(server.port());
    CHECK(terminal.shows(announcement + "Bob> |\n"));
    terminal.program.types("half");
    CHECK(terminal.shows(announcement + "Bob> half|\n"));
    typed.open();
    CHECK(terminal.shows(announcement +
                         "Bob> half\nchat-broadcast: the server closed the connection\nstatus 1\nas before\n|\n"));
    CHECK(terminal.program.ends() == 0);
}

TEST_CASE("chat-broadcast: neither text nor list nor error can command the terminal") {
    FakeServer server([](FakeClient& client) {
        let_in(client);
        client.says(frame(Type::talk, "[Al] \x1b[2J\rx") + frame(Type::list, "\x1b[2J") + frame(Type::error, "\x9b"));
        client.hears(leaving);
    });
    Terminal terminal = terminal_of(server.port());
    CHECK(terminal.shows(announcement + "[Al]  [2J x\nIn the chat:  [2J\nError:\nBob> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
}

TEST_CASE("chat-broadcast: on a terminal without editing there is a prompt, and another name is asked for") {
    FakeServer server([](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(raw_refused);
        let_in(client, "Eve");
        client.hears("\2\0\2hi"s);
        client.hears(leaving);
    });
    Terminal terminal({"/bin/sh", "-c", "TERM=dumb exec \"$@\"", "sh", built_program("chat-broadcast"), "127.0.0.1",
                       "Bob", "--port", server.port()},
                      8, 60);
    CHECK(terminal.shows("The name Bob is taken, or not allowed.\nAnother name: |\n"));
    terminal.program.types("Eve\n");
    CHECK(terminal.program.sees("**Eve is joining the chat**\r\nEve> "));
    terminal.program.types("hi\n");
    CHECK(terminal.program.sees("Eve> "));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}
