// The conversation of irc with one client.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/line_codec.hpp"
#include "libchat/session/session.hpp"
#include "libchat/session/talk.hpp"
#include "protocols/irc/network.hpp"
#include "protocols/irc/setting.hpp"

namespace chat::irc {

// All outlive the talk. `throttle` may be null.
Talk<TextLine> converse(Session& out, const Setting& setting, Network& network, Throttle* throttle);

} // namespace chat::irc
