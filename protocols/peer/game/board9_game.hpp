// Tic-tac-toe for programs that send each other the whole board.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/game/game.hpp"

namespace chat::peer::game {

// Both sides send nine characters, A1 to C3: X, O (or x, o), and whatever the client uses for free cells: blanks in the
// programs known, but "-", "_", ".", "*", "#", "+", "?", "~" and digits serve as well. The answer is the client's text
// with one O more.
class Board9Game final : public Game {
public:
    explicit Board9Game(std::uint32_t seed) noexcept : Game(seed) {}
    // Nothing: the client moves first.
    Answer start() const override { return {}; }
    // A text that is not the board with one X more gets the last board that we sent, at first the empty one.
    Answer play(std::string_view text) override;

private:
    std::string last_; // empty until we sent one
};

} // namespace chat::peer::game
