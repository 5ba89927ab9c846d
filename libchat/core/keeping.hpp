// What the operator wants of the journal: how surely a line is kept, and how many are.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace chat {

// What a line outlives once its speaker was told that it is kept.
enum class Durability : std::uint8_t {
    synced,  // the machine's power failing
    written, // the daemon being killed
    memory,  // nothing
};

// How much of a room's history is kept. 0: all of it.
struct Keeping {
    std::uint64_t lines = 0;
    std::uint64_t days = 0;

    bool all() const noexcept { return lines == 0 && days == 0; }
};

} // namespace chat
