// One daemon a file: a lock that ends with the process, whatever way it ends.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

namespace chat {

// On a file beside it, FILE-lock, which stays: SQLite's own locks would be lost with any descriptor of FILE that
// closes.
class FileLock {
public:
    // Makes `file`, empty, and its folder where they are not there. Throws StoreError where another process has the
    // lock.
    explicit FileLock(const std::string& file);
    FileLock(const FileLock&) = delete;
    ~FileLock();

private:
    int descriptor_ = -1;
};

} // namespace chat
