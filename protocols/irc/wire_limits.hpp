// How long things may be on the wire.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace chat::irc {

// A message without its tags, as RFC 2812 §2.3 limits it: 512 bytes with CR LF.
inline constexpr std::size_t longest_body = 510; // without CR LF

// Tag data, without the @ before it and the blank behind it (IRCv3 message-tags, "Size limit").
inline constexpr std::size_t longest_client_tags = 4094;
inline constexpr std::size_t longest_server_tags = 510;

inline constexpr std::size_t most_parameters = 15;      // of a message (RFC 2812 §2.3)
inline constexpr std::size_t most_isupport_tokens = 13; // of a line: the client's nick and the text are two more
inline constexpr std::size_t most_targets = 20;         // of a PRIVMSG, NOTICE, TAGMSG or KICK: ours
inline constexpr std::size_t most_mode_arguments = 13;  // of a MODE: the target and the letters are two more

} // namespace chat::irc
