// The time of a record, as text.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/clock.hpp"

#include <array>
#include <string_view>

namespace chat {

// Writes times in UTC with milliseconds (RFC 3339): "2026-11-20T06:51:54.123Z". Keeps the last second it wrote, since
// most records fall into the same one.
class Timestamp {
public:
    // `time` as text; valid until the next call. The years 0 to 9999.
    std::string_view text(Time time) noexcept;

private:
    void write_second(std::chrono::sys_seconds second) noexcept;

    std::array<char, 24> text_{};
    std::chrono::sys_seconds second_ = std::chrono::sys_seconds::max();
};

} // namespace chat
