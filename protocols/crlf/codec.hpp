// The command protocol's wire: requests and replies are lines that end in CR LF.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/limits.hpp"
#include "libchat/session/line_codec.hpp"

#include <cstdint>
#include <string_view>

namespace chat::crlf {

inline constexpr std::string_view line_end = "\r\n"; // strictly: a lone CR or LF is data

// The length of "push: ", "name: " and "test: ": [limits] line counts the text behind the verb.
inline constexpr std::size_t verb_length = 6;

// As much of a name is kept: it stands before every line that is said under it.
inline constexpr std::size_t longest_name = 256;

// Cuts requests.
inline LineCodec request_codec(const Limits& limits) { return LineCodec(line_end, verb_length + limits.line); }

enum class Verb { help, test, name, get, push, getrange, adios, unrecognized };

// A request, understood. Views the line.
struct Command {
    Verb verb = Verb::unrecognized;
    std::string_view text;   // what stands behind the verb; of an unrecognized command the whole line
    std::uint64_t first = 0; // of getrange; a number too large for 64 bits is the largest
    std::uint64_t last = 0;  // of getrange, inclusive
};

// `line` comes without its CR LF. Verbs are case sensitive; what is not exactly a command is unrecognized.
Command parse(std::string_view line) noexcept;

} // namespace chat::crlf
