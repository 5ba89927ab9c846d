// Harmless words, and where texts are cut.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/safe_text.hpp"

#include "libchat/core/text.hpp"

#include <algorithm>

namespace chat::irc {
namespace {

constexpr bool ends_a_line(char c) noexcept { return c == '\r' || c == '\n' || c == '\0'; }

} // namespace

std::string list_word(std::string_view word) {
    if (word.empty()) return "*";
    std::string safe(word);
    std::ranges::replace_if(
        safe, [](char c) { return c == ' ' || ends_a_line(c); }, '_');
    return safe;
}

std::string middle_word(std::string_view word) {
    std::string safe = list_word(word);
    if (safe.front() == ':') safe.insert(safe.begin(), '0');
    return safe;
}

void append_text(std::string& out, std::string_view text) {
    const auto before = static_cast<std::string::difference_type>(out.size());
    out += text;
    std::replace_if(out.begin() + before, out.end(), ends_a_line, ' ');
}

std::string_view cut_text(std::string_view text, std::size_t bytes) noexcept {
    const std::string_view whole_characters = text::cut(text, bytes);
    return whole_characters.empty() ? text.substr(0, bytes) : whole_characters;
}

std::string_view take_piece(std::string_view& text, std::size_t room) noexcept {
    std::string_view piece = text.substr(0, room);
    std::size_t eaten = piece.size();
    if (piece.size() < text.size()) {
        const std::size_t blank = text.rfind(' ', room);
        const bool at_blank = blank != text.npos && blank > room / 2;
        piece = at_blank ? text.substr(0, blank) : cut_text(text, room);
        eaten = piece.size() + (at_blank ? 1 : 0);
    }
    text.remove_prefix(eaten);
    return piece;
}

} // namespace chat::irc
