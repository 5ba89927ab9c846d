// Reading and printing sizes and durations.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/units.hpp"

#include "libchat/config/bad_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <span>

namespace chat {
namespace {

struct Unit {
    std::string_view name;
    std::uint64_t factor;
};

// Greatest first: printing takes the first that divides.
constexpr Unit size_units[] = {{"GiB", GiB}, {"MiB", MiB}, {"KiB", KiB}, {"B", 1}};
constexpr Unit duration_units[] = {{"h", 3'600'000}, {"min", 60'000}, {"s", 1'000}, {"ms", 1}};

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// A number and the word behind it.
struct Amount {
    std::uint64_t number;
    std::string_view unit;
};

Amount parse_amount(std::string_view text) {
    if (text.empty()) throw BadValue("empty");
    if (text.front() == '-') throw BadValue("negative");
    const auto digits_end = std::ranges::find_if_not(text, is_digit);
    const std::string_view digits(text.begin(), digits_end);
    std::string_view unit(digits_end, text.end());
    if (digits.empty()) throw BadValue("does not begin with a digit");
    if (text.ends_with(' ') || text.ends_with('\t')) throw BadValue("ends in a blank");
    if (unit.starts_with('.') || unit.starts_with(',')) throw BadValue("not a whole number");
    unit.remove_prefix(std::min(unit.find_first_not_of(" \t"), unit.size()));

    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{}) throw BadValue("too large");
    return {number, unit};
}

// A unit is often written in another way (64KB, 64k, 5m, 5sec): its first letter tells which is meant.
std::string guess_unit(std::string_view wrong, std::uint64_t number, std::span<const Unit> units) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    const auto meant = std::ranges::find(units, lower(wrong.front()), [&](const Unit& u) { return lower(u.name[0]); });
    return meant == units.end() ? std::string{} : fmt::format("{}{}", number, meant->name);
}

std::uint64_t multiply(const Amount& amount, std::span<const Unit> units, std::uint64_t greatest) {
    const auto unit = std::ranges::find(units, amount.unit, &Unit::name);
    if (unit == units.end())
        throw BadValue(fmt::format("\"{}\" is not a unit", amount.unit), guess_unit(amount.unit, amount.number, units));
    if (amount.number > greatest / unit->factor) throw BadValue("too large");
    return amount.number * unit->factor;
}

std::string print(std::uint64_t value, std::span<const Unit> units) {
    const auto unit = std::ranges::find_if(units, [=](const Unit& u) { return value % u.factor == 0; });
    return fmt::format("{}{}", value / unit->factor, unit->name);
}

} // namespace

std::uint64_t parse_number(std::string_view text) {
    const Amount amount = parse_amount(text);
    if (!amount.unit.empty()) throw BadValue("not a number");
    return amount.number;
}

std::uint64_t number_in(std::string_view text, std::uint64_t low, std::uint64_t high) {
    const std::uint64_t number = parse_number(text);
    if (number < low) throw BadValue(fmt::format("below {}", low));
    if (number > high) throw BadValue(fmt::format("above {}", high));
    return number;
}

std::size_t parse_size(std::string_view text) {
    const Amount amount = parse_amount(text);
    if (amount.unit.empty()) return amount.number;
    return multiply(amount, size_units, std::numeric_limits<std::size_t>::max());
}

std::chrono::milliseconds parse_duration(std::string_view text) {
    const Amount amount = parse_amount(text);
    if (amount.unit.empty()) {
        if (amount.number == 0) return std::chrono::milliseconds{0};
        throw BadValue("a unit is missing", fmt::format("{}s", amount.number));
    }
    return std::chrono::milliseconds(
        static_cast<std::chrono::milliseconds::rep>(multiply(amount, duration_units, longest_duration.count())));
}

std::chrono::milliseconds duration_in(std::string_view text, std::chrono::milliseconds low,
                                      std::chrono::milliseconds high) {
    const std::chrono::milliseconds duration = parse_duration(text);
    if (duration.count() == 0 && low.count() > 0) throw BadValue("0 is no time");
    if (duration < low) throw BadValue(fmt::format("below {}", print_duration(low)));
    if (duration > high) throw BadValue(fmt::format("above {}", print_duration(high)));
    return duration;
}

std::string print_size(std::size_t bytes) {
    if (bytes % KiB != 0 || bytes == 0) return std::to_string(bytes);
    return print(bytes, size_units);
}

std::string print_duration(std::chrono::milliseconds duration) {
    if (duration.count() == 0) return "0";
    return print(static_cast<std::uint64_t>(duration.count()), duration_units);
}

} // namespace chat
