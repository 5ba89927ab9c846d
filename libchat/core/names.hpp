// The rules of names: which may be claimed, when two are one, and how a label is told from a claimed name.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/speaker.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace chat::names {

inline constexpr std::size_t longest = 32; // bytes

// Why nobody may claim `name`, in words for the audit log; empty where it may be claimed: 1 to 32 bytes of UTF-8
// without blanks, control characters, characters that cannot be seen, or any of ! @ # & , : * ? / > ", and not
// beginning with one of $ + ~ % -
std::string_view fault(std::string_view name) noexcept;

// True where something in valid UTF-8 cannot be seen, TAB included, ordinary blanks excepted.
bool has_unseen(std::string_view name) noexcept;

// Which characters differ only in case, as IRC calls it: the letters of ASCII; or with them [ ] \ ~ from { } | ^, which
// were letters on the terminals of its first users.
enum class Casemapping : std::uint8_t { ascii, rfc1459 };

// Names that are equal in this form are one name. Whose names are meant, the roster tells: Roster::folded().
std::string folded(std::string_view name, Casemapping casemapping = Casemapping::ascii);

// How a speaker stands before his words: his claimed name; or his label, as much of it as a claimed name may have, and
// "/crlf" behind it where it could be taken for a claimed one.
std::string shown(const Speaker& who);

// How he stands in a list of names: his claimed name; or his label with "/crlf", and a _ for each character that no
// claimed name may have.
std::string listed(const Speaker& who);

// "Bob!broadcast@192.0.2.7": who he is in the lists and masks of IRC. Without a user name the protocol stands there.
std::string address(const Speaker& who);

// Why a room may not be called so; empty where it may: 1 to 49 bytes of UTF-8 without blanks, control characters,
// characters that cannot be seen, or any of , : #
std::string_view room_fault(std::string_view name) noexcept;

} // namespace chat::names
