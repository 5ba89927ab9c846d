// Reading times and formats.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatd/history_request.hpp"

#include <chrono>
#include <cstdio>

namespace chat {

std::optional<Time> parse_time(std::string_view text) {
    constexpr std::string_view midnight = "0000-00-00T00:00:00";
    if (text.ends_with('Z')) text.remove_suffix(1);
    if (text.size() != 10 && text.size() != 16 && text.size() != midnight.size()) return std::nullopt;
    const std::string time = std::string(text) + std::string(midnight.substr(text.size()));
    int year = 0, used = 0;
    unsigned month = 0, day = 0, hour = 0, minute = 0, second = 0;
    std::sscanf(time.c_str(), "%4d-%2u-%2uT%2u:%2u:%2u%n", &year, &month, &day, &hour, &minute, &second, &used);
    if (year < 1970 || year > 2261) return std::nullopt; // what our clock can tell
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (used != static_cast<int>(midnight.size()) || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

std::string read_history_option(HistoryRequest& request, std::string_view name, const std::string& value) {
    if (name == "format") {
        request.as_text = value == "txt";
        return request.as_text || value == "jsonl" ? "" : "is jsonl or txt";
    }
    const auto time = parse_time(value);
    (name == "since" ? request.since : request.until) = time;
    return time ? "" : "is a time in UTC, such as 2026-11-20 or 2026-11-20T07:44:14";
}

} // namespace chat
