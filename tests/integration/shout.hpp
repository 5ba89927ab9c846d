// A protocol for tests of the connection itself: every line is said in the room and heard by everybody in it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"

namespace chat::test {

// Lines end in LF and may be 1 MiB. A line is said; "!throw" throws, "!bye" is answered by "farewell\n" and the end.
// What others say comes as "TEXT\n".
ProtocolType shout();

} // namespace chat::test
