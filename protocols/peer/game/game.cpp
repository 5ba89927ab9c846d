// Which wire plays how, and what begins without a word.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/game.hpp"

#include "protocols/peer/game/ascii_game.hpp"
#include "protocols/peer/game/board9_game.hpp"
#include "protocols/peer/game/digit_game.hpp"
#include "protocols/peer/game/engine.hpp"

namespace chat::peer::game {

std::optional<Cell> Game::exchange(Cell cell) noexcept {
    board_.move(cell);
    if (board_.over()) return std::nullopt;
    const Cell answer = best_move(board_, seed_);
    board_.move(answer);
    return answer;
}

std::unique_ptr<Game> make_game(Wire wire, std::uint32_t seed) {
    switch (wire) {
    case Wire::digit: return std::make_unique<DigitGame>(seed);
    case Wire::board9: return std::make_unique<Board9Game>(seed);
    case Wire::ascii: break;
    }
    return std::make_unique<AsciiGame>(seed);
}

} // namespace chat::peer::game
