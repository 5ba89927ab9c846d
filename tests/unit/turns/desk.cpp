// The operator's desk: whose turn it is, in a chat and in a game.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-serve/desk.hpp"

#include "protocols/peer/game/engine.hpp"
#include "tests/support/catch.hpp"

using namespace chat::peer;

namespace {

const std::string empty_board = "1 | 2 | 3\n--+---+--\n4 | 5 | 6\n--+---+--\n7 | 8 | 9\n";

// All of a turn: reply, what is shown, whose turn it is.
std::string describe(const Turn& turn) {
    return (turn.bare ? "bare " : "") + turn.reply.value_or("nothing") + "|" + turn.shown.value_or("nothing") + "|" +
           (turn.operators ? "operator" : "client");
}

std::string hear(Desk& desk, std::string_view text, Framing framing = Framing::handle) {
    return describe(desk.hear(text, framing));
}

std::string type(Desk& desk, std::string_view text) { return describe(desk.type(text)); }

} // namespace

TEST_CASE("desk: client and operator take turns") {
    Desk desk;
    CHECK(hear(desk, "hi") == "nothing|nothing|operator");
    CHECK(type(desk, "hello") == "hello|nothing|client");
    CHECK(hear(desk, "") == "nothing|nothing|operator");
}

TEST_CASE("desk: a client who wants to play sees the board, and so does the operator") {
    Desk desk;
    CHECK(hear(desk, "Play Tic Tac Toe") ==
          "\n" + empty_board + "Your move, X|" + empty_board + "It is the move of X|client");
    CHECK(hear(desk, "what") == "\n" + empty_board + "A move is 1 to 9, or A1 to C3\nYour move, X|nothing|client");
    const std::string x_in_5 = "1 | 2 | 3\n--+---+--\n4 | X | 6\n--+---+--\n7 | 8 | 9\n";
    CHECK(hear(desk, "5") == "nothing|" + x_in_5 + "Your move, O|operator");
    CHECK(type(desk, "B2") == "nothing|" + x_in_5 + "5 is taken\nYour move, O|operator");
    const std::string o_in_1 = "O | 2 | 3\n--+---+--\n4 | X | 6\n--+---+--\n7 | 8 | 9\n";
    CHECK(type(desk, "1") == "\n" + o_in_1 + "Your move, X|" + o_in_1 + "It is the move of X|client");
}

TEST_CASE("desk: the last move shows both the result, and then they chat, the client first") {
    Desk desk;
    desk.hear("play tic tac toe", Framing::len4);
    for (const auto& [x, o] : {std::pair("1", "4"), std::pair("2", "5")}) {
        CHECK(desk.hear(x, Framing::len4).operators);
        CHECK_FALSE(desk.type(o).operators);
    }
    const std::string end = "X | X | X\n--+---+--\nO | O | 6\n--+---+--\n7 | 8 | 9\nX wins!";
    CHECK(hear(desk, "3") == "\n" + end + "|" + end + "|client");
    CHECK(hear(desk, "3") == "nothing|nothing|operator");
}

TEST_CASE("desk: the operator's last move shows both the result, too") {
    Desk desk;
    desk.hear("play tic tac toe", Framing::handle);
    for (const auto& [x, o] : {std::pair("1", "4"), std::pair("2", "5")}) {
        desk.hear(x, Framing::handle);
        desk.type(o);
    }
    desk.hear("9", Framing::handle);
    const std::string end = "X | X | 3\n--+---+--\nO | O | O\n--+---+--\n7 | 8 | X\nO wins!";
    CHECK(type(desk, "6") == "\n" + end + "|" + end + "|client");
    CHECK(hear(desk, "gg") == "nothing|nothing|operator");
}

TEST_CASE("desk: programs that send digits play against the engine") {
    Desk desk;
    CHECK(hear(desk, "play tictactoe") == "nothing|nothing|client");
    const Turn turn = desk.hear("4", Framing::handle);
    CHECK(turn.bare);
    CHECK(turn.reply.value_or("").size() == 1);
    CHECK_FALSE(turn.operators);
    CHECK(desk.takes_quit("/q"));
    CHECK_FALSE(desk.takes_quit("\\quit"));
    CHECK(hear(desk, "/q") == "bare nothing|nothing|client");
    CHECK_FALSE(desk.takes_quit("/q"));
    CHECK(hear(desk, "hi") == "nothing|nothing|operator");
}

TEST_CASE("desk: programs that send whole boards play against the engine") {
    Desk desk;
    CHECK(hear(desk, "play tic tac toe", Framing::header10) == "nothing|nothing|client");
    CHECK_FALSE(desk.takes_quit("/q"));
    const std::string answer = hear(desk, "X        ", Framing::header10);
    CHECK(answer.starts_with("bare X"));
    CHECK(answer.ends_with("|nothing|client"));
}

TEST_CASE("desk: a result that a program tells behind its last move gives nobody the turn") {
    Desk desk;
    desk.hear("play tictactoe", Framing::handle);
    game::Board board;
    while (!board.over()) { // who plays as well as the engine does gets a draw, and X moves last
        const game::Cell cell = game::best_move(board, 1);
        board.move(cell);
        const Turn turn = desk.hear(std::to_string(cell), Framing::handle);
        REQUIRE(turn.reply.has_value() != board.over());
        if (turn.reply) board.move(static_cast<game::Cell>(turn.reply->front() - '0'));
    }
    CHECK(hear(desk, "It's a draw!") == "nothing|nothing|client");
    CHECK(hear(desk, "It's a draw!") == "nothing|nothing|operator");
}

TEST_CASE("desk: a new word begins a new game") {
    Desk desk;
    desk.hear("play tic tac toe", Framing::handle);
    desk.hear("5", Framing::handle);
    desk.type("1");
    CHECK(desk.hear("play tic tac toe", Framing::handle).reply == "\n" + empty_board + "Your move, X");
    CHECK(hear(desk, "play tictactoe") == "nothing|nothing|client");
}
