// What the operator chose for one listener of the binary protocol.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"
#include "protocols/broadcast/dialect.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace chat::broadcast {

// What all conversations of one listener have in common.
struct Setting {
    explicit Setting(const ListenerContext& context);

    enum class CommandList { after_join, on_connect, never };

    Hub& hub;
    Room& room;
    const std::size_t longest_text; // bytes, as it came
    const Style style;
    const BinaryDialect dialect;
    const CommandList command_list;
    const bool framed_status;                     // the answer to a join is a frame, not one raw byte
    const bool echo;                              // a talk goes back to its sender as well
    const std::chrono::milliseconds registration; // how long a client may stay without a name
};

} // namespace chat::broadcast
