// The words of verdicts.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/verdict.hpp"

#include <array>

namespace chat::check {

std::string_view word(Level level) noexcept {
    constexpr std::array<std::string_view, 3> words{"MUST", "SHOULD", "MAY"};
    return words[static_cast<std::size_t>(level)];
}

std::string_view word(Outcome outcome) noexcept {
    constexpr std::array<std::string_view, 9> words{"pass", "lenient",       "warn",    "fail",         "info",
                                                    "skip", "unimplemented", "timeout", "harness-error"};
    return words[static_cast<std::size_t>(outcome)];
}

std::string_view word(Ending ending) noexcept {
    constexpr std::array<std::string_view, 6> words{"none", "open", "closed", "reset", "refused", "ours"};
    return words[static_cast<std::size_t>(ending)];
}

Outcome broken(Level level) noexcept {
    constexpr std::array<Outcome, 3> outcomes{Outcome::fail, Outcome::warn, Outcome::info};
    return outcomes[static_cast<std::size_t>(level)];
}

bool breaks(Outcome outcome, Level level) noexcept {
    if (level != Level::must) return false;
    return outcome == Outcome::fail || outcome == Outcome::timeout || outcome == Outcome::unimplemented;
}

} // namespace chat::check
