// What a run found: one result a case, and what was looked at.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/case.hpp"
#include "apps/chatcheck/play/habits.hpp"
#include "apps/chatcheck/play/transcript.hpp"
#include "apps/chatcheck/play/verdict.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace chat::check {

struct Result {
    const Case* row = nullptr;
    Outcome outcome = Outcome::skip;
    std::string reason; // one sentence; empty where it passed
    std::optional<Mark> mark;
    Ending ending = Ending::none; // of the first connection
    std::chrono::microseconds took{0};
    Transcript transcript;
};

struct Run {
    std::string protocol; // "crlf"
    std::string side;     // "server" or "client": what the program under test plays
    std::string subject;  // its command, or host and port
    Habits habits;        // as given and detected
    std::uint32_t seed = 0;
    std::chrono::system_clock::time_point began;
    std::chrono::microseconds took{0};
    std::vector<Result> results; // in the order of the cases' numbers
};

} // namespace chat::check
