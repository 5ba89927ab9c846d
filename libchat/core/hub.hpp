// What main() shares with every protocol.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/audit.hpp"
#include "libchat/core/clock.hpp"
#include "libchat/core/labels.hpp"
#include "libchat/core/lobby.hpp"
#include "libchat/core/memory_budget.hpp"
#include "libchat/core/roster.hpp"

#include <memory>
#include <string>
#include <typeindex>
#include <unordered_map>
#include <utility>

namespace chat {

struct Hub {
    Hub(std::string name, const Clock& c, Lobby& l, Roster& r, Audit& a, MemoryBudget& m)
        : server_name(std::move(name)), clock(c), lobby(l), roster(r), audit(a), memory(m) {}
    Hub(const Hub&) = delete;

    // What the listeners of one protocol have in common, made by the first that asks, with a copy of what it brings.
    template <class Shared, class... Arguments> Shared& shared(Arguments&&... arguments) {
        auto& shared = shared_[typeid(Shared)];
        if (!shared) shared = std::make_shared<Shared>(std::forward<Arguments>(arguments)...);
        return *static_cast<Shared*>(shared.get());
    }

    MemberId next_member() noexcept { return ++last_member_; }

    const std::string server_name; // "Ann", whose chat room this is
    const Clock& clock;
    Lobby& lobby;
    Roster& roster;
    Audit& audit;
    MemoryBudget& memory; // for whatever keeps lines in memory
    Labels labels;        // of those who bring none

private:
    std::unordered_map<std::type_index, std::shared_ptr<void>> shared_;
    MemberId last_member_ = 0;
};

} // namespace chat
