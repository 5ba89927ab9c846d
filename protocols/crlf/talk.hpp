// The conversation of the command protocol with one client.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/line_codec.hpp"
#include "libchat/session/session.hpp"
#include "libchat/session/talk.hpp"
#include "protocols/crlf/setting.hpp"

namespace chat::crlf {

// Both references outlive the talk.
Talk<TextLine> converse(Session& out, const Setting& setting);

} // namespace chat::crlf
