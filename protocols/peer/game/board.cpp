// The rules of tic-tac-toe.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/board.hpp"

#include <algorithm>

namespace chat::peer::game {
namespace {

constexpr std::array<std::array<Cell, 3>, 8> lines{{
    {0, 1, 2},
    {3, 4, 5},
    {6, 7, 8}, // rows
    {0, 3, 6},
    {1, 4, 7},
    {2, 5, 8}, // columns
    {0, 4, 8},
    {2, 4, 6}, // diagonals
}};

} // namespace

void Board::move(Cell cell) noexcept { at_[cell] = turn(); }

bool Board::allows(Cell cell) const noexcept { return cell < cells && !at_[cell] && !winner(); }

Cells Board::moves() const noexcept {
    Cells allowed;
    if (winner()) return allowed;
    for (Cell cell = 0; cell < cells; ++cell)
        if (!at_[cell]) allowed.push_back(cell);
    return allowed;
}

std::optional<Mark> Board::at(Cell cell) const noexcept { return at_[cell]; }

std::size_t Board::marks() const noexcept {
    return static_cast<std::size_t>(std::count_if(at_.begin(), at_.end(), [](const auto& mark) { return mark; }));
}

std::optional<Mark> Board::winner() const noexcept {
    for (const auto& [a, b, c] : lines)
        if (at_[a] && at_[a] == at_[b] && at_[b] == at_[c]) return at_[a];
    return std::nullopt;
}

std::string to_string(const Board& board, char free) {
    std::string text(cells, free);
    for (Cell cell = 0; cell < cells; ++cell)
        if (const auto mark = board.at(cell)) text[cell] = letter(*mark);
    return text;
}

} // namespace chat::peer::game
