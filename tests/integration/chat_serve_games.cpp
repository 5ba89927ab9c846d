// Tic-tac-toe with chat-serve: the operator is O against people, the engine against programs.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/client.hpp"
#include "tests/integration/turns.hpp"

#include <csignal>

using namespace chat::test;
using namespace chat::test::turns;

namespace {

const std::string header = "9         "; // of a board

} // namespace

TEST_CASE("chat-serve: a client plays against the operator, and both see the board") {
    const std::uint16_t port = free_port();
    Terminal server = operator_at(port);
    Terminal bob = peer_terminal_of(std::to_string(port));
    CHECK(bob.shows("Please enter a User Name:|\n"));
    bob.program.types("Bob\r");
    CHECK(bob.shows("Please enter a User Name:Bob\nBob> |\n"));
    bob.program.types("play tic tac toe\r");
    const std::string first = "1 | 2 | 3\n--+---+--\n4 | 5 | 6\n--+---+--\n7 | 8 | 9\n";
    std::string client_side =
        "Please enter a User Name:Bob\nBob> play tic tac toe\nSERVER>\n" + first + "Your move, X\n";
    std::string server_side = opened + "Bob> play tic tac toe\n" + first + "It is the move of X\n";
    CHECK(bob.shows(client_side + "Bob> |\n"));
    CHECK(server.shows(server_side + "|\n"));
    bob.program.types("5\r");
    const std::string second = "1 | 2 | 3\n--+---+--\n4 | X | 6\n--+---+--\n7 | 8 | 9\n";
    server_side += "Bob> 5\n" + second + "Your move, O\nSERVER> ";
    CHECK(server.shows(server_side + "|\n"));
    server.program.types("5\r");
    server_side += "5\n" + second + "5 is taken\nYour move, O\nSERVER> ";
    CHECK(server.shows(server_side + "|\n"));
    server.program.types("A1\r");
    const std::string third = "O | 2 | 3\n--+---+--\n4 | X | 6\n--+---+--\n7 | 8 | 9\n";
    server_side += "A1\n" + third + "It is the move of X\n";
    client_side += "Bob> 5\nSERVER>\n" + third + "Your move, X\nBob>";
    CHECK(server.shows(server_side + "|\n"));
    CHECK(bob.shows(client_side + " |\n"));
    server.program.signal(SIGINT);
    CHECK(bob.program.ends() == 0);
    CHECK(bob.look() == client_side + "\n" + host_ended + "|\n");
}

TEST_CASE("chat-serve: after the last move they chat again, the client first") {
    Operator op;
    Client bob(op.port);
    bob.send("Bob> play tic tac toe\n");
    CHECK(bob.until("Your move, X").starts_with("SERVER> \n1 | 2 | 3\n"));
    for (const auto& [x, o] : {std::pair("1", "4"), std::pair("2", "5")}) {
        bob.send("Bob> " + std::string(x) + "\n");
        CHECK(op.program.sees("Your move, O\nSERVER> "));
        op.program.types(std::string(o) + "\n");
        CHECK(bob.until("Your move, X").starts_with("SERVER> \n"));
    }
    bob.send("Bob> 3\n");
    CHECK(bob.until("X wins!") == "SERVER> \nX | X | X\n--+---+--\nO | O | 6\n--+---+--\n7 | 8 | 9\nX wins!");
    CHECK(op.program.sees("7 | 8 | 9\nX wins!\n"));
    bob.send("Bob> thanks\n");
    CHECK(op.program.sees("Bob> thanks\nSERVER> "));
    op.program.types("again\n");
    CHECK(bob.until("again") == "SERVER> again");
}

TEST_CASE("chat-serve: a program that sends digits plays against the engine, and the operator watches") {
    Operator op;
    Client bob(op.port);
    bob.send("Bob> play tic-tac-toe\n");
    CHECK(op.program.sees("Bob> play tic-tac-toe\n"));
    bob.send("Bob> 4\n");
    const std::string digit = bob.bytes(1);
    CHECK(digit.find_first_of("01235678") == 0);
    CHECK(op.program.sees("Bob> 4\nSERVER> " + digit + "\n"));
    bob.send("Bob> /q\n"); // ends the game, and nothing else
    CHECK(op.program.sees("Bob> /q\n"));
    bob.send("Bob> hi\n");
    CHECK(op.program.sees("Bob> hi\nSERVER> "));
    op.program.types("yo\n");
    CHECK(bob.until("yo") == "SERVER> yo");
    bob.send("Bob> /q\n");
    CHECK(op.program.sees(client_ended));
}

TEST_CASE("chat-serve: a program that sends whole boards plays over many connections") {
    Operator op;
    {
        Client bob(op.port);
        bob.send("16        play tic tac toe");
        CHECK(op.program.sees("play tic tac toe\n"));
    }
    std::string board;
    {
        Client bob(op.port);
        bob.send(header + "X        ");
        board = bob.bytes(19).substr(10);
        CHECK(board.find('O') != board.npos);
        CHECK(op.program.sees("X        \nSERVER> " + board + "\n"));
    }
    Client bob(op.port);
    bob.send(header + "XXXXXXXXX");
    CHECK(bob.bytes(19) == header + board); // no legal board: the last one that was
}
