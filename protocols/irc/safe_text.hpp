// Other people's strings in our lines: no one of them begins a line, ends it, or becomes two words.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chat::irc {

// `word` for a list of words: a `_` for each blank, CR, LF and NUL; `*` where it is empty.
std::string list_word(std::string_view word);

// `word` for the place of a middle parameter: as for a list, and where it begins with ':' a 0 is put before it, as
// servers do with IPv6 addresses (modern.ircdocs.horse, RPL_WHOISUSER).
std::string middle_word(std::string_view word);

// Appends `text` for the place of a last parameter: a blank for each CR, LF and NUL.
void append_text(std::string& out, std::string_view text);

// The longest beginning with at most `bytes` bytes that ends at a character. Never empty where there is text and room:
// of what is not UTF-8 it is that many bytes.
std::string_view cut_text(std::string_view text, std::size_t bytes) noexcept;

// Takes off the front of `text` what goes into a line with room for that many bytes, at least 1: all of it, or as much
// as ends at a blank in the second half of the room (that one blank is dropped), or at a character.
std::string_view take_piece(std::string_view& text, std::size_t room) noexcept;

} // namespace chat::irc
