// Which names chat-broadcast asks for, and what it does where they are refused.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/chat_broadcast.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <poll.h>

#include <functional>
#include <future>

using namespace chat::test;
using namespace chat::test::broadcast;
using namespace std::string_literals;
using Script = std::function<void(FakeClient&)>;

namespace {

// A server whose clients come one after the other, each to a script of its own.
class RevisitedServer {
public:
    explicit RevisitedServer(std::vector<Script> scripts)
        : acceptor_(io_, {boost::asio::ip::address_v4::loopback(), 0}),
          played_(std::async(std::launch::async, [this, all = std::move(scripts)] {
              for (const Script& script : all) play(script);
          })) {}

    std::string port() const { return std::to_string(acceptor_.local_endpoint().port()); }
    // Throws what was not as the scripts have it.
    void went_well() { played_.get(); }

private:
    void play(const Script& script) {
        pollfd wait{acceptor_.native_handle(), POLLIN, 0};
        if (::poll(&wait, 1, 20'000) <= 0) throw std::runtime_error("no client comes");
        FakeClient client(acceptor_.accept().release());
        script(client);
    }

    boost::asio::io_context io_;
    boost::asio::ip::tcp::acceptor acceptor_;
    std::future<void> played_;
};

} // namespace

TEST_CASE("chat-broadcast: a script whose name is refused says so, and none of its text is taken for a name") {
    const auto refusal = GENERATE("\1"s, "\0\0\1\1"s);
    FakeServer server([&](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(refusal.substr(0, 1));
        if (refusal.size() > 1) expect(client.hears_nothing_for(50), "the client does not wait");
        if (refusal.size() > 1) client.says(refusal.substr(1));
        expect(client.hears_rest() == leaving, "the client goes on");
    });
    Process client = client_of(server);
    client.types("Al\n");
    CHECK(client.ends() == 1);
    CHECK(client.output() == "");
    CHECK(client.errors() == "chat-broadcast: the name Bob is taken, or not allowed\n");
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: a server that never answers a join is given up by a script, and a person is told") {
    FakeServer server([&](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        expect(client.hears_rest() == leaving, "the client goes on");
    });
    SECTION("a script") {
        Process client = client_of(server);
        CHECK(client.ends() == 1);
        CHECK(client.errors() == "chat-broadcast: the server does not answer\n");
    }
    SECTION("a person") {
        Terminal terminal = terminal_of(server.port());
        CHECK(terminal.shows("The server has not answered yet.\n|\n"));
        terminal.program.signal(SIGINT);
        CHECK(terminal.program.ends() == 130);
    }
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: a name that cannot be one is refused before anything is sent") {
    const auto [name, fault] = GENERATE(table<std::string, std::string>({
        {"", "a name may not be blank"},
        {"  \t", "a name may not be blank"},
        {"Bob B", "a name may not contain blanks or control characters"},
        {" Bob", "a name may not contain blanks or control characters"},
        {"Bob\t", "a name may not contain blanks or control characters"},
        {"B\x7fob", "a name may not contain blanks or control characters"},
        {"B\xc2\x9bob", "a name may not contain blanks or control characters"},
        {"B\x9bob", "a name may not contain blanks or control characters"},
        {std::string(65536, 'x'), "the name is too long"},
    }));
    Process client = Process::on_pipes({{built_program("chat-broadcast"), "127.0.0.1", name, "--port", "1"}, {}});
    CHECK(client.ends() == 64);
    CHECK(client.output() == "");
    CHECK(client.errors().starts_with("chat-broadcast: " + fault + "\nusage: "));
}

TEST_CASE("chat-broadcast: what else a name may be is the server's to say") {
    const auto name = GENERATE("@#&*"s, "h\xc3\xa9"s, "h\xe9"s, std::string(65535, 'x'));
    FakeServer server([&](FakeClient& client) {
        client.hears(frame(Type::join, name));
        client.says(raw_accepted);
        client.hears(leaving);
    });
    Process client =
        Process::on_pipes({{built_program("chat-broadcast"), "127.0.0.1", "--port", server.port(), "--", name}, {}});
    client.ends_input();
    CHECK(client.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: a taken name is asked for again, until one is accepted") {
    FakeServer server([](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(raw_refused);
        client.hears("\0\0\2Al"s);
        client.says("\0\0\1\1"s);
        let_in(client, "Eve");
        client.hears("\2\0\3Bob"s);
        client.hears(leaving);
    });
    Terminal terminal = terminal_of(server.port());
    const std::string taken = "The name Bob is taken, or not allowed.\n";
    CHECK(terminal.shows(taken + "Another name: |\n"));
    terminal.program.types("Al\r");
    const std::string both = taken + "Another name: Al\nThe name Al is taken, or not allowed.\n";
    CHECK(terminal.shows(both + "Another name: |\n"));
    terminal.program.types("Eve\r");
    CHECK(terminal.shows(both + "Another name: Eve\n**Eve is joining the chat**\nEve> |\n"));
    terminal.program.types("Bob\r");
    CHECK(terminal.shows(both + "Another name: Eve\n**Eve is joining the chat**\nEve> Bob\nEve> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: an answer that is no name is asked for again, and not sent") {
    FakeServer server([](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(raw_refused);
        let_in(client, "Eve");
        client.hears(leaving);
    });
    Terminal terminal = terminal_of(server.port());
    CHECK(terminal.shows("The name Bob is taken, or not allowed.\nAnother name: |\n"));
    terminal.program.types("\r");
    CHECK(terminal.shows("The name Bob is taken, or not allowed.\nAnother name:\n"
                         "Please try again: a name may not be blank.\nAnother name: |\n"));
    terminal.program.types("Bob B\r");
    CHECK(terminal.program.sees("Please try again: a name may not contain blanks or control characters."));
    terminal.program.types("Eve\r");
    CHECK(terminal.program.sees("Eve> "));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: who has no other name leaves, by Ctrl-D or by saying so") {
    const auto answer = GENERATE("\x04"s, "@exit\r"s);
    FakeServer server([](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(raw_refused);
        expect(client.hears_rest() == leaving, "it does not leave");
    });
    Terminal terminal = terminal_of(server.port());
    CHECK(terminal.shows("The name Bob is taken, or not allowed.\nAnother name: |\n"));
    terminal.program.types(answer);
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: a server that refuses and closes is called again under the next name") {
    Gate typed;
    const Script refuse_and_close = [](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(raw_refused);
    };
    const Script refuse_and_close_later = [&](FakeClient& client) {
        client.hears("\0\0\2Al"s);
        client.says(raw_refused);
        typed.wait();
    };
    const Script let_eve_in = [](FakeClient& client) {
        let_in(client, "Eve");
        client.hears(leaving);
    };
    RevisitedServer server({refuse_and_close, refuse_and_close_later, let_eve_in});
    Terminal terminal = terminal_of(server.port());
    const std::string taken = "The name Bob is taken, or not allowed.\n";
    CHECK(terminal.shows(taken + "Another name: |\n"));
    terminal.program.types("Al\r");
    const std::string both = taken + "Another name: Al\nThe name Al is taken, or not allowed.\n";
    CHECK(terminal.shows(both + "Another name: |\n"));
    terminal.program.types("Ev");
    CHECK(terminal.shows(both + "Another name: Ev|\n"));
    typed.open();
    terminal.program.types("e\r");
    CHECK(terminal.shows(both + "Another name: Eve\n**Eve is joining the chat**\nEve> |\n"));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK_NOTHROW(server.went_well());
}

TEST_CASE("chat-broadcast: nothing of the first call is left in the second") {
    const Script end_in_a_frame = [](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(raw_refused);
        client.hears("\0\0\3Eve"s);
        client.says("\2\0\40half"s);
    };
    const Script begin_with_unknown_frame = [](FakeClient& client) {
        client.says("\1\0\1x"s);
        let_in(client, "Eve");
        client.hears(leaving);
    };
    RevisitedServer server({end_in_a_frame, begin_with_unknown_frame});
    Terminal terminal = terminal_of(server.port());
    CHECK(terminal.program.sees("Another name: "));
    terminal.program.types("Eve\r");
    CHECK(terminal.program.sees("**Eve is joining the chat**"));
    CHECK(terminal.program.sees("Eve> "));
    terminal.program.ends_input();
    CHECK(terminal.program.ends() == 0);
    CHECK_NOTHROW(server.went_well());
}

TEST_CASE("chat-broadcast: a server that closes when it hears the next name is called again, too") {
    const Script hear_two_names = [](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(raw_refused);
        client.hears("\0\0\3Eve"s);
    };
    const Script close_at_once = [](FakeClient& client) { client.hears("\0\0\3Eve"s); };
    RevisitedServer server({hear_two_names, close_at_once});
    Terminal terminal = terminal_of(server.port());
    CHECK(terminal.shows("The name Bob is taken, or not allowed.\nAnother name: |\n"));
    terminal.program.types("Eve\r");
    CHECK(terminal.program.ends() == 1); // the second call was the same name's first
    CHECK_THAT(terminal.look(), contains_text("Another name: Eve\nchat-broadcast: the server closed the connection\n"));
    CHECK_NOTHROW(server.went_well());
}

TEST_CASE("chat-broadcast: Ctrl-C at the question for a name leaves, too") {
    FakeServer server([](FakeClient& client) {
        client.hears("\0\0\3Bob"s);
        client.says(raw_refused);
        expect(client.hears_rest() == leaving, "it does not leave");
    });
    Terminal terminal = checked_terminal_of(server.port());
    CHECK(terminal.shows("The name Bob is taken, or not allowed.\nAnother name: |\n"));
    terminal.program.types("\x03");
    CHECK(terminal.shows("The name Bob is taken, or not allowed.\nAnother name:\nstatus 130\nas before\n|\n"));
    CHECK(terminal.program.ends() == 0);
    CHECK(server.verdict() == "");
}

TEST_CASE("chat-broadcast: usage errors are explained") {
    const std::string usage = "usage: chat-broadcast <ip> <name> [--port 9000] [--extras]\n";
    Process client = Process::on_pipes({{built_program("chat-broadcast"), "127.0.0.1"}, {}});
    CHECK(client.ends() == 64);
    CHECK_THAT(client.errors(), contains_text("the <name> is missing\n" + usage));
    Process help = Process::on_pipes({{built_program("chat-broadcast"), "--help"}, {}});
    CHECK(help.ends() == 0);
    CHECK_THAT(help.output(), contains_text(usage));
}
