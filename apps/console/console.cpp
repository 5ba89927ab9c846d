// Which console is it?
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/console.hpp"

#include "apps/console/plain_console.hpp"
#include "apps/console/terminal_console.hpp"

#include <unistd.h>

#include <cstdlib>

namespace chat {
namespace {

// A dumb terminal cannot move its cursor up; it edits lines itself.
bool can_edit() {
    const char* terminal = std::getenv("TERM");
    const std::string_view name = terminal ? terminal : "";
    return !name.empty() && name != "dumb";
}

} // namespace

bool output_is_terminal() noexcept { return ::isatty(STDOUT_FILENO) == 1; }

bool at_terminal() noexcept { return ::isatty(STDIN_FILENO) == 1 && output_is_terminal(); }

std::unique_ptr<Console> open_console(boost::asio::io_context& io, Transcript transcript) {
    const bool terminal = at_terminal();
    if (terminal && can_edit()) return std::make_unique<TerminalConsole>(io);
    if (terminal) transcript = Transcript::output_only; // it echoes what is typed
    return std::make_unique<PlainConsole>(io, transcript);
}

} // namespace chat
