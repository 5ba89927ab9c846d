// How much memory the lines of all buffers together may take, so that no client can talk the daemon to death.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace chat {

class MemoryBudget {
public:
    explicit MemoryBudget(std::size_t bytes) noexcept : free_(bytes) {}
    MemoryBudget(const MemoryBudget&) = delete;

    // False where so much is not left: then nothing is taken.
    bool take(std::size_t bytes) noexcept {
        if (bytes > free_) return false;
        free_ -= bytes;
        return true;
    }
    void give_back(std::size_t bytes) noexcept { free_ += bytes; }

private:
    std::size_t free_;
};

} // namespace chat
