// Who answers a connection: made by a protocol, fed by the connection that owns it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
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

    // How long the input must be quiet for it to make more of the bytes it left; nullopt where silence says nothing to
    // it. Asked after each consume, any time while it listens. Silences of up to 65 s can be told apart.
    virtual std::optional<std::chrono::milliseconds> waits_for_quiet() const noexcept { return std::nullopt; }
    // Nothing came since the last byte for at least so long, which is what it waits for or more. It is told of a length
    // once in a silence. Also told of the end of the input, whatever it waits for: milliseconds::max(), before hear().
    // What it left is offered again after this call, also where that is nothing. Only while listening.
    virtual void fell_quiet(std::chrono::milliseconds how_long) { (void)how_long; }

    // True while it keeps back whole frames, until it asks for them by Session::offer_again. What it leaves then does
    // not grow for ever: above 64 KiB of it the client is not read. The price: meanwhile its end is not noticed, only a
    // reset. A handler that only waits for the rest of a long frame does not hold, and is not bounded here.
    virtual bool holds() const noexcept { return false; }

    // True while its client is held back, having been too fast, until it calls Session::answered. It is offered
    // nothing, and the client is not read. It listens all the same: it hears of a deadline and of the server's end, but
    // not of the end of the input, which lies behind what is held back.
    virtual bool paused() const noexcept { return false; }
};

} // namespace chat
