// One connection of a dialogue: its session, the codec that knows its framing, and what was refused there.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/refusals.hpp"
#include "libchat/session/session.hpp"
#include "protocols/peer/text_codec.hpp"

namespace chat::peer {

struct Link {
    Link(Session& o, TextCodec& c) noexcept : out(o), codec(c) {}

    Session& out;
    TextCodec& codec;
    Refusals refusals;
};

} // namespace chat::peer
