// One pass of the event loop: input until it is dry or has taken long enough, then one flush of each touched session.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/net/connection.hpp"

#include <vector>

namespace chat {

class Turn {
public:
    // The connection has something to send or to end; it is flushed at the end of this turn.
    void touched(ConnectionPtr connection) { touched_.push_back(std::move(connection)); }

    // An outbox just passed its soft limit: what was said so far is sent before more is heard.
    void fill() noexcept { over_ = true; }
    // True when the turn is full, or has lasted for `longest`: no more input now. Cheap: looks at the clock rarely.
    bool over() noexcept;

    // Flushes each touched connection once, and ends the turn. What that touches again (an answer went on talking, a
    // leaver was announced) waits for the next turn, so that no client can hold the loop here.
    void flush();

    // False when connections are touched: then the loop must not sleep.
    bool idle() const noexcept { return touched_.empty(); }

private:
    static constexpr auto longest = std::chrono::milliseconds(5);

    std::vector<ConnectionPtr> touched_;
    std::vector<ConnectionPtr> flushing_;
    Instant end_{};
    unsigned looks_ = 0;
    bool over_ = false;
};

} // namespace chat
