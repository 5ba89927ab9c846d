// Sizes and durations as an operator writes them: 64KiB, 10s.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace chat {

constexpr std::size_t KiB = 1024;
constexpr std::size_t MiB = 1024 * KiB;
constexpr std::size_t GiB = 1024 * MiB;

// Digits and nothing else. Throws BadValue, also where they pass 64 bits.
std::uint64_t parse_number(std::string_view text);

// The same, and a number from `low` to `high`.
std::uint64_t number_in(std::string_view text, std::uint64_t low, std::uint64_t high);

// Digits, then KiB, MiB or GiB (powers of 1024), or B or nothing for bytes; blanks may stand before the unit. KB and
// kB are refused, since half of the world reads them as 1000. Throws BadValue.
std::size_t parse_size(std::string_view text);

// Digits, then ms, s, min or h; blanks may stand before the unit. A bare number is refused, 0 excepted. Nothing above
// longest_duration, a year, so that adding it to any clock is safe. Throws BadValue.
std::chrono::milliseconds parse_duration(std::string_view text);
inline constexpr std::chrono::milliseconds longest_duration = std::chrono::hours(8760);

// The same, and a time from `low` to `high`.
std::chrono::milliseconds duration_in(std::string_view text, std::chrono::milliseconds low,
                                      std::chrono::milliseconds high);

// The shortest text that the parsers read back to the same value.
std::string print_size(std::size_t bytes);
std::string print_duration(std::chrono::milliseconds duration);

} // namespace chat
