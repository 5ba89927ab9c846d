// The board of tic-tac-toe: nine cells, two marks, and whose move it is.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/container/static_vector.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace chat::peer::game {

enum class Mark : std::uint8_t { x, o };

constexpr Mark other(Mark mark) noexcept { return mark == Mark::x ? Mark::o : Mark::x; }
constexpr char letter(Mark mark) noexcept { return mark == Mark::x ? 'X' : 'O'; }

// 0 to 8, row by row: A1, A2, A3, B1 and so on.
using Cell = std::size_t;
constexpr std::size_t cells = 9;
using Cells = boost::container::static_vector<Cell, cells>;

// A board that can be reached by the rules, and no other: X begins, the marks take turns, and nobody moves after a win.
class Board {
public:
    // The empty board.
    Board() = default;

    // Puts the mark whose turn it is into a cell. The cell must be allowed.
    void move(Cell cell) noexcept;

    // Whether a move there is one by the rules: the game is not over and the cell is free. Any number may be asked.
    bool allows(Cell cell) const noexcept;
    // All that the rules allow, in order; none when the game is over.
    Cells moves() const noexcept;

    // Who stands in a cell, nobody where it is free. The cell must be one of the nine.
    std::optional<Mark> at(Cell cell) const noexcept;
    std::size_t marks() const noexcept;

    // Whose move it is, or would be if the game were not over.
    Mark turn() const noexcept { return marks() % 2 == 0 ? Mark::x : Mark::o; }
    std::optional<Mark> winner() const noexcept;
    bool full() const noexcept { return marks() == cells; }
    bool over() const noexcept { return winner() || full(); }

    bool operator==(const Board&) const = default;

private:
    std::array<std::optional<Mark>, cells> at_;
};

// Nine characters, A1 to C3: "X", "O", and `free` in free cells.
std::string to_string(const Board& board, char free = '-');

} // namespace chat::peer::game
