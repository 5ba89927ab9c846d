// What a case can come to, and how the connection it looked at ended.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chat::check {

// How much a case weighs: what a seed or specification demands, what it recommends, what it leaves open.
enum class Level { must, should, may };

enum class Outcome {
    pass,
    lenient,       // legal, though not what is recommended
    warn,          // a SHOULD that does not hold
    fail,          // a MUST that does not hold
    info,          // a MAY that does not hold: told, never counted
    skip,          // cannot be tried here; the reason says why
    unimplemented, // the program says itself that it does not have this
    timeout,       // nothing came, where something had to
    harness_error, // chatcheck itself could not go on
};

// How the connection ended that the case was about.
enum class Ending { none, open, closed, reset, refused, ours };

// Points at the octet that was wrong, in the transcript.
struct Mark {
    std::size_t event = 0;  // which event of the transcript
    std::size_t offset = 0; // which of its octets; as many as it has: the one that is missing behind them
    std::string legal;      // what was legal there, as a person reads it
};

// What ends a case early. Thrown by links and scenes, caught by the runner alone.
struct Stop {
    Outcome outcome;
    std::string reason; // one sentence without a full stop; what came of the program is in it as shown() or quoted()
    std::optional<Mark> mark;
};

std::string_view word(Level level) noexcept;     // "MUST"
std::string_view word(Outcome outcome) noexcept; // "pass", "harness-error"
std::string_view word(Ending ending) noexcept;   // "closed"

// What a broken promise of this weight is called: fail, warn or info.
Outcome broken(Level level) noexcept;

// Must the run end with exit 1 for it? Only what a MUST case came to can say so.
bool breaks(Outcome outcome, Level level) noexcept;

} // namespace chat::check
