// chat-crlf on a terminal: what stands on the screen is the test.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/support/fake_server.hpp"
#include "tests/support/gate.hpp"
#include "tests/support/terminal.hpp"

#include <csignal>

using namespace chat::test;

namespace {

Terminal terminal_of(const FakeServer& server, unsigned short columns = 30) {
    return Terminal({built_program("chat-crlf"), "127.0.0.1", server.port(), "--name", "Bob"}, 8, columns);
}

void welcome(FakeClient& client) {
    client.says("Welcome\r\n");
    client.hears("name: Bob\r\n");
    client.says("OK\r\n");
}

const std::string introduction = "Welcome\n> name: Bob\nOK\n";

} // namespace

TEST_CASE("chat-crlf: on a terminal it asks for a name") {
    FakeServer server([](FakeClient& client) {
        welcome(client);
        client.hears("adios\r\n");
    });
    Terminal terminal({built_program("chat-crlf"), "127.0.0.1", server.port()}, 8, 30);
    CHECK(terminal.shows("Welcome\nYour name: |\n"));
    terminal.program.types("Bob\r");
    CHECK(terminal.shows("Welcome\nYour name: Bob\n> name: Bob\nOK\n> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK(terminal.look() == "Welcome\nYour name: Bob\n> name: Bob\nOK\n> adios\n|\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: what comes in leaves the line being typed, and its cursor, as they are") {
    Gate typed;
    FakeServer server([&](FakeClient& client) {
        welcome(client);
        typed.wait();
        client.says("Al: come in\r\n");
        client.hears("test: hyalf\r\n");
        client.says("hyalf\r\n");
        client.hears("adios\r\n");
    });
    Terminal terminal = terminal_of(server);
    CHECK(terminal.shows(introduction + "> |\n"));
    terminal.program.types("test: half\x1b[D\x1b[D\x1b[D");
    CHECK(terminal.shows(introduction + "> test: h|alf\n"));
    typed.open();
    CHECK(terminal.shows(introduction + "Al: come in\n> test: h|alf\n"));
    terminal.program.types("y\r");
    CHECK(terminal.shows(introduction + "Al: come in\n> test: hyalf\nhyalf\n> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: a line that wraps stays as it is, too") {
    Gate typed, moved;
    FakeServer server([&](FakeClient& client) {
        welcome(client);
        typed.wait();
        client.says("one\r\n");
        moved.wait();
        client.says("two\nthree\r\n");
        client.hears("abcdefghijklmnopqrstuvwxyz\r\n");
        client.hears("adios\r\n");
    });
    Terminal terminal = terminal_of(server, 12);
    CHECK(terminal.shows(introduction + "> |\n"));
    terminal.program.types("abcdefghijklmnopqrstuvwxyz");
    CHECK(terminal.shows(introduction + "> abcdefghij\nklmnopqrstuv\nwxyz|\n"));
    typed.open();
    CHECK(terminal.shows(introduction + "one\n> abcdefghij\nklmnopqrstuv\nwxyz|\n"));
    terminal.program.types("\x01"); // ^A
    CHECK(terminal.shows(introduction + "one\n> |abcdefghij\nklmnopqrstuv\nwxyz\n"));
    moved.open();
    CHECK(terminal.shows("> name: Bob\nOK\none\ntwo\nthree\n> |abcdefghij\nklmnopqrstuv\nwxyz\n"));
    terminal.program.types("\r");
    CHECK(terminal.shows("OK\none\ntwo\nthree\n> abcdefghij\nklmnopqrstuv\nwxyz\n> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: no text can command the terminal") {
    FakeServer server([](FakeClient& client) {
        welcome(client);
        client.hears("get\r\n");
        client.says("Al: \x1b[2J\x1b]0;title\x07\xc2\x9b"
                    "31m h\xc3\xa9\tx\r\n");
        client.hears("adios\r\n");
    });
    Terminal terminal = terminal_of(server, 40);
    CHECK(terminal.shows(introduction + "> |\n"));
    terminal.program.types("get\r");
    CHECK(terminal.shows(introduction + "> get\nAl:  [2J ]0;title  31m h\xc3\xa9       x\n> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
}

TEST_CASE("chat-crlf: a line is edited, and comes again from the history") {
    FakeServer server([](FakeClient& client) {
        welcome(client);
        client.hears("test: h\xc3\xa9\r\n");
        client.says("h\xc3\xa9\r\n");
        client.hears("test: h\xc3\xa9!\r\n");
        client.says("h\xc3\xa9!\r\n");
        client.hears("adios\r\n");
    });
    Terminal terminal = terminal_of(server);
    CHECK(terminal.shows(introduction + "> |\n"));
    terminal.program.types("test: \xc3\xa9\xc3\xa9\x1b[D\x7fh\r"); // é é, left, rub out, h
    CHECK(terminal.shows(introduction + "> test: h\xc3\xa9\nh\xc3\xa9\n> |\n"));
    terminal.program.types("\x1b[A!\r");
    CHECK(terminal.shows(introduction + "> test: h\xc3\xa9\nh\xc3\xa9\n> test: h\xc3\xa9!\nh\xc3\xa9!\n> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: there is no prompt while it waits, and what is typed then is not lost") {
    Gate typed_ahead;
    FakeServer server([&](FakeClient& client) {
        welcome(client);
        client.hears("one\r\n");
        client.says("wait");
        typed_ahead.wait();
        client.says(" for it\r\n");
        client.hears("two\r\n");
        client.says("done\r\n");
        client.hears("adios\r\n");
    });
    Terminal terminal = terminal_of(server);
    CHECK(terminal.shows(introduction + "> |\n"));
    terminal.program.types("one\rtwo");
    CHECK(terminal.shows(introduction + "> one\n|\n"));
    typed_ahead.open();
    CHECK(terminal.shows(introduction + "> one\nwait for it\n> two|\n"));
    terminal.program.types("\r\x04");
    CHECK(terminal.program.ends() == 0);
    CHECK(terminal.look() == "> name: Bob\nOK\n> one\nwait for it\n> two\ndone\n> adios\n|\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: a new width of the terminal does not lose the line") {
    FakeServer server([](FakeClient& client) {
        welcome(client);
        client.hears("abcdefghijklmnopqrstuvwxyz\r\n");
        client.hears("adios\r\n");
    });
    Terminal terminal = terminal_of(server, 12);
    CHECK(terminal.shows(introduction + "> |\n"));
    terminal.program.types("abcdefghijklmnopqrstuvwxy");
    CHECK(terminal.shows(introduction + "> abcdefghij\nklmnopqrstuv\nwxy|\n"));
    terminal.program.resize(8, 20);
    CHECK(terminal.program.sees("> abcdefghijklmnopqr")); // drawn anew, for the new width
    terminal.program.types("z\r\x04");
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: Ctrl-C says adios, and the terminal is as it was") {
    FakeServer server([](FakeClient& client) {
        welcome(client);
        client.hears("adios\r\n");
    });
    Terminal terminal({"/bin/sh", "-c",
                       "trap : INT; before=$(stty -g); \"$@\"; echo status $?;"
                       "[ \"$before\" = \"$(stty -g)\" ] && echo as before",
                       "sh", built_program("chat-crlf"), "127.0.0.1", server.port(), "--name", "Bob"},
                      8, 30);
    CHECK(terminal.shows(introduction + "> |\n"));
    terminal.program.types("half");
    CHECK(terminal.shows(introduction + "> half|\n"));
    terminal.program.types("\x03");
    CHECK(terminal.shows(introduction + "> half\n> adios\nstatus 130\nas before\n|\n"));
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: a server that closes while a line is typed ends it, and the terminal is as it was") {
    Gate typed;
    FakeServer server([&](FakeClient& client) {
        welcome(client);
        typed.wait();
    });
    Terminal terminal({"/bin/sh", "-c",
                       "before=$(stty -g); \"$@\"; echo status $?; [ \"$before\" = \"$(stty -g)\" ] && echo as before",
                       "sh", built_program("chat-crlf"), "127.0.0.1", server.port(), "--name", "Bob"},
                      8, 60);
    CHECK(terminal.shows(introduction + "> |\n"));
    terminal.program.types("half");
    CHECK(terminal.shows(introduction + "> half|\n"));
    typed.open();
    CHECK(
        terminal.shows(introduction + "> half\nchat-crlf: the server closed the connection\nstatus 1\nas before\n|\n"));
    CHECK(terminal.program.ends() == 0);
}
