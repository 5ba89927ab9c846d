// The one list of the protocols that this daemon speaks.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"

#include <span>

namespace chat::daemon {

// A new protocol is one folder under protocols/ and one row here.
std::span<const ProtocolType> protocols();

} // namespace chat::daemon
