// Echo (seed 002, step 1): every byte comes back unchanged. The model for a new protocol.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"

namespace chat::echo {

// Its row in the list of protocols.
ProtocolType protocol_type();

} // namespace chat::echo
