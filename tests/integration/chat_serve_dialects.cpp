// chat-serve against raw sockets: each client is answered in the framing it speaks, detected or told.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/client.hpp"
#include "tests/integration/turns.hpp"

#include <optional>

using namespace chat::test;
using namespace chat::test::turns;
using namespace std::string_literals;

namespace {

// "10" stands for the length of what it is in front of.
std::string header10(const std::string& text) {
    std::string length = std::to_string(text.size());
    length.resize(10, ' ');
    return length + text;
}

} // namespace

TEST_CASE("chat-serve: each client is answered in the dialect it speaks") {
    const auto [first, shown, reply, quit, ended] =
        GENERATE(table<std::string, std::string, std::string, std::string, std::string>({
            {"Bob> hi", "Bob> hi", "SERVER> yo", "Bob> bye", "\\quit"},
            {"Bob-> hi\0\0\0"s, "Bob> hi", "SERVER> yo", "Bob-> bye", "\\quit"},
            {"what is it", "what is it", "yo", "bye", "/q"},
            {"8xxBob-> hi", "Bob> hi", "11xSERVER-> yo", "9xxBob-> bye", "5xx\\quit"},
            {"008Bob> hi\0"s, "Bob> hi", "011SERVER> yo\0"s, "009Bob> bye\0"s, "006\\quit\0"s},
            {"0002hi", "hi", "0002yo", "0003bye", "0002/q"},
            {header10("hi"), "hi", header10("yo"), header10("bye"), header10("/q")},
        }));
    INFO(first);
    Operator op;
    Client client(op.port);
    client.send(first);
    CHECK(op.program.sees(opened + shown + "\nSERVER> "));
    op.program.types("yo\n");
    CHECK(client.bytes(reply.size()) == reply);
    client.send(quit);
    CHECK(op.program.sees("bye\nSERVER> "));
    op.program.types("\\quit\n");
    CHECK(client.until_closed() == ended);
    CHECK(op.program.sees(server_ended));
}

TEST_CASE("chat-serve: each client may quit in its own dialect, and in the other family's words") {
    const auto [first, quit] = GENERATE(table<std::string, std::string>({
        {"Bob> hi\n", "Bob> \\quit\n"},
        {"Bob> hi\n", "/q"},
        {"what is it", "\\quit"},
        {"8xxBob-> hi", "5xx\\quit"},
        {"0002hi", "0002/q"},
        {header10("hi"), header10("/q")},
    }));
    INFO(first);
    Operator op;
    Client client(op.port);
    client.send(first);
    CHECK(op.program.sees("SERVER> "));
    op.program.types("yo\n");
    CHECK(client.until("yo").ends_with("yo"));
    client.send(quit);
    CHECK(op.program.sees(client_ended));
}

TEST_CASE("chat-serve: a client that shakes hands, or names the port, gets as far as its first text") {
    Operator op;
    Client shaking(op.port);
    shaking.send("client-372");
    CHECK(shaking.until("372") == "server-372");
    shaking.send("Bob");
    CHECK(shaking.until("SERVER") == "SERVER");
    shaking.send("Bob> hi");
    CHECK(op.program.sees("Bob> hi\nSERVER> "));
    op.program.types("\\quit\n");
    CHECK(shaking.until_closed() == "\\quit");
    Client naming(op.port);
    naming.send(std::to_string(op.port) + "\nBob> hi\n");
    CHECK(op.program.sees("Bob> hi\nSERVER> "));
    op.program.types("yo\n");
    CHECK(naming.until("\n") == "SERVER> yo\n");
}

TEST_CASE("chat-serve: a dialect that is told is not looked for") {
    Operator plain({"--dialect", "plain"});
    Client bob(plain.port);
    bob.send("Bob> hi");
    CHECK(plain.program.sees("Bob> hi\nSERVER> "));
    plain.program.types("yo\n");
    CHECK(bob.until("yo") == "yo");

    Operator greeting({"--dialect", "greeting"});
    Client ann(greeting.port);
    CHECK(ann.until("SERVER") == "SERVER");
    ann.send("Ann\n");
    ann.send("hi\n");
    CHECK(greeting.program.sees(opened + "Ann> hi\nSERVER> "));
    greeting.program.types("yo\n");
    CHECK(ann.until("yo") == "yo");

    Operator total({"--dialect", "len-total"});
    Client cid(total.port);
    cid.send("5 Cid");
    CHECK(cid.until("SERVER") == "8 SERVER");
    cid.send("4 hi");
    CHECK(total.program.sees(opened + "Cid> hi\nSERVER> "));
    total.program.types("yo\n");
    CHECK(cid.until("yo") == "4 yo");
}

TEST_CASE("chat-serve: a text with its length before it waits while a reply is owed") {
    Operator op;
    Client client(op.port);
    client.send("0003one0003two");
    CHECK(op.program.sees("one\nSERVER> "));
    op.program.types("yes\n");
    CHECK(client.until("yes") == "0003yes");
    CHECK(op.program.sees("two\nSERVER> "));
    CHECK(op.program.output() == opened + "one\nSERVER> yes\ntwo\nSERVER> ");
}

TEST_CASE("chat-serve: a client with a connection for every message has one conversation") {
    Operator op;
    std::optional<Client> client(std::in_place, op.port);
    client->send(header10("hi"));
    CHECK(op.program.sees(opened + "hi\nSERVER> "));
    op.program.types("yo\n");
    CHECK(client->until("yo") == header10("yo"));
    client.emplace(op.port); // and closes the first
    client->send(header10("there"));
    CHECK(op.program.sees("there\nSERVER> "));
    op.program.types("you\n");
    CHECK(client->until("you") == header10("you"));
    client.emplace(op.port);
    client->send(header10("/q"));
    CHECK(op.program.sees(client_ended));
    CHECK(op.program.output() == opened + "hi\nSERVER> yo\nthere\nSERVER> you\n" + client_ended);
}

TEST_CASE("chat-serve: who comes after it, and speaks otherwise, is somebody else") {
    Operator op;
    std::optional<Client> client(std::in_place, op.port);
    client->send(header10("hi"));
    op.program.types("yo\n");
    CHECK(client->until("yo") == header10("yo"));
    client.reset();
    Client ann(op.port);
    ann.send("Ann> hi\n");
    CHECK(op.program.sees(client_ended + opened + "Ann> hi\nSERVER> "));
}

TEST_CASE("chat-serve: who comes back and says nothing has quit") {
    Operator op;
    std::optional<Client> client(std::in_place, op.port);
    client->send(header10("hi"));
    op.program.types("yo\n");
    CHECK(client->until("yo") == header10("yo"));
    client.emplace(op.port);
    client.reset();
    CHECK(op.program.sees("SERVER> yo\n" + client_ended));
}
