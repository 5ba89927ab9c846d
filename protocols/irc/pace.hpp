// How fast a client may speak: a burst, then so many lines in a second. Who is faster is not read, and loses nothing.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/later.hpp"
#include "libchat/session/timers.hpp"

#include <chrono>
#include <optional>

namespace chat::irc {

class Pace {
public:
    static constexpr int burst = 5;
    static constexpr std::chrono::milliseconds step{500};

    // `timers` outlive it.
    explicit Pace(Timers& timers) noexcept : timers_(timers) {}
    Pace(const Pace&) = delete;

    // One more line was heard. Where it was too fast, what ends the pause.
    std::optional<Later<Done>> heard();
    // He is not read: what comes from him now is heard later.
    bool pauses() const noexcept { return paused_.has_value(); }

private:
    void tick();

    Timers& timers_;
    int left_ = burst;
    Timer next_;
    std::optional<Answer<Done>> paused_;
};

} // namespace chat::irc
