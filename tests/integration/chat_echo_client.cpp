// chat-echo against servers, on pipes, with files and on a terminal.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/support/fake_server.hpp"
#include "tests/support/terminal.hpp"

#include <csignal>

using namespace chat::test;

namespace {

std::vector<std::string> client_of(const FakeServer& server) {
    return {built_program("chat-echo"), "127.0.0.1", server.port()};
}

void echo(FakeClient& client) {
    for (std::string bytes = client.hears_some(); !bytes.empty(); bytes = client.hears_some()) client.says(bytes);
}

} // namespace

TEST_CASE("chat-echo: bytes from a pipe come back as they are") {
    FakeServer server(echo);
    Process client = Process::on_pipes({client_of(server), {}});
    std::string all("line\n\0\x1b[2J\xff\r\nno end", 19);
    for (int copy = 0; copy < 16; ++copy) all += all; // a megabyte
    client.types(all);
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.output() == all);
    CHECK(client.errors() == "");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-echo: an answer comes before the input ends") {
    FakeServer server(echo);
    Process client = Process::on_pipes({client_of(server), {}});
    client.types("one\n");
    CHECK(client.sees("one\n"));
    client.types("two\n");
    CHECK(client.sees("two\n"));
    client.ends_input();
    CHECK(client.ends() == 0);
}

TEST_CASE("chat-echo: what comes after the end of the input is shown") {
    FakeServer server([](FakeClient& client) {
        if (client.hears_rest() != "one\n") throw std::runtime_error("not what was sent");
        client.says("late");
    });
    Process client = Process::on_pipes({client_of(server), {}});
    client.types("one\n");
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.output() == "late");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-echo: files and /dev/null are input like any other") {
    FakeServer server(echo);
    Process client = Process::on_pipes({{"/bin/sh", "-c", "f=$(mktemp); printf 'a\\nb\\n' >$f; \"$@\" <$f; rm $f", "sh",
                                         built_program("chat-echo"), "127.0.0.1", server.port()},
                                        {}});
    CHECK(client.ends() == 0);
    CHECK(client.output() == "a\nb\n");
    FakeServer another(echo);
    Process empty = Process::on_pipes(
        {{"/bin/sh", "-c", "\"$@\" </dev/null", "sh", built_program("chat-echo"), "127.0.0.1", another.port()}, {}});
    CHECK(empty.ends() == 0);
    CHECK(empty.output() == "");
}

TEST_CASE("chat-echo: a server that closes by itself is told of") {
    FakeServer server([](FakeClient& client) { client.hears("one\n"); });
    Process client = Process::on_pipes({client_of(server), {}});
    client.types("one\n");
    CHECK(client.ends() == 1);
    CHECK(client.errors() == "chat-echo: the server closed the connection\n");
}

TEST_CASE("chat-echo: a signal ends it") {
    FakeServer server(echo);
    Process client = Process::on_pipes({client_of(server), {}});
    client.types("one\n");
    CHECK(client.sees("one\n"));
    client.signal(SIGTERM);
    CHECK(client.ends() == 143);
}

TEST_CASE("chat-echo: usage errors and hosts that are none") {
    Process usage = Process::on_pipes({{built_program("chat-echo"), "127.0.0.1", "echo"}, {}});
    CHECK(usage.ends() == 64);
    CHECK(usage.complains("port \"echo\" is not a number"));
    Process nowhere = Process::on_pipes({{built_program("chat-echo"), "nowhere.invalid", "7"}, {}});
    CHECK(nowhere.ends() == 69);
    CHECK(nowhere.complains("nowhere.invalid"));
}

TEST_CASE("chat-echo: on a terminal lines are typed, and shown harmless") {
    FakeServer server(echo);
    Terminal terminal(client_of(server), 8, 40);
    CHECK(terminal.shows("> |\n"));
    terminal.program.types("hello\r");
    CHECK(terminal.shows("> hello\nhello\n> |\n"));
    terminal.program.types("a\x16\x1b[2Jb\r"); // ^V: the escape is text
    CHECK(terminal.shows("> hello\nhello\n> a^[[2Jb\na [2Jb\n> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}
