// Comparing the board that a client sends with ours.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/board9_game.hpp"

namespace chat::peer::game {
namespace {

constexpr std::string_view free_characters = " -_.*#+?~0123456789";

// Whether a character may stand for what is in a cell.
bool stands_for(char c, std::optional<Mark> mark) noexcept {
    if (!mark) return free_characters.find(c) != free_characters.npos;
    return *mark == Mark::x ? c == 'X' || c == 'x' : c == 'O' || c == 'o';
}

// The cell that has an X in the text and nothing on the board, where all else is equal; nothing otherwise.
std::optional<Cell> added(const Board& board, std::string_view text) noexcept {
    if (text.size() != cells) return std::nullopt;
    std::optional<Cell> found;
    for (Cell cell = 0; cell < cells; ++cell) {
        if (stands_for(text[cell], board.at(cell))) continue;
        if (found || board.at(cell) || !stands_for(text[cell], Mark::x)) return std::nullopt;
        found = cell;
    }
    return found;
}

// The empty board, in the client's manner where a wrong one shows it.
std::string empty_board(std::string_view wrong) {
    constexpr std::string_view sure = "-_.*#+?~"; // digits may differ from cell to cell
    const std::size_t at = wrong.size() == cells ? wrong.find_first_of(sure) : wrong.npos;
    return to_string(Board(), at == wrong.npos ? ' ' : wrong[at]);
}

} // namespace

Answer Board9Game::play(std::string_view text) {
    if (board().over()) return Answer{std::nullopt, true, true};
    const auto cell = added(board(), text);
    if (!cell) return Answer{last_.empty() ? empty_board(text) : last_, true, false};
    const auto answer = exchange(*cell);
    if (!answer) return Answer{std::nullopt, true, true};
    last_ = text;
    last_[*answer] = text[*cell] == 'x' ? 'o' : 'O';
    return Answer{last_, true, board().over()};
}

} // namespace chat::peer::game
