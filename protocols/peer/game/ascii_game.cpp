// A person's game against the engine.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/ascii_game.hpp"

#include "protocols/peer/game/picture.hpp"

namespace chat::peer::game {
namespace {

Answer drawn(const Board& board, std::string_view reason = {}) {
    return Answer{"\n" + picture(board, Mark::x, reason), false, board.over()};
}

} // namespace

Answer AsciiGame::start() const { return drawn(board()); }

Answer AsciiGame::begin(std::string_view text) { return cell_of(text) ? play(text) : start(); }

Answer AsciiGame::play(std::string_view text) {
    if (board().over()) return Answer{std::nullopt, false, true};
    const std::string reason = objection(board(), text);
    if (!reason.empty()) return drawn(board(), reason);
    exchange(*cell_of(text));
    return drawn(board());
}

} // namespace chat::peer::game
