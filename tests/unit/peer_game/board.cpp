// The rules of tic-tac-toe.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/board.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/peer_game/every_play.hpp"

#include <set>
#include <string>

using namespace chat::peer::game;
using chat::test::three;

namespace {

Board after(std::initializer_list<Cell> moves) {
    Board board;
    for (const Cell cell : moves) board.move(cell);
    return board;
}

// Counts how games end, and looks at every board on the way.
struct Census {
    std::size_t x = 0, o = 0, draws = 0;
    std::set<std::string> boards;
    bool agrees = true; // with the other way to tell who won

    void take(const Board& board) {
        const std::string text = to_string(board);
        boards.insert(text);
        agrees &= three(text, 'X') == (board.winner() == Mark::x) && three(text, 'O') == (board.winner() == Mark::o);
        agrees &= board.over() == board.moves().empty();
        if (board.over()) ++(board.winner() == Mark::x ? x : board.winner() ? o : draws);
        for (const Cell cell : board.moves()) {
            Board next = board;
            next.move(cell);
            take(next);
        }
    }
};

} // namespace

TEST_CASE("board: X begins, then the marks take turns") {
    Board board;
    CHECK(to_string(board) == "---------");
    CHECK(board.turn() == Mark::x);
    board.move(4);
    CHECK(board.turn() == Mark::o);
    board.move(0);
    CHECK(to_string(board) == "O---X----");
    CHECK(to_string(board, ' ') == "O   X    ");
    CHECK(board.at(0) == Mark::o);
    CHECK(board.at(4) == Mark::x);
    CHECK_FALSE(board.at(8));
    CHECK(board == after({4, 0}));
    CHECK_FALSE(board == after({4, 1}));
}

TEST_CASE("board: a move needs one of the nine cells, free, and a game that goes on") {
    CHECK(after({4}).allows(0));
    CHECK_FALSE(after({4}).allows(4));
    CHECK_FALSE(after({4}).allows(9));
    CHECK_FALSE(after({4}).allows(static_cast<Cell>(-1)));
    CHECK(after({4, 0}).moves() == Cells{1, 2, 3, 5, 6, 7, 8});

    const Board won = after({0, 3, 1, 4, 2});
    CHECK(won.winner() == Mark::x);
    CHECK_FALSE(won.allows(8));
    CHECK(won.moves().empty());
}

TEST_CASE("board: of all 255168 games X wins 131184 and O 77904, and there are 5478 boards") {
    Census census;
    census.take(Board());
    CHECK(census.x == 131'184);
    CHECK(census.o == 77'904);
    CHECK(census.draws == 46'080);
    CHECK(census.boards.size() == 5'478);
    CHECK(census.agrees);
}
