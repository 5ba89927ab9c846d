// The diagnostic log on standard error, carried by Boost.Log.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/log.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace chat {

// 2026-11-20T06:51:54.123Z info text
// The time is UTC. Control characters in `text` become blanks. `colour` paints the level.
std::string log_line(std::chrono::system_clock::time_point time, LogLevel level, std::string_view text, bool colour);

// Each line is one write(2), made before write() returns: lines of several processes do not mix, and none is lost in a
// crash. Never waits: a line that standard error does not take at once is lost.
class StderrLog final : public Log {
public:
    // Lines below `least` are passed over. Colour only on a terminal, and not where NO_COLOR is set. Throws
    // std::bad_alloc at worst.
    explicit StderrLog(LogLevel least);
    ~StderrLog() override;
    StderrLog(const StderrLog&) = delete;
    StderrLog& operator=(const StderrLog&) = delete;

    void write(LogLevel level, std::string_view line) noexcept override;

private:
    struct Boost; // keeps Boost.Log's headers out of everybody's

    const LogLevel least_;
    const std::unique_ptr<Boost> boost_;
};

} // namespace chat
