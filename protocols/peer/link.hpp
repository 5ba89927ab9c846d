// One connection of a dialogue: its session, and the codec that knows its framing.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/session.hpp"
#include "protocols/peer/text_codec.hpp"

namespace chat::peer {

struct Link {
    Link(Session& o, TextCodec& c) noexcept : out(o), codec(c) {}

    Session& out;
    TextCodec& codec;
};

} // namespace chat::peer
