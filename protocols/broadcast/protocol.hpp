// The binary protocol (seed 003): join under a name, and what one types all others see.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"

namespace chat::broadcast {

// Its row in the list of protocols.
ProtocolType protocol_type();

} // namespace chat::broadcast
