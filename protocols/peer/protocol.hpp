// The turn-based chat (seeds 001 and 004), in the wires that students gave it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"

namespace chat::peer {

// Its row in the list of protocols.
ProtocolType protocol_type();

} // namespace chat::peer
