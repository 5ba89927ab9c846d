// The timers that protocols get, on the one timer of the loop.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/log.hpp"
#include "libchat/net/deadlines.hpp"
#include "libchat/session/timers.hpp"

namespace chat {

class LoopTimers final : public Timers {
public:
    // Both outlive it.
    LoopTimers(Deadlines& deadlines, Log& log) noexcept : deadlines_(deadlines), log_(log) {}

    Timer after(std::chrono::milliseconds wait, std::function<void()> deed) override;
    Instant now() const noexcept override { return std::chrono::steady_clock::now(); }

private:
    class Pending;

    Deadlines& deadlines_;
    Log& log_;
};

} // namespace chat
