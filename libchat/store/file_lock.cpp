// Taking the lock.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/file_lock.hpp"

#include "libchat/store/schema.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace chat {
namespace {

[[noreturn]] void fail(const std::string& file, const std::string& why) {
    throw StoreError(fmt::format("journal: {}: {}", file, why), false);
}

void make_folder(const std::string& file) {
    const auto folder = std::filesystem::path(file).parent_path();
    std::error_code failure;
    if (!folder.empty()) std::filesystem::create_directories(folder, failure);
    if (failure) fail(file, fmt::format("its folder cannot be made: {}", failure.message()));
}

// For the owner to write and the group to read, as the audit log.
int open_or_make(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0640);
    if (descriptor < 0) fail(path, std::generic_category().message(errno));
    return descriptor;
}

} // namespace

FileLock::FileLock(const std::string& file) {
    make_folder(file);
    const std::string path = file + "-lock";
    descriptor_ = open_or_make(path);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) {
        ::close(open_or_make(file)); // SQLite would let everybody read it
        return;
    }
    const int why = errno;
    ::close(descriptor_);
    if (why == EWOULDBLOCK) fail(file, "another daemon keeps its journal there");
    fail(path, std::generic_category().message(why));
}

FileLock::~FileLock() { ::close(descriptor_); }

} // namespace chat
