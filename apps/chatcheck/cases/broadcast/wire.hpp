// Frames of the binary protocol, as a case reads them off a connection.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/habits.hpp"
#include "apps/chatcheck/play/link.hpp"
#include "protocols/broadcast/frame.hpp"

#include <string>
#include <string_view>

namespace chat::check::broadcast {

using chat::broadcast::frame;
using chat::broadcast::Type;

// A frame, as it came or as it must come.
struct Frame {
    Type type;
    std::string body;
    std::string lenient = {}; // legal, but not what is recommended: why

    bool operator==(const Frame& other) const { return type == other.type && body == other.body; }
};

// A body of type 02 or 05 as this server ends it.
std::string ended(const Habits& habits, std::string_view text);

// The answer to a join as this server writes it: a raw octet, or a frame with it.
std::string answer(const Habits& habits, char status);

// The next frame, whole. A type that no server sends is a fault before its body is waited for.
Frame read_frame(Link& link, const Habits& habits, std::string_view what);

// `came` was read last and is not `wanted`: marks the first octet of the type or of the body that differs.
[[noreturn]] void fail_frame(Link& link, const Frame& came, const Frame& wanted);

} // namespace chat::check::broadcast
