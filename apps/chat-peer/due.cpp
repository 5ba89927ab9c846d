// Following a game move by move.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-peer/due.hpp"

#include "protocols/peer/game/words.hpp"

#include <utility>

namespace chat::peer {

using game::Board;
using game::Cell;
using game::Mark;
using game::Wire;

namespace {

constexpr bool is_mark(char c, Mark mark) noexcept {
    return mark == Mark::x ? c == 'X' || c == 'x' : c == 'O' || c == 'o';
}

} // namespace

bool Due::after(std::string_view text, Framing framing) {
    const std::string_view words = game::trimmed(text);
    const bool told = std::exchange(result_may_follow_, false) && (words == "You win!" || words == "It's a draw!");
    if (const auto wire = game::started_by(text, framing == Framing::header10)) {
        wire_.reset();
        board_ = Board();
        if (*wire != Wire::ascii) wire_ = wire;
        return !wire_;
    }
    const auto cell = added(text, Mark::x);
    if (!cell) return !told;
    board_.move(*cell);
    if (!board_.over()) return true;
    result_may_follow_ = std::exchange(wire_, std::nullopt) == Wire::digit;
    return false;
}

void Due::hear(std::string_view text) {
    const auto cell = added(text, Mark::o);
    if (cell) board_.move(*cell);
    if (board_.over()) wire_.reset();
}

// The move of `mark` that a text is; none where it is no move, or not its turn.
std::optional<Cell> Due::added(std::string_view text, Mark mark) const {
    if (!wire_ || board_.turn() != mark) return std::nullopt;
    std::optional<Cell> found;
    const std::string_view word = game::trimmed(text); // blanks are free cells where the whole board is sent
    if (wire_ == Wire::digit && word.size() == 1 && word[0] >= '0' && word[0] <= '8')
        found = static_cast<Cell>(word[0] - '0');
    if (wire_ == Wire::board9 && text.size() == game::cells)
        for (Cell cell = 0; cell < game::cells; ++cell)
            if (!board_.at(cell) && is_mark(text[cell], mark)) found = cell;
    return found && board_.allows(*found) ? found : std::nullopt;
}

} // namespace chat::peer
