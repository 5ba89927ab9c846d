// chat-broadcast on pipes, against servers that keep to the protocol and servers that do not.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/chat_broadcast.hpp"

#include <csignal>
#include <fstream>

using namespace chat::test;
using namespace chat::test::broadcast;
using namespace std::string_literals;
using chat::broadcast::header_length;
using chat::broadcast::length_in;

namespace {

const std::string text_header = "\2\0"s; // of texts under 256 bytes; their length follows

// What the client shows of `answer`, when that is all that comes after its join.
std::string shown_for(const std::string& answer) {
    FakeServer server([&](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(answer);
        client.hears(leaving);
    });
    Process client = client_of(server);
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.errors() == "");
    CHECK(server.verdict() == "");
    return client.output();
}

// The frames the client sends for `typed`, between its join and its leaving.
std::string sent_for(const std::string& typed, const std::vector<std::string>& options = {}) {
    std::string sent;
    FakeServer server([&](FakeClient& client) {
        let_in(client);
        sent = client.hears_rest();
    });
    Process client = client_of(server, options);
    client.types(typed);
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(server.verdict() == "");
    REQUIRE(sent.ends_with(leaving));
    return sent.substr(0, sent.size() - leaving.size());
}

// The bodies of frames that are all of this type.
std::vector<std::string> bodies_of(std::string_view frames, Type type) {
    std::vector<std::string> bodies;
    while (!frames.empty()) {
        REQUIRE(frames.size() >= header_length);
        REQUIRE(frames[0] == static_cast<char>(type));
        bodies.emplace_back(frames.substr(header_length, length_in(frames)));
        REQUIRE(frames.size() >= header_length + bodies.back().size());
        frames.remove_prefix(header_length + bodies.back().size());
    }
    return bodies;
}

// True while it can do nothing but wait.
bool asleep(const Process& client) {
    std::ifstream file("/proc/" + std::to_string(client.pid()) + "/stat");
    std::string number, program, state;
    file >> number >> program >> state;
    return state == "S";
}

} // namespace

TEST_CASE("chat-broadcast: a script hears all, and what it sends is one write a frame") {
    FakeServer server([](FakeClient& client) {
        expect(client.hears_some() == "\0\0\3Bob"s, "the join does not come alone and whole");
        client.says(raw_accepted + frame(Type::talk, "**Bob is joining the chat**"));
        expect(client.hears_some() == "\2\0\6h\xc3\xa9llo"s, "the text does not come alone and whole");
        client.says(frame(Type::talk, "[Al] hi"));
        expect(client.hears_some() == leaving, "it does not leave");
        expect(client.hears_some().empty(), "it says something after leaving");
    });
    Process client = client_of(server);
    CHECK(client.sees(announcement));
    client.types("h\xc3\xa9llo\n");
    CHECK(client.sees("[Al] hi\n"));
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.output() == announcement + "[Al] hi\n"s);
    CHECK(client.errors() == "");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: what a server sends first is waited for, and shown") {
    FakeServer server([](FakeClient& client) {
        client.says(frame(Type::talk, "@exit leaves\n@list lists\n"));
        expect(client.hears_nothing_for(50), "the client does not wait");
        let_in(client);
        client.hears(leaving);
    });
    Process client = client_of(server);
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.output() == "@exit leaves\n@list lists\n"s + announcement);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: it is let in by a byte, by a frame, and after other frames") {
    CHECK(shown_for("\0"s) == "");
    CHECK(shown_for("\0\0\1\0"s) == "");
    CHECK(shown_for("\0\2\0\2hi"s) == "hi\n");
    CHECK(shown_for("\2\0\2hi\0"s) == "hi\n");
    CHECK(shown_for("\2\0\2hi\3\0\2Al\4\0\1x\5\0\1y\0\0\1\0\2\0\2ho"s) == "hi\nIn the chat: Al\nx\nError: y\nho\n");
}

TEST_CASE("chat-broadcast: what comes in is shown as lines, without NULs and without what it does not know") {
    CHECK(shown_for(raw_accepted + frame(Type::talk, "[A\0l] hi\r\n\0"s)) == "[Al] hi\n");
    CHECK(shown_for(raw_accepted + frame(Type::talk, "one\ntwo\r\nthree"s)) == "one\ntwo\nthree\n");
    CHECK(shown_for(raw_accepted + frame(Type::list, "Al,Bob") + frame(Type::list, "Eve")) ==
          "In the chat: Al, Bob\nIn the chat: Eve\n");
    CHECK(shown_for(raw_accepted + frame(Type::direct, "[Al Private] psst")) == "[Al Private] psst\n");
    CHECK(shown_for(raw_accepted + frame(Type::error, "Unsupported Command")) == "Error: Unsupported Command\n");
    CHECK(shown_for(raw_accepted + "\7\0\2??\0\0\1\1\1\0\0"s + frame(Type::talk, "hi")) == "hi\n");
    CHECK(shown_for(raw_accepted + frame(Type::talk, std::string(65535, 'x'))) == std::string(65535, 'x') + "\n");
    CHECK(shown_for(raw_accepted + frame(Type::talk, "a\x1b[31m\xff\tb")) == "a\x1b[31m\xff\tb\n");
}

TEST_CASE("chat-broadcast: every line is a text, the empty one is nothing") {
    CHECK(sent_for("hi\n") == text_header + "\2hi");
    CHECK(sent_for("no end") == text_header + "\6no end");
    CHECK(sent_for("\n\n \nhi\r\n\r\n") == text_header + "\1 " + text_header + "\2hi");
    CHECK(sent_for("@list\n@Al psst\n@exit now\n@EXIT\n") == text_header + "\5@list" + text_header + "\10@Al psst" +
                                                                 text_header + "\11@exit now" + text_header +
                                                                 "\5@EXIT");
}

TEST_CASE("chat-broadcast: with --extras there are lists and private words") {
    const std::vector<std::string> extras{"--extras"};
    CHECK(sent_for("@list\n", extras) == "\3\0\0"s);
    CHECK(sent_for("@Al psst\n@nobody\n", extras) == "\4\0\10@Al psst\4\0\7@nobody"s);
    CHECK(sent_for("@ home\n@\nlist\n", extras) ==
          text_header + "\6@ home" + text_header + "\1@" + text_header + "\4list");
}

TEST_CASE("chat-broadcast: the line @exit ends it, whatever follows") {
    CHECK(sent_for("hi\n@exit\nmore\n") == text_header + "\2hi");
    CHECK(sent_for("@exit\r\nmore\n") == "");
    CHECK(sent_for("@exit", {"--extras"}) == "");
}

TEST_CASE("chat-broadcast: a text too long for a frame goes as several, cut at characters, and nothing is lost") {
    std::string text = "x";
    while (text.size() < 10'000) text += "\xc3\xa9";
    const auto bodies = bodies_of(sent_for(text + "\n"), Type::talk);
    REQUIRE(bodies.size() == 3);
    CHECK(bodies[0].size() == 4089);
    CHECK(bodies[1].size() == 4090);
    CHECK(bodies[0] + bodies[1] + bodies[2] == text);

    const std::string no_utf8 = std::string(4090, '\xe9') + "\xa0";
    CHECK(bodies_of(sent_for(no_utf8), Type::talk) == std::vector<std::string>{no_utf8.substr(0, 4090), "\xa0"});
    CHECK(bodies_of(sent_for(std::string(4090, 'x')), Type::talk).size() == 1);
}

TEST_CASE("chat-broadcast: each piece of long private words is for the same person") {
    const auto bodies = bodies_of(sent_for("@Al " + std::string(5000, 'x'), {"--extras"}), Type::direct);
    CHECK(bodies == std::vector<std::string>{"@Al " + std::string(4086, 'x'), "@Al " + std::string(914, 'x')});
    const std::string long_name = "@" + std::string(3000, 'x') + " hi";
    CHECK(bodies_of(sent_for(long_name, {"--extras"}), Type::direct) == std::vector<std::string>{long_name});
}

TEST_CASE("chat-broadcast: all that a script says is sent before it leaves") {
    std::string typed, frames;
    for (int line = 0; line < 20'000; ++line) {
        const std::string text = "this is line " + std::to_string(line);
        typed += text + "\n";
        frames += frame(Type::talk, text);
    }
    CHECK(sent_for(typed) == frames);
}

TEST_CASE("chat-broadcast: what is answered after the end of a script is heard, before it leaves and after") {
    FakeServer server([](FakeClient& client) {
        let_in(client);
        client.hears("\2\0\2hi"s);
        for (const char* word : {"one", "two", "three", "four"}) {
            expect(client.hears_nothing_for(100), "the client does not wait");
            client.says(frame(Type::talk, word));
        }
        expect(client.hears_rest() == leaving, "the client does not leave");
        client.says(frame(Type::talk, "bye"));
    });
    Process client = client_of(server);
    client.types("hi\n");
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(client.output() == announcement + "one\ntwo\nthree\nfour\nbye\n"s);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: a room that is never silent does not hold a script") {
    FakeServer server([](FakeClient& client) {
        let_in(client);
        while (client.hears_nothing_for(20)) client.says(frame(Type::talk, "[Al] and so on"));
        client.hears(leaving);
    });
    Process client = client_of(server);
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: a server that does not close is not waited for") {
    Gate gone;
    FakeServer server([&](FakeClient& client) {
        let_in(client);
        expect(client.hears_rest() == leaving, "the client does not leave");
        gone.wait();
    });
    Process client = client_of(server);
    client.types("@exit\n");
    CHECK(client.ends(std::chrono::seconds(15)) == 0);
    gone.open();
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: a server that reads nothing does not hold it once it is told to leave") {
    Gate sending, gone;
    FakeServer server([&](FakeClient& client) {
        let_in(client);
        client.hears("\2\x0f\xfa"s);
        sending.open();
        gone.wait();
    });
    Process client = client_of(server);
    client.types(std::string(32 << 20, 'x') + "\n"); // more than sockets hold
    sending.wait();
    const auto deadline = Process::Clock::now() + Process::deadline;
    while (!asleep(client) && Process::Clock::now() < deadline) client.reads(std::chrono::milliseconds(1));
    client.signal(SIGTERM);
    CHECK(client.ends(std::chrono::seconds(15)) == 128 + SIGTERM);
    gone.open();
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: a server that closes by itself is told of, and is a failure") {
    const auto reset = GENERATE(false, true);
    FakeServer server([reset](FakeClient& client) {
        let_in(client);
        client.hears("\2\0\2hi"s);
        client.says(frame(Type::talk, "[Al] no") + "\2\0\7half"s);
        if (reset) client.resets();
    });
    Process client = client_of(server);
    client.types("hi\n");
    CHECK(client.ends() == 1);
    CHECK_THAT(client.output(), contains_text(announcement));
    if (!reset) CHECK(client.output() == announcement + "[Al] no\n"s);
    CHECK(client.errors() == "chat-broadcast: the server closed the connection\n");
}

TEST_CASE("chat-broadcast: a server that closes without an answer is a failure, too") {
    const auto answer = GENERATE(""s, "\0"s, "\0\0"s, "\5\0\4full"s);
    FakeServer server([&](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(answer);
    });
    Process client = client_of(server);
    CHECK(client.ends() == 1);
    CHECK(client.errors() == "chat-broadcast: the server closed the connection\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: signals end it politely, in the chat and before") {
    const auto number = GENERATE(SIGINT, SIGTERM, SIGHUP);
    const auto joined = GENERATE(true, false);
    FakeServer server([joined](FakeClient& client) {
        if (joined) let_in(client);
        if (!joined) client.says(frame(Type::talk, "wait"));
        if (!joined) client.hears("\0\0\3Bob"s);
        if (!joined) client.says(frame(Type::talk, "a while"));
        expect(client.hears_rest() == leaving, "it does not leave");
    });
    Process client = client_of(server);
    CHECK(client.sees(joined ? announcement : "a while\n"));
    client.signal(number);
    CHECK(client.ends() == 128 + number);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: where nobody listens it says so") {
    std::string port;
    {
        FakeServer server([](FakeClient&) {});
        port = server.port();
    }
    Process client = Process::on_pipes({{built_program("chat-broadcast"), "127.0.0.1", "Bob", "--port", port}, {}});
    CHECK(client.ends() == 69);
    CHECK(client.errors() == "chat-broadcast: cannot connect to 127.0.0.1 port " + port + ": Connection refused\n");
}
