// Taking formatting and CTCP apart.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/spoken.hpp"

#include "libchat/core/text.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace chat::irc {
namespace {

constexpr char ctcp_mark = '\x01';
constexpr std::string_view action = "ACTION";
constexpr std::string_view simple_codes = "\x02\x0f\x11\x16\x1d\x1e\x1f"; // bold, plain, monospace, reverse, ...
constexpr char colour = '\x03';
constexpr char hex_colour = '\x04';

bool is_code(char c) noexcept { return simple_codes.find(c) != simple_codes.npos || c == colour || c == hex_colour; }

// Takes up to `most` characters off the front that are digits of this kind.
template <class Is> std::size_t digits_at(std::string_view text, std::size_t at, std::size_t most, Is is) noexcept {
    std::size_t count = 0;
    while (count < most && at + count < text.size() && is(text[at + count])) ++count;
    return count;
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_hex(char c) noexcept { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Bytes of the colours behind a colour code: one, or two with a comma between.
std::size_t colours_at(std::string_view text, std::size_t at, bool hex) noexcept {
    const std::size_t most = hex ? 6 : 2;
    const auto is = hex ? is_hex : is_digit;
    const std::size_t first = digits_at(text, at, most, is);
    if (first == 0 || at + first >= text.size() || text[at + first] != ',') return first;
    const std::size_t second = digits_at(text, at + first + 1, most, is);
    return second == 0 ? first : first + 1 + second;
}

} // namespace

std::string only_formatting(std::string_view typed) {
    std::string text;
    for (std::string_view rest = typed; !rest.empty();) {
        const std::string_view before = rest;
        const char32_t c = text::next_character(rest);
        const bool keep = !text::is_control(c) || c == U'\t' || is_code(before.front());
        text += keep ? before.substr(0, before.size() - rest.size()) : std::string_view(" ");
    }
    return text;
}

std::string without_formatting(std::string_view typed) {
    std::string text;
    for (std::size_t at = 0; at < typed.size(); ++at) {
        const char c = typed[at];
        if (c == colour || c == hex_colour)
            at += colours_at(typed, at + 1, c == hex_colour);
        else if (!is_code(c))
            text += c;
    }
    return text;
}

std::optional<std::string_view> ctcp_in(std::string_view typed) noexcept {
    if (typed.size() < 2 || typed.front() != ctcp_mark) return std::nullopt;
    typed.remove_prefix(1);
    if (typed.ends_with(ctcp_mark)) typed.remove_suffix(1);
    if (typed.empty() || typed.substr(0, typed.find(' ')) == action) return std::nullopt;
    return typed;
}

Said said_of(std::string_view typed, bool notice) {
    const std::string_view all = typed;
    Said::Kind kind = notice ? Said::Kind::notice : Said::Kind::text;
    if (typed.starts_with(ctcp_mark) && typed.substr(1).starts_with(action)) { // no other CTCP comes here
        typed.remove_prefix(1 + action.size());
        if (typed.starts_with(' ')) typed.remove_prefix(1);
        if (typed.ends_with(ctcp_mark)) typed.remove_suffix(1);
        kind = Said::Kind::action;
    }
    const std::string mark = kind == Said::Kind::action ? "* " : "";
    const std::string plain = without_formatting(typed);
    Said said(mark + text::clean(plain), kind);
    if (plain != typed) said.rich = mark + only_formatting(typed);
    if (kind != Said::Kind::action && said.text != all) said.raw = all;
    return said;
}

} // namespace chat::irc
