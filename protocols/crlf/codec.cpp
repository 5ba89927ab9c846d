// Telling commands from lines that only look like them.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/crlf/codec.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace chat::crlf {
namespace {

struct Form {
    std::string_view prefix;
    Verb verb;
};

constexpr Form whole_lines[] = {{"help", Verb::help}, {"get", Verb::get}, {"adios", Verb::adios}};
constexpr Form with_text[] = {{"test: ", Verb::test}, {"name: ", Verb::name}, {"push: ", Verb::push}};
constexpr std::string_view getrange = "getrange ";

std::optional<std::uint64_t> number(std::string_view digits) noexcept {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return failure == std::errc() ? value : std::numeric_limits<std::uint64_t>::max();
}

std::optional<Command> parse_getrange(std::string_view line) noexcept {
    if (!line.starts_with(getrange)) return std::nullopt;
    const std::string_view range = line.substr(getrange.size());
    const auto blank = range.find(' ');
    if (blank == range.npos) return std::nullopt;
    const auto first = number(range.substr(0, blank));
    const auto last = number(range.substr(blank + 1));
    if (!first || !last) return std::nullopt;
    return Command{Verb::getrange, range, *first, *last};
}

} // namespace

Command parse(std::string_view line) noexcept {
    for (const Form& form : whole_lines)
        if (line == form.prefix) return Command{form.verb, {}};
    for (const Form& form : with_text)
        if (line.starts_with(form.prefix)) return Command{form.verb, line.substr(form.prefix.size())};
    return parse_getrange(line).value_or(Command{Verb::unrecognized, line});
}

} // namespace chat::crlf
