// Playing tic-tac-toe by looking at all that may follow.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/engine.hpp"

#include <algorithm>
#include <random>

namespace chat::peer::game {
namespace {

enum Value { lost = -1, drawn = 0, won = 1 };

Board after(Board board, Cell cell) noexcept {
    board.move(cell);
    return board;
}

Value value_of(const Board& board) noexcept;

// What the move is worth to who makes it.
Value value_of(const Board& board, Cell cell) noexcept { return static_cast<Value>(-value_of(after(board, cell))); }

// What the board is worth to whose turn it is.
Value value_of(const Board& board) noexcept {
    if (board.winner()) return lost; // the other has just won
    if (board.full()) return drawn;
    Value best = lost;
    for (const Cell cell : board.moves()) {
        best = std::max(best, value_of(board, cell));
        if (best == won) break;
    }
    return best;
}

Cells winning_moves(const Board& board) noexcept {
    Cells winning;
    for (const Cell cell : board.moves())
        if (after(board, cell).winner()) winning.push_back(cell);
    return winning;
}

Cells best_moves(const Board& board) noexcept {
    Cells best;
    Value worth = lost;
    for (const Cell cell : board.moves()) {
        const Value value = value_of(board, cell);
        if (value > worth) best.clear();
        worth = std::max(worth, value);
        if (value == worth) best.push_back(cell);
    }
    return best;
}

} // namespace

Cell best_move(const Board& board, std::uint32_t seed) noexcept {
    Cells good = winning_moves(board); // or it might win later, and look as if it played with its food
    if (good.empty()) good = best_moves(board);
    std::minstd_rand draw(seed);
    draw.discard(board.marks());
    return good[draw() % good.size()];
}

} // namespace chat::peer::game
