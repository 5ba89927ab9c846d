// Taking a line apart, word by word.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/request.hpp"

#include <algorithm>

namespace chat::irc {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view blanks = " \0"sv;

constexpr char upper(char c) noexcept { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

void skip_blanks(std::string_view& line) noexcept {
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
}

// The first word, taken off the front with the blanks behind it.
std::string_view take_word(std::string_view& line) noexcept {
    const std::string_view word = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(word.size());
    skip_blanks(line);
    return word;
}

} // namespace

Request::Request(std::string_view line) noexcept {
    skip_blanks(line);
    if (line.starts_with('@')) tags = Tags(take_word(line).substr(1));
    if (line.starts_with(':')) source = take_word(line).substr(1);
    command = take_word(line);
    while (!line.empty()) {
        const bool last = line.starts_with(':') || parameters.size() + 1 == most_parameters;
        if (line.starts_with(':')) line.remove_prefix(1);
        parameters.push_back(last ? line : take_word(line));
        if (last) return;
    }
}

bool is_same_command(std::string_view a, std::string_view b) noexcept {
    return std::ranges::equal(a, b, {}, upper, upper);
}

bool is_earlier_command(std::string_view a, std::string_view b) noexcept {
    return std::ranges::lexicographical_compare(a, b, {}, upper, upper);
}

} // namespace chat::irc
