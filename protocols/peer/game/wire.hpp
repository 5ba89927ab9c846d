// The three ways in which programs send tic-tac-toe, and the words that start them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string_view>

namespace chat::peer::game {

enum class Wire {
    ascii,  // for people: a cell goes up, the drawn board comes down
    digit,  // 0 to 8 in both directions
    board9, // the nine cells in both directions
};

// Which wire a text starts, by the table in ../README.md; none when it is no start word. The case does not matter, nor
// do blanks around it. `framed` says that the dialect is header10. `pinned` is the listener's game_wire unless that is
// auto: any of the words starts it.
std::optional<Wire> started_by(std::string_view text, bool framed, std::optional<Wire> pinned = std::nullopt) noexcept;

// The wire of a game that begins with no word, as with `partner = game`.
constexpr Wire wire_without_word(bool framed, std::optional<Wire> pinned = std::nullopt) noexcept {
    return pinned.value_or(framed ? Wire::board9 : Wire::ascii);
}

} // namespace chat::peer::game
