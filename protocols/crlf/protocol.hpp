// The command protocol (seed 000): name, push, get. A client asks, the server answers, and nothing comes unasked.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"

namespace chat::crlf {

// Its row in the list of protocols.
ProtocolType protocol_type();

} // namespace chat::crlf
