// The diagnostic log, for the operator: what the daemon does, and what is wrong with it. Evidence is the audit's.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace chat {

enum class LogLevel { trace, debug, info, warning, error };

class Log {
public:
    virtual ~Log() = default;
    // One line. Control characters in it are made harmless. Any thread.
    virtual void write(LogLevel level, std::string_view line) noexcept = 0;

    void debug(std::string_view line) noexcept { write(LogLevel::debug, line); }
    void info(std::string_view line) noexcept { write(LogLevel::info, line); }
    void warning(std::string_view line) noexcept { write(LogLevel::warning, line); }
    void error(std::string_view line) noexcept { write(LogLevel::error, line); }
};

class NoLog final : public Log {
public:
    void write(LogLevel, std::string_view) noexcept override {}
};

} // namespace chat
