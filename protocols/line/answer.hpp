// What the server answers: statuses, and lists before them. The first word is always the server's own.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/line/codec.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chat::line {

// Why a command was not done.
enum class Code : std::uint8_t {
    not_logged_in,
    already_logged_in,
    name_taken,
    bad_name,
    no_such_user,
    no_such_room,
    room_exists,
    bad_room,
    not_in_room,
    already_in_room,
    not_allowed,
    too_long,
    too_many,
    not_stored,
    unknown_verb,
    usage,
};

// "no-such-user": for programs.
std::string_view word_of(Code code) noexcept;

// "OK say", "OK login Bob". `detail` has no line end in it.
std::string accepted(Verb verb, std::string_view detail = {});
// "ERR say not-in-room you are not in that room". The reason is for people; empty: what the code says anyway.
std::string refused(Verb verb, Code code, std::string_view reason = {});

// The most bytes of one line of a list, its end included.
inline constexpr std::size_t longest_piece = 4096;

// Appends one line of as many words as fit, with `head` before them, and takes them off the back of `words`. At least
// one, where there are any.
void append_list(std::string& out, std::string_view head, std::vector<std::string>& words);

// The lines of `help`, its status left out.
std::string help_lines();
// A line for people, unasked.
std::string help_line(std::string_view text);

} // namespace chat::line
