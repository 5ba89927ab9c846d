// The line protocol's requests: lines that end in LF, and what they ask for.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/limits.hpp"
#include "libchat/session/line_codec.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace chat::line {

inline constexpr std::string_view line_end = "\n"; // a CR before it belongs to the end

// What may stand before a text: a verb and a room, or many addressees. [limits] line counts the text alone.
inline constexpr std::size_t longest_head = 1024;

// Cuts requests.
inline LineCodec request_codec(const Limits& limits) { return LineCodec(line_end, longest_head + limits.line + 1); }

enum class Verb : std::uint8_t { login, logout, send, all, create, join, drop, say, users, rooms, ping, help, unknown };

// Whether a word, or a text, stands behind a verb.
enum class Has : std::uint8_t { no, maybe, yes };

// One row a verb, in the order of the enumeration, but for `unknown`.
struct Form {
    Verb verb;
    std::string_view name; // as statuses have it
    std::string_view synonyms[2];
    Has word, text;
    std::string_view behind; // both, as `help` has them
    std::string_view meaning;
    bool before_login; // allowed for who has no name yet
};
inline constexpr std::size_t verbs = 12;
extern const Form forms[verbs];

// A request, understood. Views the line.
struct Command {
    Verb verb = Verb::unknown;
    std::string_view word{}; // a name, names with commas between them, or a room; of an unknown verb the verb
    std::string_view text{};
    bool whole = true; // has what the verb needs, and no more
};

// `line` without its CR, and without the blanks and tabs before the first word.
std::string_view stripped(std::string_view line) noexcept;

// `request` is stripped, and not empty. `Al, Bob: text` is a send where all before the first colon are names, and a
// blank or the end follows it.
Command parse(std::string_view request);

// The names in "Al, Bob", without the blanks behind commas; empty ones too.
std::vector<std::string_view> addressees(std::string_view list);

// A room as it is called: with or without a # before it.
std::string_view room_name(std::string_view word) noexcept;
// Why there can be no such room; empty where there can. A star stands for everybody in our answers.
std::string_view room_fault(std::string_view name) noexcept;

} // namespace chat::line
