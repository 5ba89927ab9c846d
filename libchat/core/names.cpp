// Judging, folding and showing names.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"

#include "libchat/core/text.hpp"

#include <algorithm>

namespace chat::names {
namespace {

constexpr std::string_view never = "!@#&,:*?/>\"";
constexpr std::string_view never_first = "$+~%-";

bool is_allowed(char32_t c) noexcept {
    return !text::is_control(c) && !text::is_unseen(c) && (c >= 0x80 || never.find(static_cast<char>(c)) == never.npos);
}

// No claimed name has a '/': nobody else can be called so.
std::string suffix(const Speaker& who) { return who.origin ? "/" + who.origin->protocol : "/?"; }

} // namespace

std::string_view fault(std::string_view name) noexcept {
    if (name.empty()) return "blank name";
    if (name.size() > longest) return "name too long";
    if (!text::is_utf8(name)) return "name is not UTF-8";
    if (never_first.find(name.front()) != never_first.npos) return "name begins with a sign";
    while (!name.empty())
        if (!is_allowed(text::next_character(name))) return "name has a character it may not have";
    return {};
}

bool has_unseen(std::string_view name) noexcept {
    while (!name.empty()) {
        const char32_t c = text::next_character(name);
        if (c != U' ' && (text::is_unseen(c) || text::is_control(c))) return true;
    }
    return false;
}

std::string folded(std::string_view name, Casemapping casemapping) {
    // In ASCII, [ \ ] stand behind the capitals as { | } do behind the small letters.
    const char last = casemapping == Casemapping::ascii ? 'Z' : ']';
    std::string lower(name);
    for (char& c : lower) {
        if (c >= 'A' && c <= last) c = static_cast<char>(c - 'A' + 'a');
        if (c == '~' && casemapping == Casemapping::rfc1459) c = '^';
    }
    return lower;
}

std::string shown(const Speaker& who) {
    std::string name(text::cut(who.name, who.kind == NameKind::label ? longest : who.name.size()));
    if (who.mistakable) name += suffix(who);
    return name;
}

std::string listed(const Speaker& who) {
    if (who.kind == NameKind::claimed) return who.name;
    std::string name;
    for (std::string_view rest = text::cut(who.name, longest); !rest.empty();) {
        const std::string_view before = rest;
        const bool allowed = is_allowed(text::next_character(rest));
        name += allowed ? before.substr(0, before.size() - rest.size()) : "_";
    }
    return name + suffix(who);
}

std::string address(const Speaker& who) {
    const std::string host = who.origin ? who.origin->ip : "?";
    const std::string protocol = who.origin ? who.origin->protocol : "?";
    return listed(who) + '!' + (who.user.empty() ? protocol : who.user) + '@' + host;
}

std::string_view room_fault(std::string_view name) noexcept {
    constexpr std::size_t longest_room = 49;
    if (name.empty()) return "blank name";
    if (name.size() > longest_room) return "name too long";
    if (!text::is_utf8(name)) return "name is not UTF-8";
    while (!name.empty()) {
        const char32_t c = text::next_character(name);
        if (c == U',' || c == U':' || c == U'#' || text::is_control(c) || text::is_unseen(c))
            return "name has a character it may not have";
    }
    return {};
}

} // namespace chat::names
