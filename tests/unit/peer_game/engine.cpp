// The player who never loses at tic-tac-toe.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/engine.hpp"
#include "tests/support/catch.hpp"

#include <set>

using namespace chat::peer::game;

namespace {

Board after(std::initializer_list<Cell> moves) {
    Board board;
    for (const Cell cell : moves) board.move(cell);
    return board;
}

struct Ends {
    std::size_t won = 0, lost = 0, drawn = 0;
};

// All games in which the engine has `mark` and the other moves anyhow.
void play(const Board& board, Mark mark, std::uint32_t seed, Ends& ends) {
    if (board.over()) {
        ++(!board.winner() ? ends.drawn : board.winner() == mark ? ends.won : ends.lost);
        return;
    }
    const Cells moves = board.turn() == mark ? Cells{best_move(board, seed)} : board.moves();
    for (const Cell cell : moves) {
        Board next = board;
        next.move(cell);
        play(next, mark, seed, ends);
    }
}

} // namespace

TEST_CASE("engine: O never loses, whatever X plays, whatever the seed") {
    for (std::uint32_t seed = 0; seed < 24; ++seed) {
        Ends ends;
        play(Board(), Mark::o, seed, ends);
        INFO("seed " << seed);
        CHECK(ends.lost == 0);
        CHECK(ends.won > ends.drawn);
        CHECK(ends.drawn > 0);
    }
}

TEST_CASE("engine: it never loses as X either") {
    Ends ends;
    play(Board(), Mark::x, 5, ends);
    CHECK(ends.lost == 0);
    CHECK(ends.won > 0);
}

TEST_CASE("engine: it takes a win at once, and else stops the other's") {
    for (std::uint32_t seed = 0; seed < 24; ++seed) {
        CHECK(best_move(after({0, 3, 1, 4, 8}), seed) == 5); // and lets X have 2
        CHECK(best_move(after({0, 4, 1}), seed) == 2);
        CHECK(best_move(after({4, 0, 2}), seed) == 6);
    }
}

TEST_CASE("engine: equal seeds play alike, others choose among good moves") {
    std::set<Cell> chosen;
    for (std::uint32_t seed = 0; seed < 24; ++seed) {
        const Cell answer = best_move(after({4}), seed);
        CHECK(answer == best_move(after({4}), seed));
        chosen.insert(answer);
    }
    CHECK(chosen == std::set<Cell>{0, 2, 6, 8}); // beside the middle only corners hold
}
