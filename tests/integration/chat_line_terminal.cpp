// chat-line on a terminal: what stands on the screen is the test.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/chat_line.hpp"

using namespace chat::test;
using namespace chat::test::liner;

namespace {

const std::string hint = "What you type are commands to the server: help lists them, /quit leaves.\n";

} // namespace

TEST_CASE("chat-line: events stand above the line being typed, and leave it as it is") {
    Gate typed;
    FakeServer server([&](FakeClient& client) {
        let_in(client);
        typed.wait();
        client.says("LOGIN Al\nSAID lobby Al hi\x1b[2J\n");
        client.hears("say lobby half typed\n");
        client.says("OK say\n");
        expect(client.hears_rest() == leaving, "it does not leave");
    });
    Terminal terminal = terminal_of(server.port());
    CHECK(terminal.shows(welcome + hint + "Bob> |\n"));
    terminal.program.types("say lobby half typd\x1b[D");
    CHECK(terminal.shows(welcome + hint + "Bob> say lobby half typ|d\n"));
    typed.open();
    const std::string said = welcome + hint + "LOGIN Al\nSAID lobby Al hi [2J\n";
    CHECK(terminal.shows(said + "Bob> say lobby half typ|d\n"));
    terminal.program.types("e\r");
    CHECK(terminal.shows(said + "Bob> say lobby half typed\nOK say\nBob> |\n"));
    terminal.program.types("/quit\r");
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-line: a name is asked for, and another one where it is taken") {
    FakeServer server([](FakeClient& client) {
        client.hears("login Al\n");
        client.says("ERR login name-taken somebody else has that name\n");
        let_in(client);
        expect(client.hears_rest() == leaving, "it does not leave");
    });
    Terminal terminal = terminal_of(server.port(), {});
    CHECK(terminal.shows("Your name: |\n"));
    terminal.program.types("Al\r");
    const std::string refused = "Your name: Al\nERR login name-taken somebody else has that name\n";
    CHECK(terminal.shows(refused + "Another name: |\n"));
    terminal.program.types("\rBob\r");
    const std::string chosen = refused + "Another name:\nAnother name: Bob\n";
    CHECK(terminal.shows(chosen + welcome + hint + "Bob> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-line: who leaves instead of choosing a name has left") {
    FakeServer server([](FakeClient& client) { (void)client.hears_rest(); });
    Terminal terminal = terminal_of(server.port(), {});
    CHECK(terminal.shows("Your name: |\n"));
    terminal.program.types("/quit\r");
    CHECK(terminal.program.ends() == 0);
}

TEST_CASE("chat-line: a server that closes ends it") {
    Gate shown;
    FakeServer server([&](FakeClient& client) {
        let_in(client);
        shown.wait();
    });
    Terminal terminal = terminal_of(server.port());
    CHECK(terminal.shows(welcome + hint + "Bob> |\n"));
    shown.open();
    CHECK(terminal.shows(welcome + hint + "Bob>\nchat-line: the server closed the connection\n|\n"));
    CHECK(terminal.program.ends() == 1);
}
