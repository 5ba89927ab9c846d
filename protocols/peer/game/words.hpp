// The plain words of texts that the game's wires share.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace chat::peer::game {

// The text without blanks, TABs, CR, LF and NUL at its ends.
constexpr std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blank(" \t\r\n\0", 5);
    const std::size_t begin = text.find_first_not_of(blank);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

} // namespace chat::peer::game
