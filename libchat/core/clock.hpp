// What time it is: the wall's for records and lines, so that a test can set it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>

namespace chat {

using Time = std::chrono::system_clock::time_point;

class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const noexcept = 0;
};

class WallClock final : public Clock {
public:
    Time now() const noexcept override { return std::chrono::system_clock::now(); }
};

} // namespace chat
