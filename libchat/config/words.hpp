// Texts and names that an operator may write.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chat {

// From `shortest` to `longest` bytes of UTF-8 without control characters, TAB included. Throws BadValue.
void check_words(std::string_view words, std::size_t shortest, std::size_t longest);

// Names of rooms, listeners and other sections. Throws BadValue.
void check_plain_name(std::string_view name);
inline constexpr std::string_view allowed_plain_name =
    "1 to 49 bytes of UTF-8 without blanks, control characters , : #";

// The names in a text, blanks between them; each could be claimed. Throws BadValue.
std::vector<std::string> parse_names(std::string_view text);
inline constexpr std::string_view allowed_names = "names that can be claimed, blanks between them, or nothing";

} // namespace chat
