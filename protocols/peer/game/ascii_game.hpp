// Tic-tac-toe for people: they send a cell and get the board drawn.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/game/game.hpp"

namespace chat::peer::game {

// Every text is answered with the board. It stands on lines of its own, for many clients print something before a
// reply.
class AsciiGame final : public Game {
public:
    explicit AsciiGame(std::uint32_t seed) noexcept : Game(seed) {}
    Answer start() const override;
    // A text that is no move gets the empty board without a reason: who sends it knows of no game yet.
    Answer begin(std::string_view text) override;
    Answer play(std::string_view text) override;
};

} // namespace chat::peer::game
