// The line protocol (seed 002): log in, tell one or all, meet in rooms; a line a command.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"

namespace chat::line {

// Its row in the list of protocols.
ProtocolType protocol_type();

} // namespace chat::line
