// What was said, printed from the journal's file: --export and --search.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatd/history_request.hpp"
#include "libchat/config/config.hpp"

namespace chat::daemon {

// Prints it to standard output; the exit code. Throws ConfigError where the configuration has no file, and StoreError.
int print_history(const Config& config, const HistoryRequest& request);

} // namespace chat::daemon
