// How people write moves, and how they are shown the board.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/game/board.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace chat::peer::game {

// The cell that somebody means by "1" to "9", or "A1" to "C3" in either case; blanks around are none of it. Nothing for
// every other text.
std::optional<Cell> cell_of(std::string_view text) noexcept;

// Why a text is no move on a board whose game is not over; empty when it is one.
std::string objection(const Board& board, std::string_view text);

// The board, numbers in free cells, five lines with LF between them, then the reason if there is one, then what is to
// come for `mark`: its move, the other's, or the result. Less than 150 bytes; no blank begins or ends a line.
std::string picture(const Board& board, Mark mark, std::string_view reason = {});

} // namespace chat::peer::game
