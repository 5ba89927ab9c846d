// Tic-tac-toe over sockets: against the server on each of its wires, and between two clients.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/peer_scene.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::turns;

namespace {

// "\n1 | 2 | 3\n..." and what stands below it, of "X--------" and the like.
std::string drawn(std::string_view board, std::string_view below) {
    std::string text = "\n";
    for (std::size_t cell = 0; cell < 9; ++cell) {
        text += board[cell] == '-' ? static_cast<char>('1' + cell) : board[cell];
        text += cell == 8 ? "\n" : cell % 3 == 2 ? "\n--+---+--\n" : " | ";
    }
    return text.append(below);
}

bool has_won(const std::string& board, char mark) {
    for (const std::string_view line : {"012", "345", "678", "036", "147", "258", "048", "246"})
        if (board[static_cast<std::size_t>(line[0] - '0')] == mark &&
            board[static_cast<std::size_t>(line[1] - '0')] == mark &&
            board[static_cast<std::size_t>(line[2] - '0')] == mark)
            return true;
    return false;
}

bool is_over(const std::string& board, char free) {
    return has_won(board, 'X') || has_won(board, 'O') || board.find(free) == board.npos;
}

// Of "\n1 | 2 | 3\n": as in drawn().
std::string read_board(std::string_view picture) {
    std::string board;
    for (const std::size_t row : {1, 21, 41})
        for (const std::size_t column : {0, 4, 8}) board += picture[row + column];
    for (char& c : board)
        if (c != 'X' && c != 'O') c = '-';
    return board;
}

std::string with(std::string board, std::size_t cell, char mark) {
    board[cell] = mark;
    return board;
}

} // namespace

TEST_CASE("peer games: a person plays the board that is drawn, to the end, and chats on") {
    Corner corner(GENERATE("echo", "room", "game"));
    Peer bob(corner);
    bob.says("Play Tic Tac Toe");
    std::string board = "---------";
    CHECK(bob.is_answered(drawn(board, "Your move, X")));
    bob.says("D4");
    CHECK(bob.is_answered(drawn(board, "A move is 1 to 9, or A1 to C3\nYour move, X")));
    while (!is_over(board, '-')) {
        const std::size_t cell = board.find('-');
        bob.says(std::to_string(cell + 1));
        const std::string start = "SERVER> \n1 | 2 | 3\n--+---+--\n4 | 5 | 6\n--+---+--\n7 | 8 | 9\n";
        const std::string picture = bob.client.bytes(start.size());
        REQUIRE(picture.size() == start.size());
        const std::string answer = read_board(std::string_view(picture).substr(8));
        const std::string mine = with(board, cell, 'X');
        CHECK(std::ranges::count(answer, 'X') == std::ranges::count(mine, 'X'));
        board = answer;
        const std::string below = has_won(board, 'O')   ? "O wins!"
                                  : is_over(board, '-') ? "It's a draw!"
                                                        : "Your move, X";
        CHECK(bob.client.bytes(below.size()) == below);
    }
    CHECK_FALSE(has_won(board, 'X'));
    bob.says("play tic tac toe");
    CHECK(bob.is_answered(drawn("---------", "Your move, X")));
}

TEST_CASE("peer games: a program plays by digits, and nothing answers the word or the last move") {
    Corner corner("echo");
    Peer bob(corner, "plain");
    bob.says("play tictactoe");
    REQUIRE(corner.server.has_recorded(1, "message client1 play tictactoe"));
    std::string board = "---------";
    std::size_t moves = 0;
    while (!is_over(board, '-')) {
        const std::size_t cell = board.find('-');
        board[cell] = 'X';
        bob.says(std::to_string(cell));
        REQUIRE(corner.server.has_recorded(++moves + 1, "message client1"));
        if (is_over(board, '-')) break;
        const std::string digit = bob.client.bytes(1);
        REQUIRE(digit.size() == 1);
        const auto answer = static_cast<std::size_t>(digit[0] - '0');
        REQUIRE(answer < 9);
        REQUIRE(board[answer] == '-');
        board[answer] = 'O';
    }
    CHECK_FALSE(has_won(board, 'X'));
    bob.says("chat again");
    CHECK(bob.is_answered("chat again"));
}

TEST_CASE("peer games: the quit of a program that plays by digits ends the game only") {
    Corner corner("echo");
    Peer bob(corner, GENERATE("plain", "len4", "handle"));
    bob.says("play tic-tac-toe");
    REQUIRE(corner.server.has_recorded(1, "message"));
    bob.says("4");
    CHECK(bob.client.bytes(bob.wire.name == "len4" ? 5 : 1).size() == (bob.wire.name == "len4" ? 5 : 1));
    bob.quits("/q");
    REQUIRE(corner.server.has_recorded(3, "message"));
    bob.says("chat");
    CHECK(bob.is_answered("chat"));
    bob.quits("/q");
    CHECK(bob.is_closed());
}

TEST_CASE("peer games: programs that send the board play over a connection for each move") {
    Corner corner("echo");
    std::string board(9, ' ');
    Client(corner.port).send(message("play tic tac toe"));
    REQUIRE(corner.server.has_recorded(1, "message"));
    REQUIRE(corner.server.has_recorded(1, "disconnect"));
    std::size_t moves = 0;
    while (!is_over(board, ' ')) {
        Client client(corner.port);
        board[board.find(' ')] = 'X';
        client.send(message(board));
        REQUIRE(corner.server.has_recorded(++moves + 1, "message"));
        if (is_over(board, ' ')) break;
        const std::string answer = client.bytes(19);
        REQUIRE(answer.size() == 19);
        CHECK(answer.substr(0, 10) == "9         ");
        std::size_t differences = 0;
        for (std::size_t cell = 0; cell < 9; ++cell)
            if (answer[10 + cell] != board[cell]) differences += answer[10 + cell] == 'O' ? 1 : 100;
        CHECK(differences == 1);
        board = answer.substr(10);
        client.reset();
        REQUIRE(corner.server.has_recorded(moves + 1, "disconnect"));
    }
    CHECK_FALSE(has_won(board, 'X'));
    CHECK(corner.server.audit.count("name") == 1);
}

TEST_CASE("peer games: two play one another over sockets, in any wires with handles") {
    Corner corner("pair");
    Peer ann(corner, "handle", "Ann"), bob(corner, GENERATE("handle", "len3x", "len3z", "handshake"));
    ann.says("hello");
    REQUIRE(corner.server.has_recorded(1, "message"));
    bob.says("hi");
    CHECK(bob.is_answered("hello", "Ann"));
    CHECK(ann.is_answered("hi", "Bob"));
    ann.says("play tic tac toe");
    CHECK(ann.is_answered(drawn("---------", "Your move, X")));
    bob.says("what is it?");
    REQUIRE(corner.server.has_recorded(1, "message Bob what is it?"));
    ann.says("5");
    CHECK(bob.is_answered(drawn("----X----", "Your move, O")));
    bob.says("A1");
    CHECK(ann.is_answered("what is it?" + drawn("O---X----", "Your move, X")));
    ann.says("3");
    CHECK(bob.is_answered(drawn("O-X-X----", "Your move, O")));
    bob.says("2");
    CHECK(ann.is_answered(drawn("OOX-X----", "Your move, X")));
    ann.says("7");
    CHECK(ann.is_answered(drawn("OOX-X-X--", "X wins!")));
    CHECK(bob.is_answered(drawn("OOX-X-X--", "X wins!")));
    bob.says("well played");
    REQUIRE(corner.server.has_recorded(1, "message Bob well played"));
    ann.says("thanks");
    CHECK(ann.is_answered("well played", "Bob"));
    CHECK(bob.is_answered("thanks", "Ann"));
}

TEST_CASE("peer games: whoever asks for another game in the middle of one does not leave the other waiting for ever") {
    Corner corner("pair");
    Peer ann(corner, "handle", "Ann"), bob(corner);
    ann.says("hello");
    REQUIRE(corner.server.has_recorded(1, "message"));
    bob.says("hi");
    CHECK(bob.is_answered("hello", "Ann"));
    CHECK(ann.is_answered("hi", "Bob"));
    ann.says("play tic tac toe");
    CHECK(ann.is_answered(drawn("---------", "Your move, X")));
    bob.says("ready");
    REQUIRE(corner.server.has_recorded(1, "message Bob ready"));
    ann.says("play tic tac toe"); // bob is owed a reply still
    CHECK(ann.is_answered(drawn("---------", "Your move, X")));
    ann.says("5");
    const std::string last = bob.client.until("Your move, O");
    CHECK(last.ends_with(drawn("----X----", "Your move, O")));
}

TEST_CASE("peer games: who played against the server alone plays against the partner who has come") {
    Corner corner("pair");
    Peer ann(corner, "handle", "Ann");
    ann.says("play tic tac toe");
    CHECK(ann.is_answered(drawn("---------", "Your move, X")));
    Peer bob(corner);
    bob.says("hi");
    REQUIRE(corner.server.has_recorded(1, "message Bob hi"));
    ann.says("play tic tac toe");
    CHECK(ann.is_answered(drawn("---------", "Your move, X")));
    ann.says("5");
    CHECK(bob.is_answered(drawn("----X----", "Your move, O")));
}

TEST_CASE("peer games: what two say in their game is in the audit log, the word that starts it too") {
    Corner corner("pair");
    Peer ann(corner, "handle", "Ann"), bob(corner);
    ann.says("hello");
    REQUIRE(corner.server.has_recorded(1, "message"));
    bob.says("hi");
    CHECK(ann.is_answered("hi", "Bob"));
    ann.says("play tic tac toe");
    CHECK(ann.is_answered(drawn("---------", "Your move, X")));
    CHECK(corner.server.audit.count("message Ann play tic tac toe game") == 1);
    ann.says("5");
    CHECK(corner.server.has_recorded(1, "message Ann 5 game"));
}
