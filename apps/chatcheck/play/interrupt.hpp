// Ctrl-C: nothing that chatcheck started is left running.
// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace chat::check {

// From now on SIGINT, SIGTERM and SIGHUP kill all programs that were started, and then this process, by themselves.
// Called once, before any thread is made.
void end_all_on_signals();

} // namespace chat::check
