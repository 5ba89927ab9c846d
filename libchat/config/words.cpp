// Checking texts and names.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/words.hpp"

#include "libchat/config/bad_value.hpp"
#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat {
namespace {

constexpr std::size_t longest_plain_name = 49;

bool has_control_character(std::string_view utf8) noexcept {
    while (!utf8.empty())
        if (text::is_control(text::next_character(utf8))) return true;
    return false;
}

} // namespace

void check_words(std::string_view words, std::size_t shortest, std::size_t longest) {
    if (words.empty() && shortest > 0) throw BadValue("empty");
    if (words.size() < shortest || words.size() > longest) throw BadValue(fmt::format("{} bytes long", words.size()));
    if (!text::is_utf8(words)) throw BadValue("not UTF-8");
    if (has_control_character(words)) throw BadValue("has a control character");
}

void check_plain_name(std::string_view name) {
    check_words(name, 1, longest_plain_name);
    const std::size_t bad = name.find_first_of(" ,:#");
    if (bad != std::string_view::npos)
        throw BadValue(name[bad] == ' ' ? "has a blank" : fmt::format("has a {}", name[bad]));
}

std::vector<std::string> parse_names(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    std::vector<std::string> found;
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        if (text.empty()) return found;
        const std::string_view name = text.substr(0, text.find_first_of(blanks));
        const std::string_view fault = names::fault(name);
        if (!fault.empty()) throw BadValue(fmt::format("nobody can claim \"{}\", {}", name, fault));
        found.emplace_back(name);
        text.remove_prefix(name.size());
    }
}

} // namespace chat
