// Who answers a connection: made by a protocol, fed by the connection that owns it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"

#include <cstddef>
#include <string_view>

namespace chat {

// Destroyed at the end of a turn, never inside a call of its own. Every call may throw; the connection alone catches,
// and ends that one session.
class Handler {
public:
    virtual ~Handler() = default;

    // Called once, first: the greeting.
    virtual void begin() = 0;
    // Uses up bytes off the front and returns how many; the rest is offered again, with more behind it. Only while
    // listening.
    virtual std::size_t consume(std::string_view bytes) = 0;
    // False while it waits for an answer: then it is offered nothing, and the client is not read.
    virtual bool listening() const noexcept = 0;
    // The answer it waited for is here.
    virtual void resume() = 0;
    // No more input: end_of_input, timed_out or stopping. Only while listening.
    virtual void hear(error_code end) = 0;
};

} // namespace chat
