// What --export and --search are asked for.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/clock.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace chat {

struct HistoryRequest {
    std::string room;
    std::string words;                // that a line must have; none: all lines
    std::optional<Time> since, until; // from the one on, before the other
    bool as_text = false;             // else as JSON Lines
};

// "2026-11-20", "2026-11-20T07:44" or "2026-11-20T07:44:14", with or without Z behind it: UTC. Nothing where it is no
// such time.
std::optional<Time> parse_time(std::string_view text);

// The options `since`, `until` and `format`. Why the value is wrong; empty where it was taken.
std::string read_history_option(HistoryRequest& request, std::string_view name, const std::string& value);

} // namespace chat
