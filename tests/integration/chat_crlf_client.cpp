// chat-crlf against servers that keep to the protocol and servers that do not, on pipes and on a terminal.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/support/fake_server.hpp"
#include "tests/support/process.hpp"
#include "tests/support/terminal.hpp"

#include <csignal>

using namespace chat::test;

namespace {

Process client_of(const FakeServer& server, const std::vector<std::string>& options = {}) {
    std::vector<std::string> argv{built_program("chat-crlf"), "127.0.0.1", server.port()};
    argv.insert(argv.end(), options.begin(), options.end());
    return Process::on_pipes({argv, {}});
}

// The server's half of an introduction, to the end of its reply.
void welcome(FakeClient& client) {
    client.says("Welcome to Ann's chat room\r\n");
    client.hears("name: Bob\r\n");
    client.says("OK\r\n");
}

constexpr const char* introduction = "Welcome to Ann's chat room\n> name: Bob\nOK\n";

// Plays `script` to a client that is given one command, `test`, and then nothing; what the client shows of the reply.
std::string shown_for(const std::function<void(FakeClient&)>& reply) {
    FakeServer server([&](FakeClient& client) {
        client.says("Welcome\r\n");
        client.hears("test\r\n");
        reply(client);
        client.hears("adios\r\n");
    });
    Process client = client_of(server);
    client.types("test\n");
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(server.verdict() == "");
    const std::string before = "Welcome\n> test\n", after = "> adios\n";
    REQUIRE(client.output().starts_with(before));
    REQUIRE(client.output().ends_with(after));
    return client.output().substr(before.size(), client.output().size() - before.size() - after.size());
}

} // namespace

TEST_CASE("chat-crlf: the whole conversation is written out on a pipe") {
    FakeServer server([](FakeClient& client) {
        welcome(client);
        client.hears("push: h\xc3\xa9llo  there \r\n");
        client.says("OK\r\n");
        client.hears("get\r\n");
        client.says("Bob: one\nBob: two\r\n");
        client.hears("adios\r\n");
    });
    Process client = client_of(server, {"--name", "Bob"});
    client.types("push: h\xc3\xa9llo  there \nget\n");
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.output() ==
          std::string(introduction) + "> push: h\xc3\xa9llo  there \nOK\n> get\nBob: one\nBob: two\n> adios\n");
    CHECK(client.errors() == "");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: on a pipe without --name it introduces nobody") {
    FakeServer server([](FakeClient& client) {
        client.says("Welcome\r\n");
        client.hears("adios\r\n");
    });
    Process client = client_of(server);
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.output() == "Welcome\n> adios\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: the prompt comes after the reply, so a script may answer it") {
    FakeServer server([](FakeClient& client) {
        welcome(client);
        client.hears("help\r\n");
        client.says("help\nget\r\n");
        client.hears("adios\r\n");
    });
    Process client = client_of(server, {"--name=Bob"});
    CHECK(client.sees("OK\n> "));
    client.types("help\n");
    CHECK(client.sees("help\nhelp\nget\n> "));
    client.types("adios\n");
    CHECK(client.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: a reply is heard to its end, however the server ends it") {
    CHECK(shown_for([](FakeClient& client) { client.says("OK\r\n"); }) == "OK\n");
    CHECK(shown_for([](FakeClient& client) { client.says("OK\r\n\n"); }) == "OK\n\n");
    CHECK(shown_for([](FakeClient& client) { client.says("OK\r\n\r\n"); }) == "OK\n\n");
    CHECK(shown_for([](FakeClient& client) { client.says("no end"); }) == "no end\n");
    CHECK(shown_for([](FakeClient& client) { client.says("line feed\n"); }) == "line feed\n");
    CHECK(shown_for([](FakeClient& client) { client.says("\r\n"); }) == "\n");
    CHECK(shown_for([](FakeClient&) {}) == "");
}

TEST_CASE("chat-crlf: a reply in pieces is one reply") {
    CHECK(shown_for([](FakeClient& client) {
              for (const char* piece : {"O", "K\r", "\n", "and", " more\r", "\n"}) {
                  client.says(piece);
                  if (!client.hears_nothing_for(100)) throw std::runtime_error("the client did not wait");
              }
          }) == "OK\nand more\n");
}

TEST_CASE("chat-crlf: bytes pass a pipe as they are") {
    CHECK(shown_for([](FakeClient& client) { client.says("a\x1b[31m\xff\tb\rc\r\n"); }) == "a\x1b[31m\xff\tb\rc\n");
}

TEST_CASE("chat-crlf: a reply of megabytes comes whole") {
    std::string lines;
    for (int line = 0; line < 100'000; ++line) lines += "Ann: this is line " + std::to_string(line) + "\n";
    CHECK(shown_for([&](FakeClient& client) { client.says(lines + "\r\n"); }) == lines + "\n");
}

TEST_CASE("chat-crlf: the line adios is taken as the end") {
    FakeServer server([](FakeClient& client) {
        client.says("Welcome\r\n");
        client.hears("adios\r\n");
        client.says("adios\r\n");
        if (!client.hears_rest().empty()) throw std::runtime_error("the client goes on");
    });
    Process client = client_of(server);
    client.types("adios\n");
    CHECK(client.ends() == 0);
    CHECK(client.output() == "Welcome\n> adios\nadios\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: a server that neither answers adios nor closes does not hold it") {
    FakeServer server([](FakeClient& client) {
        client.says("Welcome\r\n");
        client.hears("adios\r\n");
        client.hears_rest();
    });
    Process client = client_of(server);
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: a server that closes by itself is told of, and is a failure") {
    const auto closing = GENERATE(false, true);
    FakeServer server([closing](FakeClient& client) {
        client.says("Welcome\r\n");
        client.hears("get\r\n");
        client.says("half a re");
        if (closing) client.resets();
    });
    Process client = client_of(server);
    client.types("get\n");
    CHECK(client.ends() == 1);
    CHECK_THAT(client.output(), contains_text("Welcome\n> get\n"));
    CHECK(client.errors() == "chat-crlf: the server closed the connection\n");
}

TEST_CASE("chat-crlf: a server that closes while a script thinks ends it at once") {
    FakeServer server([](FakeClient& client) { client.says("Welcome\r\n"); });
    Process client = client_of(server);
    CHECK(client.ends() == 1);
}

TEST_CASE("chat-crlf: what comes unasked stands on its own line, and the prompt comes again") {
    FakeServer server([](FakeClient& client) {
        client.says("Welcome\r\n");
        if (!client.hears_nothing_for(600)) throw std::runtime_error("the client says something");
        client.says("unasked");
        client.hears("adios\r\n");
    });
    Process client = client_of(server);
    CHECK(client.sees("Welcome\n> \nunasked\n> "));
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.output() == "Welcome\n> \nunasked\n> adios\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: signals end it politely") {
    const auto number = GENERATE(SIGINT, SIGTERM, SIGHUP);
    FakeServer server([](FakeClient& client) {
        client.says("Welcome\r\n");
        client.hears("adios\r\n");
    });
    Process client = client_of(server);
    CHECK(client.sees("> "));
    client.signal(number);
    CHECK(client.ends() == 128 + number);
    CHECK(client.output() == "Welcome\n> adios\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-crlf: a second signal does not wait for the server") {
    FakeServer server([](FakeClient& client) {
        client.says("Welcome\r\n");
        client.hears("adios\r\n");
        client.hears_rest();
    });
    Process client = client_of(server);
    CHECK(client.sees("> "));
    client.signal(SIGINT);
    CHECK(client.sees("adios"));
    client.signal(SIGINT);
    CHECK(client.ends() == 130);
}

TEST_CASE("chat-crlf: where nobody listens it says so") {
    std::string port;
    {
        FakeServer server([](FakeClient&) {});
        port = server.port();
    }
    Process client = Process::on_pipes({{built_program("chat-crlf"), "127.0.0.1", port}, {}});
    CHECK(client.ends() == 69);
    CHECK(client.errors() == "chat-crlf: cannot connect to 127.0.0.1 port " + port + ": Connection refused\n");
}

TEST_CASE("chat-crlf: usage errors are explained") {
    Process client = Process::on_pipes({{built_program("chat-crlf"), "127.0.0.1"}, {}});
    CHECK(client.ends() == 64);
    CHECK_THAT(client.errors(), contains_text("usage: chat-crlf <ip> <port> [--name N]"));
    Process help = Process::on_pipes({{built_program("chat-crlf"), "--help"}, {}});
    CHECK(help.ends() == 0);
    CHECK_THAT(help.output(), contains_text("usage: chat-crlf <ip> <port> [--name N]"));
}
