// The conversation of the line protocol with one client.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/line_codec.hpp"
#include "libchat/session/session.hpp"
#include "libchat/session/talk.hpp"
#include "protocols/line/setting.hpp"

namespace chat::line {

// Both outlive the talk.
Talk<TextLine> converse(Session& out, const Setting& setting);

} // namespace chat::line
