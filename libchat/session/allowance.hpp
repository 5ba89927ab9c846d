// So many at once, then one a step: what somebody has left of that. One instant, and no clock to be watched.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/timers.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace chat {

// Each one costs a step, and there is credit for as many steps as may come at once.
class Allowance {
public:
    using Step = Instant::duration;

    // When the next one may come. `at_once` is 1 or more.
    Instant next(std::size_t at_once, Step step) const noexcept {
        return rested_ - static_cast<std::int64_t>(at_once - 1) * step;
    }
    void spend(Instant now, Step step) noexcept { rested_ = std::max(rested_, now) + step; }
    // As if none had ever come.
    bool is_whole(Instant now) const noexcept { return rested_ <= now; }

private:
    Instant rested_{}; // when it is whole again
};

} // namespace chat
