// The player who never loses at tic-tac-toe.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/game/board.hpp"

#include <cstdint>

namespace chat::peer::game {

// A best move for the mark whose turn it is: one that wins at once where there is one, else one after which no play of
// the other's does better than after any other move. So O, who answers every move of X this way, never loses. Equal
// boards and equal seeds give equal moves; another seed may choose otherwise among moves that are equally good. The
// game must not be over. Never throws; takes about a millisecond at the first move of a game, later nothing to speak
// of.
Cell best_move(const Board& board, std::uint32_t seed) noexcept;

} // namespace chat::peer::game
