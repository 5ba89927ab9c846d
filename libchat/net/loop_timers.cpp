// Doing deeds at their time, and surviving what they throw.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/loop_timers.hpp"

#include <fmt/format.h>

#include <exception>
#include <utility>

namespace chat {

class LoopTimers::Pending final : public Timer::Pending, private Deadline {
public:
    Pending(LoopTimers& timers, Instant due, std::function<void()> deed) : timers_(timers), deed_(std::move(deed)) {
        timers_.deadlines_.arm(*this, due);
    }
    ~Pending() override { timers_.deadlines_.disarm(*this); }

    bool runs() const noexcept override { return armed(); }

private:
    // The deed may destroy this: nothing of it is used once that has begun.
    void expired(Instant) override {
        const auto deed = std::exchange(deed_, {});
        Log& log = timers_.log_;
        try {
            deed();
        } catch (const std::exception& e) {
            log.error(fmt::format("what a timer set off failed: {}", e.what()));
        }
    }

    LoopTimers& timers_;
    std::function<void()> deed_;
};

Timer LoopTimers::after(std::chrono::milliseconds wait, std::function<void()> deed) {
    const Instant due = chat::after(now(), wait);
    return Timer(std::make_unique<Pending>(*this, due, std::move(deed)));
}

} // namespace chat
