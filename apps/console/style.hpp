// The two manners of the turn-based chat, as people meet them at either end: prompts, limits, words that quit.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/console/client.hpp"
#include "apps/console/console.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chat {

struct Style {
    // Bytes or characters of a message, as it counts them; bytes that are no UTF-8 count one each.
    std::size_t length_of(std::string_view message) const noexcept;
    // True where a message is neither empty nor too long.
    bool allows(std::string_view message) const noexcept;
    // What stands before the line that `handle` types.
    std::string prompt_of(std::string_view handle) const;

    std::string_view name;
    std::string_view quit; // what ends the conversation, as a line of its own
    std::size_t longest;   // message
    bool counts_bytes;     // otherwise characters
    bool handles;          // people have names here
};

inline constexpr Style handle_style{"handle", "\\quit", 500, false, true}; // seed 001
inline constexpr Style plain_style{"plain", "/q", 4096, true, false};      // seed 004

// None where no style is called so.
std::optional<Style> style_called(std::string_view name) noexcept;

// The style that --style names. Throws WrongUsage where there is none.
Style style_in(const Arguments& arguments);

// Characters of UTF-8; bytes where it is none.
std::size_t characters_of(std::string_view text) noexcept;

// Shows `text` line by line; an empty one is an empty line.
void print_lines(Console& console, std::string_view text);

} // namespace chat
