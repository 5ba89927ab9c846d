// Starting another program: on pipes, or on a terminal of its own.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace chat {

// argv[0] is a path. `environment` is added to ours: {"TERM=xterm"}.
struct Command {
    std::vector<std::string> argv;
    std::vector<std::string> environment;
};

// A running program and our ends of what it was given, all the caller's to close; it must be waited for, too. The
// program leads a session of its own (so pid is its group as well), has no signal ignored or blocked, and no
// descriptor of ours.
struct Spawned {
    pid_t pid = -1;
    int input = -1;  // non-blocking; the terminal itself, where there is one
    int output = -1; // on a terminal another descriptor of the same
    int errors = -1; // -1 on a terminal
};

// Both throw system_error when the program cannot be started.
Spawned spawn_on_pipes(const Command& command);
Spawned spawn_on_terminal(const Command& command, unsigned short rows, unsigned short columns);

// Tells a terminal's program that its window has this size now. Throws system_error.
void resize_terminal(int terminal, unsigned short rows, unsigned short columns);

} // namespace chat
