// What chatd was asked to do.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatd/history_request.hpp"

#include <optional>
#include <stdexcept>
#include <string>

namespace chat {

struct CommandLine {
    enum class Deed { serve, check_config, print_config, hash_password, print_history, version, help };

    Deed deed = Deed::serve;
    std::optional<std::string> config_file; // without one: the defaults on loopback
    HistoryRequest history;                 // of Deed::print_history
};

// The operator's mistake, in one line: exit code 64.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Options are taken only as they are spelt; anything else throws UsageError.
CommandLine read_command_line(int argc, const char* const* argv);

// The text of --help.
std::string usage();

} // namespace chat
