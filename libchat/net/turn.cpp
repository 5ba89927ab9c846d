// The beginning and the end of a turn.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/turn.hpp"

namespace chat {

bool Turn::over() noexcept {
    constexpr unsigned looks_per_look_at_the_clock = 16;
    if (!over_ && looks_++ % looks_per_look_at_the_clock == 0) {
        const Instant now = std::chrono::steady_clock::now();
        if (looks_ == 1)
            end_ = now + longest; // the loop may have slept until now
        else
            over_ = now > end_;
    }
    return over_;
}

void Turn::flush() {
    flushing_.swap(touched_);
    for (const ConnectionPtr& connection : flushing_) connection->flush();
    flushing_.clear();
    looks_ = 0;
    over_ = false;
}

} // namespace chat
