// chat-peer in each dialect, told by --dialect: every byte of a conversation.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/turns.hpp"
#include "tests/support/fake_server.hpp"

#include <future>

using namespace chat::test;
using namespace chat::test::turns;
using namespace std::string_literals;

namespace {

// What one side says, beginning with the server where it greets.
using Exchange = std::vector<std::string>;

// The server's half: hears and says in turn.
void play(FakeClient& client, const Exchange& exchange) {
    bool ours = false;
    for (const std::string& bytes : exchange) {
        if (ours && !bytes.empty()) client.says(bytes);
        if (!ours && !bytes.empty()) client.hears(bytes);
        ours = !ours;
    }
    if (!client.hears_rest().empty()) throw std::runtime_error("more is said");
}

} // namespace

TEST_CASE("chat-peer: each dialect is spoken as it is asked for") {
    const auto [dialect, exchange, reply] = GENERATE(table<std::string, Exchange, std::string>({
        {"handle", {"Bob> hi\n", "SERVER> yo", "\\quit"}, "SERVER> yo"},
        {"plain", {"hi", "yo", "/q"}, "yo"},
        {"greeting", {"", "SERVER", "Bob"s + "hi", "yo", "\\quit"}, "SERVER> yo"},
        {"handshake", {"client-372", "server-372", "Bob", "SERVER", "Bob> hi", "SERVER> yo", "\\quit"}, "SERVER> yo"},
        {"port-line", {"PORT\nBob> hi\n", "SERVER> yo\n", "Bob> \\quit\n"}, "SERVER> yo"},
        {"len3x", {"8xxBob-> hi", "11xSERVER-> yo", "5xx\\quit"}, "SERVER-> yo"},
        {"len3z", {"008Bob> hi\0"s, "011SERVER> yo\0"s, "006\\quit\0"s}, "SERVER> yo"},
        {"len4", {"0002hi", "0002yo", "0002/q"}, "yo"},
        {"header10", {"2         hi", "2         yo", "2         /q"}, "yo"},
        {"len-total", {"5 Bob", "8 SERVER", "4 hi", "4 yo", "7 \\quit"}, "yo"},
    }));
    INFO(dialect);
    std::promise<std::string> port; // known once the server listens
    FakeServer server([&, all = exchange](FakeClient& client) mutable {
        const std::string own = port.get_future().get();
        for (std::string& bytes : all)
            if (bytes.starts_with("PORT")) bytes.replace(0, 4, own);
        play(client, all);
    });
    port.set_value(server.port());
    Process peer = peer_of(server.port(), {"--dialect", dialect});
    peer.types("Bob\nhi\n");
    peer.ends_input();
    CHECK(peer.ends() == 0);
    CHECK(server.verdict() == "");
    CHECK(peer.output() == "Please enter a User Name:Bob\nBob> hi\n" + reply + "\nBob> \\quit\n" + we_ended);
}

TEST_CASE("chat-peer: the handle alone is left alone for longer than a server waits for the rest of a word") {
    FakeServer server([](FakeClient& client) {
        client.says("SERVER");
        client.hears("Bob");
        if (!client.hears_nothing_for(310)) throw std::runtime_error("it does not wait");
        client.hears("hi");
        client.says("yo");
        client.hears("\\quit");
    });
    Process peer = peer_of(server.port());
    peer.types("Bob\nhi\n");
    peer.ends_input();
    CHECK(peer.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-peer: a reply that has its length before it may come in pieces") {
    FakeServer server([](FakeClient& client) {
        client.hears("0002hi");
        for (const char* piece : {"0", "0", "0", "5he", "ll", "o"}) {
            if (!client.hears_nothing_for(20)) throw std::runtime_error("it does not wait for the whole");
            client.says(piece);
        }
        client.hears("0002/q");
    });
    Process peer = peer_of(server.port(), {"--style", "plain", "--dialect", "len4"});
    peer.types("hi\n");
    peer.ends_input();
    CHECK(peer.ends() == 0);
    CHECK(server.verdict() == "");
    CHECK(peer.output() == "Enter Input > hi\nhello\nEnter Input > /q\n" + we_ended);
}

TEST_CASE("chat-peer: what a length cannot count is refused, whatever the style allows") {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "\xc3\xa9";
    FakeServer server([](FakeClient& client) { client.hears("5xx\\quit"); });
    Process peer = peer_of(server.port(), {"--dialect", "len3x"});
    peer.types("Bob\n" + text + "\n");
    peer.ends_input();
    CHECK(peer.ends() == 0);
    CHECK(server.verdict() == "");
    CHECK_THAT(peer.output(), contains_text("Please enter a message between [1-500] characters.\n"));
}

TEST_CASE("chat-peer: a game between programs is played in turn, though two of its texts are not answered") {
    FakeServer server([](FakeClient& client) {
        client.hears("Bob> play tictactoe\n");
        if (!client.hears_nothing_for(150)) throw std::runtime_error("the move runs into the word");
        client.hears("Bob> 0\n");
        client.says("3");
        client.hears("Bob> 1\n");
        client.says("4");
        client.hears("Bob> 2\n");
        if (!client.hears_nothing_for(150)) throw std::runtime_error("the text runs into the move");
        client.hears("Bob> hi\n");
        client.says("SERVER> well done");
        client.hears("\\quit");
    });
    Process peer = peer_of(server.port());
    peer.types("Bob\nplay tictactoe\n0\n1\n2\nhi\n");
    peer.ends_input();
    CHECK(peer.ends() == 0);
    CHECK(server.verdict() == "");
    CHECK_THAT(peer.output(), contains_text("Bob> 0\n3\nBob> 1\n4\nBob> 2\nBob> hi\nSERVER> well done\n"));
}
