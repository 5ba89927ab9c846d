// Timers whose time passes when a test says so.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/timers.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace chat::test {

// Declare it before whatever holds its Timers.
class ManualTimers final : public Timers {
public:
    Timer after(std::chrono::milliseconds wait, std::function<void()> deed) override {
        constexpr auto never = std::chrono::milliseconds::max();
        const auto due = now_ + std::clamp(wait, std::chrono::milliseconds::zero(), never - now_);
        return Timer(std::make_unique<Pending>(due_, due, std::move(deed)));
    }

    Instant now() const noexcept override { return Instant(now_); }

    // So much time passes, and what is due meanwhile is done, each at its time; also what a deed sets up. What a deed
    // throws comes out of here, and time stands still there: the rest is done in the next step.
    void passes(std::chrono::milliseconds time) {
        const auto until = now_ + time;
        while (!due_.empty() && due_.begin()->first <= until) {
            now_ = due_.begin()->first;
            due_.begin()->second->do_it();
        }
        now_ = until;
    }
    // How many timers run.
    std::size_t running() const { return due_.size(); }

private:
    class Pending;
    using ByTime = std::multimap<std::chrono::milliseconds, Pending*>;

    class Pending final : public Timer::Pending {
    public:
        Pending(ByTime& all, std::chrono::milliseconds due, std::function<void()> deed)
            : all_(all), place_(all.emplace(due, this)), deed_(std::move(deed)) {}
        ~Pending() override { stop(); }
        bool runs() const noexcept override { return place_ != all_.end(); }

        // The deed may destroy this.
        void do_it() {
            const auto deed = std::exchange(deed_, {});
            stop();
            deed();
        }

    private:
        void stop() {
            if (runs()) all_.erase(std::exchange(place_, all_.end()));
        }

        ByTime& all_;
        ByTime::iterator place_;
        std::function<void()> deed_;
    };

    std::chrono::milliseconds now_{0};
    ByTime due_;
};

} // namespace chat::test
