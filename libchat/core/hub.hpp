// What main() shares with every protocol.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/audit.hpp"
#include "libchat/core/labels.hpp"
#include "libchat/core/lobby.hpp"
#include "libchat/core/memory_budget.hpp"
#include "libchat/core/roster.hpp"

#include <string>

namespace chat {

struct Hub {
    Hub(std::string name, Lobby& l, Roster& r, Audit& a, MemoryBudget& m)
        : server_name(std::move(name)), lobby(l), roster(r), audit(a), memory(m) {}
    Hub(const Hub&) = delete;

    MemberId next_member() noexcept { return ++last_member_; }

    const std::string server_name; // "Ann", whose chat room this is
    Lobby& lobby;
    Roster& roster;
    Audit& audit;
    MemoryBudget& memory; // for whatever keeps lines in memory
    Labels labels;        // of those who bring none

private:
    MemberId last_member_ = 0;
};

} // namespace chat
