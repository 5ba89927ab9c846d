// The event loop of a simulation: a turn, a clock that nobody sets, and what is to be done in a later step.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/simulation/random.hpp"
#include "tests/support/manual_timers.hpp"
#include "tests/support/manual_workers.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace chat::simulation {

using Instant = std::chrono::milliseconds; // since the daemon began
inline constexpr Instant never = Instant::max();

class Connection;

struct Loop {
    explicit Loop(Random& r) : random(r) { input.reserve(std::size_t{1} << 17); }

    void touch(std::weak_ptr<Connection> connection) { touched.push_back(std::move(connection)); }
    void post(std::function<void()> deed) { posted.push_back(std::move(deed)); }
    // An outbox has passed soft: no more input in this turn.
    void fill() noexcept { over_ = true; }
    // Now and then the turn has lasted for long enough.
    bool over() { return over_ = over_ || random.once_in(100); }
    void turn_begins() noexcept { over_ = false; }

    Random& random;
    test::ManualTimers timers;
    test::ManualWorkers workers;
    Instant now{0};
    std::string input; // what was read just now
    std::vector<std::weak_ptr<Connection>> touched;
    std::deque<std::function<void()>> posted;
    std::size_t failures = 0;             // exceptions that a handler threw
    std::set<std::uint64_t> slow_readers; // connections that were cut off for that

private:
    bool over_ = false;
};

} // namespace chat::simulation
