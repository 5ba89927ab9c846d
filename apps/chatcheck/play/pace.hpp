// How long a case waits, and for what.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <chrono>

namespace chat::check {

// --time-factor stretches all of it: for slow machines, and for programs under a debugger.
struct Pace {
    double factor = 1;

    // For what must come.
    std::chrono::milliseconds patience() const noexcept { return stretched(2000); }
    // For what must not come: so long nothing is nothing.
    std::chrono::milliseconds quiet() const noexcept { return stretched(150); }
    // Between the pieces of something that is sent in pieces. In a hurry they must not come as one, either.
    std::chrono::milliseconds gap() const noexcept { return std::max(stretched(2), std::chrono::milliseconds(2)); }
    // Until a program that was started listens or connects.
    std::chrono::milliseconds start() const noexcept { return stretched(10000); }

    std::chrono::milliseconds stretched(double milliseconds) const noexcept {
        return std::chrono::milliseconds(static_cast<long long>(milliseconds * factor));
    }
};

} // namespace chat::check
