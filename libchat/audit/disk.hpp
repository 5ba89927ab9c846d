// The calls that a disk can refuse, in one place, so that a test can refuse them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <sys/types.h>

namespace chat {

// As write(2), ftruncate(2) and fdatasync(2): -1 and errno where it is refused. Any thread.
class Disk {
public:
    virtual ~Disk() = default;
    virtual ssize_t write(int descriptor, std::string_view bytes) noexcept;
    virtual int truncate(int descriptor, off_t size) noexcept;
    virtual int sync(int descriptor) noexcept;
};

} // namespace chat
