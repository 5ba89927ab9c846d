// What text may enter a room, and how other bytes are made into it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chat::text {

// True when `bytes` is one line of valid UTF-8 without control characters, TAB excepted.
bool is_clean(std::string_view bytes) noexcept;

// `bytes` as one line of valid UTF-8: bytes that are not UTF-8 are read, all of them, as ISO 8859-1; CR, LF, NUL and
// every other control character, C0 or C1 or DEL, become one blank each; TAB stays. Clean text comes back unchanged.
std::string clean(std::string_view bytes);

// The longest beginning of valid UTF-8 that has at most `bytes` bytes and ends at a character.
std::string_view cut(std::string_view utf8, std::size_t bytes) noexcept;

bool is_utf8(std::string_view bytes) noexcept;

// The bytes as UTF-8, each byte one character of ISO 8859-1.
std::string from_latin1(std::string_view bytes);

// True for the control characters of C0, C1, and DEL, TAB included.
constexpr bool is_control(char32_t c) noexcept { return c < 0x20 || (c >= 0x7f && c <= 0x9f); }

// True for the characters that make a terminal show words in another order (Unicode's property Bidi_Control).
constexpr bool turns_writing(char32_t c) noexcept {
    return c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

// True for characters that show as a blank, or as nothing at all, the ordinary blank included: two names that differ in
// these alone look the same.
bool is_unseen(char32_t c) noexcept;

// The next character of valid UTF-8, taken off the front. `bytes` must not be empty.
char32_t next_character(std::string_view& bytes) noexcept;

} // namespace chat::text
