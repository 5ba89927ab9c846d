// chat-line on pipes, against our server and against others.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/protocol.hpp"
#include "tests/integration/chat_line.hpp"
#include "tests/integration/test_server.hpp"

using namespace chat::test;
using namespace chat::test::liner;

TEST_CASE("chat-line: a script logs in, its lines go as they are, and all that comes is shown") {
    FakeServer server([](FakeClient& client) {
        expect(client.hears_some() == "login Bob\n", "the login does not come alone and whole");
        client.says(welcome);
        client.hears("say lobby hi\n\nBob: \xc3\xa9\n");
        client.says("OK say\nSAID lobby Al ho\nO");
        client.says("K send\n");
        expect(client.hears_rest() == leaving, "it does not leave");
    });
    Process client = client_of(server.port());
    client.types("say lobby hi\r\n\nBob: \xc3\xa9\n");
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.output() == welcome + "OK say\nSAID lobby Al ho\nOK send\n");
    CHECK(client.errors() == "");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-line: a script without a name logs in by itself, and leaves by /quit") {
    FakeServer server([](FakeClient& client) {
        client.says("HELP Welcome\n");
        let_in(client);
        expect(client.hears_rest() == leaving, "it does not leave");
    });
    Process client = client_of(server.port(), {});
    client.types("login Bob\n/quit\nall too late\n");
    CHECK(client.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-line: who logs out by a command has left, and a server that closes by itself has closed") {
    const bool asked = GENERATE(true, false);
    FakeServer server([&](FakeClient& client) {
        let_in(client);
        client.hears("q\n");
        if (asked) client.says("OK logout\n");
    });
    Process client = client_of(server.port());
    client.types("q\n");
    CHECK(client.ends() == (asked ? 0 : 1));
    CHECK(client.errors() == (asked ? "" : "chat-line: the server closed the connection\n"));
}

TEST_CASE("chat-line: a script whose name is refused fails, and says why") {
    FakeServer server([](FakeClient& client) {
        client.hears("login Bob\n");
        client.says("ERR login name-taken somebody else has that name\n");
        expect(client.hears_rest() == leaving, "it does not leave");
    });
    Process client = client_of(server.port());
    CHECK(client.ends() == 1);
    CHECK(client.errors() == "chat-line: the name is refused: ERR login name-taken somebody else has that name\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-line: a name with a blank is wrong usage, and nobody there is said to be so") {
    Process client = client_of("9", {"Bob Lee"});
    CHECK(client.ends() == 64);
    CHECK(client.errors().find("the name has a blank") != std::string::npos);
    Process other = client_of("1");
    CHECK(other.ends() == 69);
}

TEST_CASE("chat-line: with our server, a script hears every answer before it leaves") {
    TestServer server(GENERATE(JournalKind::memory, JournalKind::delaying));
    const std::string port = std::to_string(server.listen(chat::line::protocol_type()));
    server.start();
    std::string typed, answers = welcome;
    for (int i = 0; i < 200; ++i) {
        typed += "say lobby " + std::to_string(i) + "\n";
        answers += "OK say\n";
    }
    Process client = client_of(port);
    client.types(typed + "users\nBob: a note\n");
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.output() == answers + "USERS * Bob\nOK users\nOK send\nFROM Bob a note\nOK logout\n");
    CHECK(client.errors() == "");
    CHECK(server.audit.count("message Bob lobby") == 200);
}
