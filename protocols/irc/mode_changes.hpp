// What a MODE asks for, and what it has changed.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/irc/reply.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chat::irc {

// The letters of a room, by what goes with them (modern.ircdocs.horse, "Channel mode"): an entry of a list (A), always
// an argument (B), one where it is set (C), none (D); and the letters of somebody's seat, which name him.
inline constexpr std::string_view list_modes = "beI";
inline constexpr std::string_view key_modes = "k";
inline constexpr std::string_view limit_modes = "l";
inline constexpr std::string_view plain_modes = "imnst";
inline constexpr std::string_view seat_modes = "ov";
inline constexpr std::string_view user_modes = "iowB";

// One letter, set or taken away. Views the request, or whatever the argument lies in.
struct ModeChange {
    bool add;
    char letter;
    std::string_view argument; // empty where there is none
};

// Why a letter is no change. Views the request.
struct ModeProblem {
    enum class Kind {
        unknown_letter,   // 472; of a user 501
        missing_argument, // 696
        bad_argument,     // 696
    };
    Kind kind;
    std::string_view letter; // one character, not always of one byte
    std::string_view argument;
};

struct ModeRequest {
    std::vector<ModeChange> changes;   // in order
    std::string queries;               // of b, e and I: the lists that are asked for, each once
    std::vector<ModeProblem> problems; // unknown letters once each
};

// `words` are the letters of a MODE and their arguments. A letter before any sign is set. b, e and I without an
// argument ask for their list. An argument that is empty is none. -k takes one where there is one, right or wrong.
// Masks are as typed. A key has at most `longest_key` bytes, no blank, comma or control character, and no ':' in front.
ModeRequest parse_room_modes(std::span<const std::string_view> words, std::size_t longest_key);

// Whether he may have what he asks for is for others to judge.
ModeRequest parse_user_modes(std::string_view letters);

// The argument of +l: a number from 1 on.
std::optional<std::uint32_t> limit_in(std::string_view argument) noexcept;

// `+o-v bob al`, in as many texts as it takes, none of them longer than `room` bytes; nothing where nothing changed.
// -k without an argument leaves as `-k *`, since that letter always has one.
std::vector<std::string> mode_texts(std::size_t room, std::span<const ModeChange> changes);

// The same, behind a head that ends with the target, a line each.
void append_mode_lines(std::string& out, const Head& head, std::span<const ModeChange> changes);

} // namespace chat::irc
