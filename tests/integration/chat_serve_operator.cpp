// chat-serve on pipes: one client at a time, strictly in turn, and who ends a conversation.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/client.hpp"
#include "tests/integration/turns.hpp"

#include <csignal>
#include <optional>

using namespace chat::test;
using namespace chat::test::turns;
using namespace std::string_literals;

TEST_CASE("chat-serve: client and operator take turns, until the client quits") {
    Operator op;
    Client bob(op.port);
    bob.send("Bob> hi\n");
    CHECK(op.program.sees("Bob> hi\nSERVER> "));
    op.program.types("hello\n");
    CHECK(bob.until("hello") == "SERVER> hello");
    bob.send("Bob> bye\n");
    CHECK(op.program.sees("Bob> bye\nSERVER> "));
    op.program.types("bye\n");
    CHECK(bob.until("bye") == "SERVER> bye");
    bob.send("\\quit");
    CHECK(bob.until_closed() == "");
    CHECK(op.program.sees(client_ended));
    op.program.signal(SIGINT);
    CHECK(op.program.ends() == 128 + SIGINT);
    CHECK(op.program.output() == opened + "Bob> hi\nSERVER> hello\nBob> bye\nSERVER> bye\n" + client_ended);
}

TEST_CASE("chat-serve: the operator quits, and the next client is served") {
    Operator op;
    Client bob(op.port);
    bob.send("Bob> hi\n");
    op.program.types("\\quit\n");
    CHECK(bob.until_closed() == "\\quit");
    CHECK(op.program.sees(server_ended));
    Client ann(op.port);
    ann.send("Ann> hi\n");
    CHECK(op.program.sees("Ann> hi\nSERVER> "));
    op.program.types("hello\n");
    CHECK(ann.until("hello") == "SERVER> hello");
    op.program.ends_input();
    ann.send("Ann> there\n");
    CHECK(ann.until_closed() == "\\quit");
    CHECK(op.program.ends() == 0);
    CHECK(op.program.output() == opened + "Bob> hi\nSERVER> \\quit\n" + server_ended + opened +
                                     "Ann> hi\nSERVER> hello\nAnn> there\nSERVER> \\quit\n" +
                                     "Server requested to close connection.\n");
}

TEST_CASE("chat-serve: the next clients wait until the first is through, and lose nothing") {
    Operator op;
    Client bob(op.port);
    bob.send("Bob> hi\n");
    CHECK(op.program.sees("Bob> hi\nSERVER> "));
    Client ann(op.port), cid(op.port);
    ann.send("Ann> me, too\n");
    cid.send("Cid> and me\n");
    op.program.types("one moment\n");
    CHECK(bob.until("moment") == "SERVER> one moment");
    CHECK(ann.hears_nothing());
    bob.send("\\quit");
    CHECK(op.program.sees(client_ended + opened + "Ann> me, too\nSERVER> "));
    op.program.types("\\quit\n");
    CHECK(ann.until_closed() == "\\quit");
    CHECK(op.program.sees(server_ended + opened + "Cid> and me\nSERVER> "));
    op.program.types("hello\n");
    CHECK(cid.until("hello") == "SERVER> hello");
}

TEST_CASE("chat-serve: a client that is gone has quit, whoever had the turn") {
    Operator op;
    std::optional<Client> bob(std::in_place, op.port);
    CHECK(op.program.sees(opened));
    bob.reset();
    CHECK(op.program.sees(client_ended));
    bob.emplace(op.port);
    bob->send("Bob> hi\n");
    CHECK(op.program.sees("Bob> hi\nSERVER> "));
    bob.reset();
    CHECK(op.program.sees("\n" + client_ended));
    Client ann(op.port);
    ann.send("Ann> hi\n");
    CHECK(op.program.sees(opened + "Ann> hi\nSERVER> "));
    ann.reset();
    CHECK(op.program.sees(client_ended));
}

TEST_CASE("chat-serve: behind its quit nothing of a client is heard") {
    Operator op;
    Client bob(op.port);
    bob.send("Bob> hi\n\\quit\nBob> more\n");
    CHECK(op.program.sees(client_ended));
    op.program.signal(SIGINT);
    CHECK(op.program.ends() == 128 + SIGINT);
    CHECK(op.program.output() == opened + "Bob> hi\n" + client_ended);
}

TEST_CASE("chat-serve: a client that says nothing for too long is sent away, but an operator may think") {
    Operator op({"--idle", "1"});
    Client bob(op.port);
    bob.send("Bob> hi\n");
    CHECK(op.program.sees("SERVER> "));
    const auto thinking = Process::Clock::now() + std::chrono::milliseconds(1300);
    while (Process::Clock::now() < thinking) op.program.reads(std::chrono::milliseconds(50));
    CHECK(bob.hears_nothing());
    op.program.types("hello\n");
    CHECK(bob.until_closed() == "SERVER> hello\\quit");
    CHECK(op.program.sees("Client timed out. Waiting for new connection...\n\n"));
}

TEST_CASE("chat-serve: messages of no or too many characters are refused before they are sent") {
    std::string five_hundred;
    for (int i = 0; i < 500; ++i) five_hundred += "\xc3\xa9";
    Operator op;
    Client bob(op.port);
    bob.send("Bob> hi\n");
    op.program.types("\n" + five_hundred + "x\n" + five_hundred + "\n");
    CHECK(bob.until(five_hundred) == "SERVER> " + five_hundred);
    CHECK(op.program.sees(
        "SERVER> \nERROR: Your message is less than 1 character long. Retype your message.\nSERVER> " + five_hundred +
        "x\nERROR: Your message is more than 500 characters long. Retype your message.\nSERVER> " + five_hundred +
        "\n"));
}

TEST_CASE("chat-serve: who says too much is told, and keeps the turn") {
    Operator op({"--dialect", "len4"});
    Client bob(op.port);
    bob.send("4200" + std::string(4200, 'x'));
    CHECK(bob.until("message.") == "0075ERROR: Your message is more than 4096 characters long. Retype your message.");
    bob.send("4096" + std::string(4096, 'x'));
    CHECK(op.program.sees(opened + std::string(4096, 'x') + "\nSERVER> "));
}

TEST_CASE("chat-serve: what a client says out of turn is shown, and no second reply is owed") {
    Operator op;
    Client bob(op.port);
    bob.send("Bob> hi\n");
    CHECK(op.program.sees("Bob> hi\nSERVER> "));
    bob.send("Bob> are you there\n");
    CHECK(op.program.sees("\nBob> are you there\nSERVER> "));
    op.program.types("yes\nearly\n");
    CHECK(bob.until("yes") == "SERVER> yes");
    CHECK(bob.hears_nothing());
    bob.send("Bob> good\n");
    CHECK(bob.until("early") == "SERVER> early");
}

TEST_CASE("chat-serve: nothing that the operator says makes a client think he quits") {
    Operator op;
    Client bob(op.port);
    bob.send("Bob> how do I leave\n");
    op.program.types("type \\quit\n");
    CHECK(bob.until("quit") == "SERVER> type \\ quit");
}

TEST_CASE("chat-serve: in the plain style one client is served, and either quit ends the program") {
    const bool client_quits = GENERATE(true, false);
    Operator op({"--style", "plain"});
    Client bob(op.port);
    bob.send("hi");
    CHECK(op.program.sees("hi\nEnter Input > "));
    op.program.types("hello\n");
    CHECK(bob.until("hello") == "hello");
    bob.send(client_quits ? "/q" : "bye");
    if (!client_quits) op.program.types("/q\n");
    CHECK(bob.until_closed() == (client_quits ? "" : "/q"));
    CHECK(op.program.ends() == 0);
    CHECK(op.program.output() == opened + "hi\nEnter Input > hello\n" +
                                     (client_quits ? "Client requested to close connection.\n"
                                                   : "bye\nEnter Input > /q\nServer requested to close connection.\n"));
}

TEST_CASE("chat-serve: the plain style takes 4096 bytes") {
    Operator op({"--style", "plain"});
    Client bob(op.port);
    bob.send("hi");
    const std::string most(4096, 'x');
    op.program.types(most + "x\n" + most + "\n");
    CHECK(bob.until(most) == most);
    CHECK(op.program.sees("ERROR: Your message is more than 4096 characters long. Retype your message.\n"));
}

TEST_CASE("chat-serve: Ctrl-C tells the client that it is over") {
    Operator op;
    Client bob(op.port);
    bob.send("Bob> hi\n");
    CHECK(op.program.sees("SERVER> "));
    op.program.signal(SIGINT);
    CHECK(bob.until_closed() == "\\quit");
    CHECK(op.program.ends() == 128 + SIGINT);
    CHECK(op.program.output() == opened + "Bob> hi\nSERVER> \nServer requested to close connection.\n");
}

TEST_CASE("chat-serve: a taken port is told") {
    Operator first;
    Process second = Process::on_pipes({command("chat-serve", {std::to_string(first.port)}), {}});
    CHECK(second.ends() == 69);
    CHECK(second.errors() ==
          "chat-serve: cannot listen on port " + std::to_string(first.port) + ": Address already in use\n");
}

TEST_CASE("chat-serve: a script whose port is missing or bad is told as the seed has it") {
    const auto port = GENERATE(""s, "1023"s, "65536"s, "telnet"s);
    Process server = Process::on_pipes(
        {command("chat-serve", port.empty() ? std::vector<std::string>{} : std::vector<std::string>{port}), {}});
    CHECK(server.ends() == 64);
    CHECK(server.output() == "");
    CHECK(server.errors() ==
          "ERROR: No port specified. Type: chat-serve <port number>, port must be in the range [1024-65535]\n");
}

TEST_CASE("chat-serve: usage errors are explained") {
    const auto [option, value, fault] = GENERATE(table<std::string, std::string, std::string>({
        {"--style", "loud", "there is no style \"loud\""},
        {"--dialect", "norse", "there is no dialect \"norse\""},
        {"--idle", "0", "\"0\" is no number of seconds"},
        {"--idle", "soon", "\"soon\" is no number of seconds"},
    }));
    Process server = Process::on_pipes({command("chat-serve", {"1027", option, value}), {}});
    CHECK(server.ends() == 64);
    CHECK_THAT(server.errors(),
               contains_text("chat-serve: " + fault + "\nusage: chat-serve [<port>] [--style handle] [--dialect D] "));
}
