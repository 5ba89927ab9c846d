// How fast the clients of a listener may speak: a burst, then a rate. Who is faster is read later, and loses nothing.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/allowance.hpp"
#include "libchat/session/session.hpp"
#include "libchat/session/timers.hpp"

#include <chrono>
#include <cstddef>
#include <memory>

namespace chat {

// Both numbers are 0, and nobody is held back; or neither is.
struct Pace {
    std::size_t burst = 0;
    std::size_t rate = 0; // in a second

    bool is_limited() const noexcept { return burst > 0 && rate > 0; }
    Allowance::Step step() const noexcept {
        return Allowance::Step(std::chrono::seconds(1)) / static_cast<Allowance::Step::rep>(rate);
    }
    bool operator==(const Pace&) const = default;
};

// Holds one client to a pace that is limited.
class Throttle {
public:
    // `timers` outlive it.
    Throttle(const Pace& pace, Timers& timers) noexcept : pace_(pace), timers_(timers) {}
    Throttle(const Throttle&) = delete;

    // Whether frames count from now on; at first they do.
    void counts(bool yes) noexcept { counts_ = yes; }
    // One more frame is heard.
    void spend() noexcept {
        if (counts_) allowance_.spend(timers_.now(), pace_.step());
    }
    // True where another frame would be too fast. Then a pause begins, at whose end `session` is told that it may go on
    // (Session::answered). `session` outlives it.
    bool holds_back(Session& session);
    bool pauses() const noexcept { return pause_.runs(); }

private:
    const Pace pace_;
    Timers& timers_;
    Allowance allowance_;
    Timer pause_;
    bool counts_ = true;
};

// What all conversations of one listener have in common.
class Pacing {
public:
    // `timers` outlive it.
    Pacing(const Pace& pace, Timers& timers) noexcept : pace_(pace), timers_(timers) {}

    // For a new conversation; null where nobody is held back.
    std::unique_ptr<Throttle> begin() const {
        return pace_.is_limited() ? std::make_unique<Throttle>(pace_, timers_) : nullptr;
    }

private:
    const Pace pace_;
    Timers& timers_;
};

} // namespace chat
