// The real disk.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/audit/disk.hpp"

#include <unistd.h>

namespace chat {

ssize_t Disk::write(int descriptor, std::string_view bytes) noexcept {
    return ::write(descriptor, bytes.data(), bytes.size());
}

int Disk::truncate(int descriptor, off_t size) noexcept { return ::ftruncate(descriptor, size); }

int Disk::sync(int descriptor) noexcept { return ::fdatasync(descriptor); }

} // namespace chat
