// Tic-tac-toe for programs that send each other a digit a move.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/game/game.hpp"

namespace chat::peer::game {

// Cells are "0" to "8". "/q" ends the game and nothing else; it is not answered, nor is X's last move. Known clients
// tell the result right behind their last move, and it may arrive in one piece with it: "8It's a draw!".
class DigitGame final : public Game {
public:
    explicit DigitGame(std::uint32_t seed) noexcept : Game(seed) {}
    // Nothing: the client moves first.
    Answer start() const override { return {}; }

    // One known client writes its X over whatever is in a cell and then waits for a digit, which it cannot do without.
    // It gets one that makes its board equal to ours again: the cell, where it wrote over an O, else our last move.
    // What is no digit at all is answered in words: only a person can have sent it.
    Answer play(std::string_view text) override;

    bool drops(std::string_view text) const override;

private:
    Answer move(Cell cell);

    bool over_ = false;
    bool result_may_follow_ = false;
    Cell last_ = 0; // our last move; there is one as soon as a cell is taken
};

} // namespace chat::peer::game
