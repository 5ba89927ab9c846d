// What happens at its time although no client is there: for conversations that wait for their next connection.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace chat {

// A moment by a clock that nobody sets.
using Instant = std::chrono::steady_clock::time_point;

// A deed that is to be done at its time. Not done where the Timer is destroyed, cancelled or assigned to before, also
// inside another deed that is due at the same time. A deed may do that to its own Timer.
class [[nodiscard]] Timer {
public:
    // How the maker of timers keeps one. Destroying it cancels.
    class Pending {
    public:
        virtual ~Pending() = default;
        // False from the moment its deed begins.
        virtual bool runs() const noexcept = 0;
    };

    Timer() noexcept = default; // nothing is to be done
    explicit Timer(std::unique_ptr<Pending> pending) noexcept : pending_(std::move(pending)) {}

    // True until the deed begins, or is cancelled.
    bool runs() const noexcept { return pending_ && pending_->runs(); }
    void cancel() noexcept { pending_.reset(); }

private:
    std::unique_ptr<Pending> pending_;
};

// Outlives every Timer it made. On the loop thread only.
class Timers {
public:
    // Does `deed` once, when so much time has passed by a clock that nobody sets: no earlier, and 0 is never inside
    // this call. It is done by the loop and inside nothing else, no publish and no call of a handler; what it sends
    // leaves at the end of the turn. What it throws is logged, and that is all. Earlier ones first, equal ones in the
    // order in which they were made.
    virtual Timer after(std::chrono::milliseconds wait, std::function<void()> deed) = 0;
    // By the same clock.
    virtual Instant now() const noexcept = 0;

protected:
    ~Timers() = default;
};

} // namespace chat
