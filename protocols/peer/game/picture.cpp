// Reading moves from people, and drawing the board for them.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/picture.hpp"

#include "protocols/peer/game/words.hpp"

namespace chat::peer::game {
namespace {

char number(Cell cell) noexcept { return static_cast<char>('1' + cell); }

// "X | 2 | 3"
std::string row(const Board& board, Cell first) {
    std::string drawn;
    for (Cell cell = first; cell < first + 3; ++cell) {
        if (cell != first) drawn += " | ";
        const auto mark = board.at(cell);
        drawn += mark ? letter(*mark) : number(cell);
    }
    return drawn;
}

std::string outlook(const Board& board, Mark mark) {
    if (const auto winner = board.winner()) return std::string{letter(*winner)} + " wins!";
    if (board.full()) return "It's a draw!";
    if (board.turn() == mark) return std::string("Your move, ") + letter(mark);
    return std::string("It is the move of ") + letter(board.turn());
}

} // namespace

std::optional<Cell> cell_of(std::string_view text) noexcept {
    text = trimmed(text);
    if (text.size() == 1 && text[0] >= '1' && text[0] <= '9') return static_cast<Cell>(text[0] - '1');
    if (text.size() != 2 || text[1] < '1' || text[1] > '3') return std::nullopt;
    const std::size_t of = std::string_view("ABCabc").find(text[0]);
    if (of == std::string_view::npos) return std::nullopt;
    return of % 3 * 3 + static_cast<Cell>(text[1] - '1');
}

std::string objection(const Board& board, std::string_view text) {
    const auto cell = cell_of(text);
    if (!cell) return "A move is 1 to 9, or A1 to C3";
    if (!board.allows(*cell)) return number(*cell) + std::string(" is taken");
    return {};
}

std::string picture(const Board& board, Mark mark, std::string_view reason) {
    constexpr std::string_view rule = "\n--+---+--\n";
    std::string drawn = row(board, 0);
    drawn.append(rule).append(row(board, 3));
    drawn.append(rule).append(row(board, 6)).append("\n");
    if (!reason.empty()) drawn.append(reason).append("\n");
    return drawn + outlook(board, mark);
}

} // namespace chat::peer::game
