// Which sections there are, and what is at home in which: for messages about what stands in the wrong place.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chat {

inline constexpr std::string_view protocol_key = "protocol"; // of a [listen.NAME]

// How messages call every section, in the order in which they are printed: server, listen.NAME, irc.
std::vector<std::string> known_sections(std::span<const ProtocolType> protocols);

// The nearest section in brackets, or nothing. "[listener.bob]" and "[listen]" are meant as listeners, and so keep
// their name.
std::string nearest_section(std::string_view name, std::span<const ProtocolType> protocols);

// Where a key is at home, in words: "it belongs in [limits]". Nothing for a key that is nowhere known.
std::string find_home(std::string_view key, std::span<const ProtocolType> protocols);

} // namespace chat
