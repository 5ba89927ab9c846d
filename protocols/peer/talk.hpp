// The conversation of the peer protocol over one connection.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/session.hpp"
#include "libchat/session/talk.hpp"
#include "protocols/peer/reception.hpp"
#include "protocols/peer/text_codec.hpp"

namespace chat::peer {

// All three outlive the talk. `codec` is the one that cuts its texts.
Talk<Text> converse(Session& out, TextCodec& codec, Reception& reception);

} // namespace chat::peer
