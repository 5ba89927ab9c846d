// How a case waits: for one descriptor, while all that its programs write is taken meanwhile.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <vector>

namespace chat::check {

// A program that fills its pipe would stand still, and a case that waits for its bytes with it.
class Pump {
public:
    using Clock = std::chrono::steady_clock;

    // Something that is read whenever there is something, whoever is waited for.
    class Source {
    public:
        virtual int descriptor() const noexcept = 0; // negative: nothing more comes
        virtual void take() = 0;                     // reads what there is

    protected:
        ~Source() = default;
    };

    void watch(Source& source) { sources_.push_back(&source); }
    void forget(Source& source) noexcept { std::erase(sources_, &source); }

    // True as soon as `descriptor` is ready for `events` (as poll(2) names them) or broken; false at `until`. A
    // negative descriptor is never ready.
    bool wait(int descriptor, short events, Clock::time_point until);

    // Takes what there is of all sources; waits for it until `until` at most. False when nothing came.
    bool take(Clock::time_point until);

private:
    bool poll(int descriptor, short events, Clock::time_point until, bool& ready);

    std::vector<Source*> sources_;
};

} // namespace chat::check
