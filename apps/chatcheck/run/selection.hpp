// Which cases of a protocol are played.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/case.hpp"

#include <optional>
#include <string>
#include <vector>

namespace chat::check {

enum class Side { server, client };

struct Selection {
    Side side = Side::server;
    std::vector<std::string> only = {}; // globs over slugs and numbers; none: all
    std::vector<std::string> skip = {};
    Level level = Level::may;      // no weaker than this
    std::optional<int> stage = {}; // no later than this
};

// In the order of `cases`.
std::vector<const Case*> select(const Cases& cases, const Selection& selection);

} // namespace chat::check
