// What a person types, as the frames it becomes.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chat::broadcast {

// No frame we send for a text has a longer body: it fits into 4 KiB wherever a server keeps it, with room to spare.
inline constexpr std::size_t longest_text = 4090;

// The one command there always is: ends the program.
inline constexpr std::string_view exit_command = "@exit";

// The frames that `line` is sent as, in order; none for an empty line. All is text; with `extras` also: @list asks for
// the names, and @Al text speaks to Al alone. A text that is too long for one frame goes as several, cut at characters,
// each with its @Al. What ends in a CR, as in files from elsewhere, is sent without.
std::vector<std::string> frames_of(std::string_view line, bool extras);

// Why no server is asked to take this name; nullopt when one may. Servers have further rules, each its own.
std::optional<std::string> fault_of_name(std::string_view name);

} // namespace chat::broadcast
