// What the operator chose for one listener of the line protocol.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"
#include "protocols/line/dialect.hpp"

#include <chrono>
#include <cstddef>

namespace chat::line {

// As many rooms one client may be in.
inline constexpr std::size_t most_rooms = 100;

// What all conversations of one listener have in common.
struct Setting {
    explicit Setting(const ListenerContext& context)
        : hub(context.hub),
          room(context.room),
          longest_text(context.limits.line),
          greeting(context.options.yes("greeting")),
          registration(context.options.duration("registration")) {}

    Hub& hub;
    Room& room;                                   // everybody who logs in here is in it
    const std::size_t longest_text;               // bytes, as it came
    const bool greeting;                          // a line on accept
    const std::chrono::milliseconds registration; // how long a client may stay without a name
    const LineDialect dialect{};
};

} // namespace chat::line
