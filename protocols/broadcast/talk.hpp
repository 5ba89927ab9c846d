// The conversation of the binary protocol with one client.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/session.hpp"
#include "libchat/session/talk.hpp"
#include "protocols/broadcast/request_codec.hpp"
#include "protocols/broadcast/setting.hpp"

namespace chat::broadcast {

// All three outlive the talk. `codec` is the one that cuts its frames.
Talk<Request> converse(Session& out, const Setting& setting, RequestCodec& codec);

} // namespace chat::broadcast
