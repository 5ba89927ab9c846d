// How a store keeps its file.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/keeping.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace chat {

struct StoreOptions {
    std::string file;
    Durability durability = Durability::synced;         // synced or written
    std::size_t tail = 64 * 1024;                       // bytes of a room's last lines that stay in memory
    std::chrono::milliseconds patience{200};            // for a file that another process holds
    std::chrono::milliseconds between_attempts{250};    // once it cannot be written
    std::chrono::milliseconds between_prunings{60'000}; // by days
    const char* vfs = nullptr;                          // for tests: SQLite's name of another file system
};

} // namespace chat
