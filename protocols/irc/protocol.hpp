// IRC, to today's conventions (modern.ircdocs.horse, IRCv3): any client of it joins the conversation.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"

namespace chat::irc {

// Its row in the list of protocols.
ProtocolType protocol_type();

} // namespace chat::irc
