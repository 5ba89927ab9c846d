// Playing against a program by digits.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/digit_game.hpp"

#include "protocols/peer/game/words.hpp"

namespace chat::peer::game {
namespace {

bool is_result(std::string_view text) noexcept {
    text = trimmed(text);
    return text == "You win!" || text == "It's a draw!";
}

bool is_digit(std::string_view text) noexcept { return text.size() == 1 && text[0] >= '0' && text[0] <= '8'; }

std::string digit(Cell cell) { return std::string(1, static_cast<char>('0' + cell)); }

bool ends(Board board, Cell cell) noexcept {
    if (!board.allows(cell)) return false;
    board.move(cell);
    return board.over();
}

} // namespace

Answer DigitGame::play(std::string_view text) {
    if (over_) return Answer{std::nullopt, true, true};
    text = trimmed(text);
    if (text == "/q") {
        over_ = true;
        return Answer{std::nullopt, true, true};
    }
    const std::string_view first = text.substr(0, 1), rest = text.substr(first.size());
    if (is_digit(first)) {
        const auto cell = static_cast<Cell>(first[0] - '0');
        if (rest.empty()) return move(cell);
        if (is_result(rest) && ends(board(), cell)) {
            Answer last = move(cell);
            result_may_follow_ = false;
            return last;
        }
    }
    return Answer{"A move is 0 to 8", true, false};
}

Answer DigitGame::move(Cell cell) {
    if (!board().allows(cell)) return Answer{digit(board().at(cell) == Mark::o ? cell : last_), true, false};
    const auto answer = exchange(cell);
    over_ = board().over();
    result_may_follow_ = !answer;
    if (!answer) return Answer{std::nullopt, true, true};
    last_ = *answer;
    return Answer{digit(last_), true, over_};
}

bool DigitGame::drops(std::string_view text) const { return result_may_follow_ && is_result(text); }

} // namespace chat::peer::game
