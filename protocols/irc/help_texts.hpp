// What HELP tells: a text for each command, and for a few other subjects.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string_view>

namespace chat::irc {

struct HelpText {
    std::string_view subject; // in upper case
    std::string_view text;    // its lines end in LF, but for the last
};

// One for each command, in the order of their names.
std::span<const HelpText> command_texts() noexcept;
// What is no command.
std::span<const HelpText> other_texts() noexcept;

} // namespace chat::irc
