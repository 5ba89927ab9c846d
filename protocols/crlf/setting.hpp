// What the operator chose for one listener of the command protocol.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"

namespace chat::crlf {

// What all conversations of one listener have in common.
struct Setting {
    explicit Setting(const ListenerContext& context)
        : hub(context.hub),
          room(context.room),
          private_buffer(context.options.choice("buffer") == "private"),
          adios_reply(context.options.yes("adios_reply")) {}

    Hub& hub;
    Room& room;
    bool private_buffer; // each connection has a buffer of its own: nothing is said in the room
    bool adios_reply;    // `adios` is answered by `adios` before the connection closes
};

} // namespace chat::crlf
