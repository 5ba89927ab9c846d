// chat-peer on pipes: strictly in turn, against servers that keep to it and servers that do not.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/turns.hpp"
#include "tests/support/fake_server.hpp"
#include "tests/support/gate.hpp"

#include <csignal>

using namespace chat::test;
using namespace chat::test::turns;
using namespace std::string_literals;

namespace {

void expect(bool right, const char* otherwise) {
    if (!right) throw std::runtime_error(otherwise);
}

const std::string asked = "Please enter a User Name:Bob\n";

struct Heard {
    int status;
    std::string output, errors;
};

// What becomes of a script whose server plays `script`.
Heard outcome(const std::string& typed, const std::function<void(FakeClient&)>& script,
              const std::vector<std::string>& options = {}) {
    FakeServer server(script);
    Process peer = peer_of(server.port(), options);
    peer.types(typed);
    peer.ends_input();
    const int status = peer.ends();
    CHECK(server.verdict() == "");
    return {status, peer.output(), peer.errors()};
}

} // namespace

TEST_CASE("chat-peer: a script says one thing at a time, and each waits for the reply to the one before") {
    const Heard heard = outcome("Bob\nhi\nthere\n\\quit\nnever said\n", [](FakeClient& client) {
        expect(client.hears_some() == "Bob> hi\n", "the first message does not come alone and whole");
        expect(client.hears_nothing_for(150), "the second does not wait for its turn");
        client.says("SERVER> hello");
        expect(client.hears_some() == "Bob> there\n", "the second message does not come alone and whole");
        expect(client.hears_nothing_for(150), "the quit does not wait for its turn");
        client.says("SERVER> you");
        expect(client.hears_rest() == "\\quit", "the quit is not bare");
    });
    CHECK(heard.status == 0);
    CHECK(heard.output == asked + "Bob> hi\nSERVER> hello\nBob> there\nSERVER> you\nBob> \\quit\n" + we_ended);
    CHECK(heard.errors == "");
}

TEST_CASE("chat-peer: the end of a script is a quit, with a last line that has no end") {
    const Heard heard = outcome("Bob\nhi", [](FakeClient& client) {
        client.hears("Bob> hi\n");
        client.says("SERVER> hello\n");
        expect(client.hears_rest() == "\\quit", "it does not quit");
    });
    CHECK(heard.status == 0);
    CHECK(heard.output == asked + "Bob> hi\nSERVER> hello\nBob> \\quit\n" + we_ended);
}

TEST_CASE("chat-peer: a server that quits ends it well, one that goes without a word does not") {
    const auto [quit, shown, status] = GENERATE(table<std::string, std::string, int>({
        {"\\quit", "", 0},
        {"SERVER> \\quit", "", 0},
        {"/q\n", "", 0},
        {"\\quit\0\0\0"s, "", 0},
        {"SERVER> bye\n\\quit", "SERVER> bye\n", 0},
        {"", "", 1},
    }));
    const Heard heard = outcome("Bob\nhi\nnever said\n", [&, word = quit](FakeClient& client) {
        client.hears("Bob> hi\n");
        if (!word.empty()) client.says(word);
    });
    CHECK(heard.status == status);
    CHECK(heard.output == asked + "Bob> hi\n" + shown + host_ended);
    CHECK(heard.errors == "");
}

TEST_CASE("chat-peer: words like a quit are none, as long as they do not stand alone") {
    const auto text = GENERATE("SERVER> type \\quit to leave"s, "SERVER> \\ quit"s, "Ann> /q"s, "SERVER> \\quite"s);
    const Heard heard = outcome("Bob\nhi\n", [&](FakeClient& client) {
        client.hears("Bob> hi\n");
        client.says(text);
        client.hears("\\quit");
    });
    CHECK(heard.status == 0);
    CHECK(heard.output == asked + "Bob> hi\n" + text + "\nBob> \\quit\n" + we_ended);
}

TEST_CASE("chat-peer: a server that speaks first is told the name, and then bare texts") {
    const Heard heard = outcome("Bob\nhi\n", [](FakeClient& client) {
        client.says("SERVER");
        expect(client.hears_some() == "Bob", "the name does not come alone");
        expect(client.hears_nothing_for(150), "the text runs into the name");
        expect(client.hears_some() == "hi", "the text is not bare");
        client.says("hello");
        expect(client.hears_rest() == "\\quit", "the quit is not bare");
    });
    CHECK(heard.status == 0);
    CHECK(heard.output == asked + "Bob> hi\nSERVER> hello\nBob> \\quit\n" + we_ended);
}

TEST_CASE("chat-peer: who greets with more than a name is shown, and so are the names of others") {
    const Heard heard = outcome("Bob\nhi\nho\n", [](FakeClient& client) {
        client.says("Welcome to my server!\n");
        client.hears("Bob");
        client.hears("hi");
        client.says("Ann> hi\r\nCid> you");
        client.hears("ho");
        client.says("bye");
        client.hears("\\quit");
    });
    CHECK(heard.output ==
          asked + "Welcome to my server!\nBob> hi\nAnn> hi\nCid> you\nBob> ho\nbye\nBob> \\quit\n" + we_ended);
}

TEST_CASE("chat-peer: a server that greets with its quit is taken at its word") {
    const Heard heard = outcome("Bob\nhi\n", [](FakeClient& client) { client.says("\\quit"); });
    CHECK(heard.status == 0);
    CHECK(heard.output == asked + host_ended);
}

TEST_CASE("chat-peer: in the plain style there are no names, and the quit is another") {
    const Heard heard = outcome("hi\n/q\n",
                                [](FakeClient& client) {
                                    expect(client.hears_some() == "hi", "the text is not bare");
                                    client.says("hello");
                                    expect(client.hears_rest() == "/q", "the quit is not bare");
                                },
                                {"--style", "plain"});
    CHECK(heard.status == 0);
    CHECK(heard.output == "Enter Input > hi\nhello\nEnter Input > /q\n" + we_ended);
}

TEST_CASE("chat-peer: messages of no or too many characters are refused before they are sent") {
    std::string five_hundred;
    for (int i = 0; i < 500; ++i) five_hundred += "\xc3\xa9";
    const Heard heard = outcome("Bob\n\n" + five_hundred + "x\n" + five_hundred + "\n", [&](FakeClient& client) {
        client.hears("Bob> " + five_hundred + "\n");
        client.says("SERVER> ok");
        expect(client.hears_rest() == "\\quit", "more is sent");
    });
    const std::string fault = "Please enter a message between [1-500] characters.\n";
    CHECK(heard.output == asked + "Bob> \n" + fault + "Bob> " + five_hundred + "x\n" + fault + "Bob> " + five_hundred +
                              "\nSERVER> ok\nBob> \\quit\n" + we_ended);
    CHECK(heard.status == 0);
}

TEST_CASE("chat-peer: the plain style counts bytes, to 4096") {
    const std::string most(4096, 'x');
    const Heard heard = outcome(most + "x\n" + most + "\n",
                                [&](FakeClient& client) {
                                    client.hears(most);
                                    client.says("ok");
                                    expect(client.hears_rest() == "/q", "more is sent");
                                },
                                {"--style", "plain"});
    CHECK(heard.output == "Enter Input > " + most + "x\nPlease enter a message between [1-4096] characters.\n" +
                              "Enter Input > " + most + "\nok\nEnter Input > /q\n" + we_ended);
}

TEST_CASE("chat-peer: a script without a fit user name says nothing, and calls nobody") {
    const auto typed =
        GENERATE("\n"s, "much too long\n"s, "two words\n"s, "a>b\n"s, "elevenbytes\n"s, "\\quit\n"s, ""s);
    Process peer = peer_of(std::to_string(free_port()));
    peer.types(typed);
    peer.ends_input();
    CHECK(peer.ends() == 1);
    CHECK(peer.errors() == "chat-peer: User Name must be between [1-10] characters.\n");
}

TEST_CASE("chat-peer: ten characters are a user name however many bytes they are") {
    const auto name =
        GENERATE("tencharact"s, "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"s,
                 "555"s, "a"s);
    const Heard heard = outcome(name + "\nhi\n", [&](FakeClient& client) {
        client.hears(name + "> hi\n");
        client.says("SERVER> ok");
        client.hears("\\quit");
    });
    CHECK(heard.status == 0);
}

TEST_CASE("chat-peer: a server that reads on after the quit, and does not close, is not waited for") {
    Gate gone;
    FakeServer server([&](FakeClient& client) {
        expect(client.hears_rest() == "\\quit", "it does not quit");
        gone.wait();
    });
    Process peer = peer_of(server.port());
    peer.types("Bob\n\\quit\n");
    CHECK(peer.ends() == 0);
    gone.open();
    CHECK(server.verdict() == "");
    CHECK(peer.output() == asked + "Bob> \\quit\n" + we_ended);
}

TEST_CASE("chat-peer: a signal quits, also while it is the server's turn") {
    Gate heard;
    FakeServer server([&](FakeClient& client) {
        client.hears("Bob> hi\n");
        heard.open();
        expect(client.hears_rest() == "\\quit", "it does not quit");
    });
    Process peer = peer_of(server.port());
    peer.types("Bob\nhi\n");
    heard.wait();
    peer.signal(SIGTERM);
    CHECK(peer.ends() == 128 + SIGTERM);
    CHECK(server.verdict() == "");
    CHECK(peer.output() == asked + "Bob> hi\n" + we_ended);
}

TEST_CASE("chat-peer: usage errors are explained, and so is a server that cannot be reached") {
    Process nothing = Process::on_pipes({command("chat-peer", {"127.0.0.1"}), {}});
    CHECK(nothing.ends() == 64);
    CHECK_THAT(nothing.errors(),
               contains_text("the <port> is missing\nusage: chat-peer <host> <port> [--style handle]"));
    Process style = peer_of("9", {"--style", "loud"});
    CHECK(style.ends() == 64);
    CHECK_THAT(style.errors(), contains_text("chat-peer: there is no style \"loud\"\n"));
    Process dialect = peer_of("9", {"--dialect", "norse"});
    CHECK(dialect.ends() == 64);
    CHECK_THAT(dialect.errors(), contains_text("chat-peer: there is no dialect \"norse\"\n"));
    const std::string port = std::to_string(free_port());
    Process nobody = peer_of(port);
    nobody.types("Bob\n");
    CHECK(nobody.ends() == 69);
    CHECK(nobody.errors() == "chat-peer: cannot connect to 127.0.0.1 port " + port + ": Connection refused\n");
}
