// The command protocol over real sockets: every row, with a journal that answers at once and one that answers later.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/crlf/protocol.hpp"
#include "tests/integration/client.hpp"
#include "tests/integration/test_server.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

struct Class {
    explicit Class(const Limits& limits = {}, std::string_view option = {}, std::string_view value = {})
        : server(GENERATE(JournalKind::memory, JournalKind::delaying), limits) {
        Options options(crlf::protocol_type().options);
        if (!option.empty()) options.set(option, std::string(value));
        port = server.listen(crlf::protocol_type(), options);
        server.start();
    }
    Client student() {
        Client client(port);
        CHECK(client.until("\r\n") == "Welcome to Ann's chat room\r\n");
        return client;
    }

    TestServer server;
    std::uint16_t port = 0;
};

std::string ask(Client& client, std::string_view request) {
    client.send(std::string(request) + "\r\n");
    return client.until("\r\n");
}

} // namespace

TEST_CASE("crlf over sockets: every command is answered as the protocol says") {
    Class room;
    Client ann = room.student();
    CHECK(ask(ann, "get") == "\r\n");
    CHECK(ask(ann, "test: words  ") == "words  \r\n");
    CHECK(ask(ann, "push: before a name") == "OK\r\n");
    CHECK(ask(ann, "name: Ann") == "OK\r\n");
    CHECK(ask(ann, "push: hi") == "OK\r\n");
    CHECK(ask(ann, "get") == "unknown: before a name\nAnn: hi\r\n");
    CHECK(ask(ann, "getrange 1 1") == "Ann: hi\r\n");
    CHECK(ask(ann, "getrange 5 9") == "\r\n");
    CHECK(ask(ann, "bogus") == "Error: unrecognized command: bogus\r\n");
    CHECK(ask(ann, "help").find("getrange <startline> <endline>") != std::string::npos);
    ann.send("adios\r\n");
    CHECK(ann.until_closed() == "");
    CHECK(room.server.has_recorded(1, "disconnect conversation over"));
}

TEST_CASE("crlf over sockets: what one pushes another gets, at once") {
    Class room;
    Client ann = room.student(), bob = room.student();
    CHECK(ask(ann, "push: hello") == "OK\r\n");
    CHECK(ask(bob, "get") == "unknown: hello\r\n");
}

TEST_CASE("crlf over sockets: adios is answered where the listener says so") {
    Class room({}, "adios_reply", "yes");
    Client ann = room.student();
    ann.send("adios\r\n");
    CHECK(ann.until_closed() == "adios\r\n");
}

TEST_CASE("crlf over sockets: a private buffer belongs to its connection") {
    Class room({}, "buffer", "private");
    Client ann = room.student(), bob = room.student();
    CHECK(ask(ann, "push: mine") == "OK\r\n");
    CHECK(ask(ann, "get") == "unknown: mine\r\n");
    CHECK(ask(bob, "get") == "\r\n");
}

TEST_CASE(
    "crlf over sockets: fifty pushes byte by byte, then half a close: all are answered, in order, then it closes") {
    Class room;
    Client ann = room.student();
    std::string expected;
    for (int i = 0; i < 50; ++i) {
        for (const char byte : "push: line " + std::to_string(i) + "\r\n") ann.send(std::string_view(&byte, 1));
        expected += "OK\r\n";
    }
    ann.shut_down_sending();
    CHECK(ann.until_closed() == expected);
    Client bob = room.student();
    const std::string lines = ask(bob, "get");
    CHECK(lines.starts_with("unknown: line 0\nunknown: line 1\n"));
    CHECK(lines.ends_with("unknown: line 49\r\n"));
}

TEST_CASE("crlf over sockets: many commands in one write are answered in order") {
    Class room;
    Client ann = room.student();
    ann.send("name: Ann\r\npush: a\r\npush: b\r\nget\r\ntest: x\r\nadios\r\n");
    CHECK(ann.until_closed() == "OK\r\nOK\r\nOK\r\nAnn: a\nAnn: b\r\nx\r\n");
}

TEST_CASE("crlf over sockets: half a command before the end is dropped, the session ends cleanly") {
    Class room;
    Client ann = room.student();
    ann.send("test: a\r\ntest: b");
    ann.shut_down_sending();
    CHECK(ann.until_closed() == "a\r\n");
    CHECK(room.server.has_recorded(1, "disconnect client closed"));
}

TEST_CASE("crlf over sockets: a reset ends one session, once, and disturbs nobody") {
    Class room;
    Client ann = room.student();
    {
        Client bob = room.student();
        bob.send("push: hi\r\n");
        bob.until("OK\r\n");
        bob.reset();
    }
    CHECK(room.server.has_recorded(1, "disconnect connection reset"));
    CHECK(ask(ann, "get") == "unknown: hi\r\n");
    CHECK(room.server.audit.count("disconnect") == 1);
}

TEST_CASE("crlf over sockets: an endless line is refused once and holds no memory") {
    Class room;
    Client ann = room.student();
    const std::string flood(1'000'000, 'x');
    for (int i = 0; i < 10; ++i) ann.send(flood);
    ann.send("\r\ntest: alive\r\n");
    CHECK(ann.until("alive\r\n") == "Error: line too long\r\nalive\r\n");
}

TEST_CASE("crlf over sockets: a large buffer streams to its reader while others are served") {
    Class room;
    Client ann = room.student(), bob = room.student();
    const std::string text(4000, 'x');
    std::string expected;
    for (int i = 0; i < 1000; ++i) {
        ann.send("push: " + text + "\r\n");
        expected += (i ? "\nunknown: " : "unknown: ") + text;
    }
    for (int i = 0; i < 1000; ++i) REQUIRE(ann.until("\r\n") == "OK\r\n");
    bob.send("get\r\n"); // and does not read yet
    CHECK(ask(ann, "test: still here") == "still here\r\n");
    CHECK(bob.bytes(expected.size() + 2) == expected + "\r\n");
    CHECK(ask(bob, "test: and well") == "and well\r\n");
    CHECK(room.server.audit.count("slow-reader") == 0);
}
