// The conversation of the command protocol with one client.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/line_codec.hpp"
#include "libchat/session/protocol.hpp"
#include "libchat/session/talk.hpp"

namespace chat::crlf {

// What all conversations of one listener have in common.
struct Setting {
    explicit Setting(const ListenerContext& context)
        : hub(context.hub),
          room(context.room),
          private_buffer(context.options.value("buffer") == "private"),
          adios_reply(context.options.yes("adios_reply")) {}

    Hub& hub;
    Room& room;
    bool private_buffer; // each connection has a buffer of its own: nothing is said in the room
    bool adios_reply;    // `adios` is answered by `adios` before the connection closes
};

// Both references outlive the talk.
Talk<TextLine> converse(Session& out, const Setting& setting);

} // namespace chat::crlf
