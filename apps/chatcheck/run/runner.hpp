// Plays cases, several at a time where that is possible.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/catalogue.hpp"
#include "apps/chatcheck/play/result.hpp"
#include "apps/chatcheck/play/server.hpp"
#include "apps/chatcheck/play/user.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace chat::check {

struct Plan {
    const Chapter& chapter;
    std::vector<const Case*> cases;
    Habits habits;
    Pace pace;
    std::uint32_t seed = 0; // each case's own is made of this and its slug: alone it plays as it does among others
    unsigned workers = 1;
    unsigned repeat = 1; // the worst outcome of so many tries is the case's
};

// Called when a case is over, by one thread at a time, in whatever order they end.
using Heard = std::function<void(const Result&)>;

// Each worker has a server of its own from `make`. Adds to plan.habits what is detected.
std::vector<Result> play_servers(Plan& plan, const std::function<std::unique_ptr<Server>()>& make, const Heard& heard);

// Each worker has a user of its own. `port` 0: a free one for each case.
std::vector<Result> play_clients(Plan& plan, const std::function<std::unique_ptr<User>()>& make, int port,
                                 const Heard& heard);

} // namespace chat::check
