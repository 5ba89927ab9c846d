// Opening, locking and repairing the file of an audit log.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/audit/audit_file.hpp"

#include "libchat/audit/json_record.hpp"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

namespace chat {
namespace {

constexpr off_t shortest_tail = 64 * 1024;
constexpr off_t longest_tail = 16 * 1024 * 1024; // no record is longer than this

int open_path(const std::string& path) {
    if (path == "-") return ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    return ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0640);
}

// The seq of the last of these whole lines that is a record.
std::optional<std::uint64_t> last_seq_of(std::string_view lines) {
    while (!lines.empty()) {
        lines.remove_suffix(1); // its end
        const std::size_t begin = lines.rfind('\n') + 1;
        if (const auto seq = seq_of(lines.substr(begin))) return seq;
        lines = lines.substr(0, begin);
    }
    return std::nullopt;
}

} // namespace

AuditFile::AuditFile(std::string path) : path_(std::move(path)), descriptor_(open_path(path_)) {
    if (descriptor_ < 0) fail(errno, "cannot be opened");
    if (::fstat(descriptor_, &status_) != 0) {
        const int error = errno;
        ::close(descriptor_);
        fail(error, "cannot be looked at");
    }
}

AuditFile::AuditFile(AuditFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), status_(other.status_) {}

AuditFile& AuditFile::operator=(AuditFile other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(status_, other.status_);
    return *this;
}

AuditFile::~AuditFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

FileEnding AuditFile::settle() {
    if (!regular()) return {};
    lock();
    return repair();
}

bool AuditFile::same_as(const AuditFile& other) const noexcept {
    return status_.st_dev == other.status_.st_dev && status_.st_ino == other.status_.st_ino;
}

off_t AuditFile::size() const noexcept {
    struct stat now {};
    return ::fstat(descriptor_, &now) == 0 ? now.st_size : -1;
}

bool AuditFile::wait_until_writable(std::chrono::milliseconds time) const noexcept {
    pollfd stream{descriptor_, POLLOUT, 0};
    return ::poll(&stream, 1, static_cast<int>(time.count())) == 1;
}

// The lock belongs to the open file: it ends with the descriptor, whatever way the process ends.
void AuditFile::lock() {
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
    if (errno == EWOULDBLOCK) fail(0, "another daemon keeps its audit log there");
    fail(errno, "cannot be locked");
}

FileEnding AuditFile::repair() {
    const off_t end = size();
    const Tail tail = read_tail(end);
    const std::size_t whole = tail.bytes.rfind('\n') + 1;
    const std::string_view torn = std::string_view(tail.bytes).substr(whole);
    constexpr const char* foreign = "is there already, and is no audit log";
    if (!torn.empty()) {
        if (!is_torn_record(torn) || (whole == 0 && tail.begin != 0)) fail(0, foreign);
        if (::ftruncate(descriptor_, end - static_cast<off_t>(torn.size())) != 0)
            fail(errno, "its torn last line cannot be cut off");
    }
    const auto last_seq = last_seq_of(std::string_view(tail.bytes).substr(0, whole));
    if (whole > 0 && !last_seq) fail(0, foreign);
    return {last_seq.value_or(0), !torn.empty()};
}

// As much of the end as holds one record, if one is there.
AuditFile::Tail AuditFile::read_tail(off_t end) const {
    for (off_t length = shortest_tail;; length *= 4) {
        Tail tail;
        tail.begin = std::max(off_t{0}, end - length);
        tail.bytes = read_bytes(tail.begin, static_cast<std::size_t>(end - tail.begin));
        const std::size_t whole = tail.bytes.rfind('\n') + 1;
        const bool found = last_seq_of(std::string_view(tail.bytes).substr(0, whole)).has_value();
        if (found || tail.begin == 0 || length >= longest_tail) return tail;
    }
}

std::string AuditFile::read_bytes(off_t from, std::size_t size) const {
    std::string bytes(size, '\0');
    for (std::size_t done = 0; done < size;) {
        const ssize_t n = ::pread(descriptor_, bytes.data() + done, size - done, from + static_cast<off_t>(done));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) fail(n < 0 ? errno : EIO, "cannot be read");
        done += static_cast<std::size_t>(n);
    }
    return bytes;
}

void AuditFile::fail(int error, const char* what) const {
    std::string message = "audit: " + name() + ": " + what;
    if (error != 0) message += ": " + std::generic_category().message(error);
    throw AuditError(message);
}

} // namespace chat
