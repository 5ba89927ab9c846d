// The descriptor that an audit log is written to: a file of its own, or a stream such as standard error.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>

#include <sys/stat.h>

namespace chat {

// A file that cannot be an audit log: the operator's affair, in one line that names it.
class AuditError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// How a file ended when it was opened.
struct FileEnding {
    std::uint64_t last_seq = 0; // of its last record; 0 where there is none
    bool torn = false;          // a record was cut short at its end; it is taken away
};

class AuditFile {
public:
    // Opens the path, for the owner to write and the group to read where it is new; "-" is standard error. Throws
    // AuditError.
    explicit AuditFile(std::string path);
    AuditFile(AuditFile&& other) noexcept;
    AuditFile& operator=(AuditFile other) noexcept;
    ~AuditFile();

    // Takes the file for this process alone, reads how it ended and cuts a torn last line off. Nothing of a stream.
    // Throws AuditError where another process has it, where it cannot be read or cut, and where it holds something, but
    // no record near its end: it is somebody else's, and stays whole.
    FileEnding settle();

    const std::string& path() const noexcept { return path_; }
    std::string name() const { return standard_error() ? "standard error" : path_; }
    int descriptor() const noexcept { return descriptor_; }
    // A file of its own: it may be cut, locked and synced. Others are streams.
    bool regular() const noexcept { return !standard_error() && S_ISREG(status_.st_mode); }
    bool standard_error() const noexcept { return path_ == "-"; }
    bool same_as(const AuditFile& other) const noexcept;
    // Where the file ends now; -1 and errno where that cannot be told.
    off_t size() const noexcept;
    // Waits until a stream takes bytes, as many as PIPE_BUF, without blocking; false when the time is over.
    bool wait_until_writable(std::chrono::milliseconds time) const noexcept;

private:
    struct Tail {
        off_t begin = 0;
        std::string bytes;
    };

    void lock();
    FileEnding repair();
    Tail read_tail(off_t end) const;
    std::string read_bytes(off_t from, std::size_t size) const;
    [[noreturn]] void fail(int error, const char* what) const;

    std::string path_;
    int descriptor_ = -1;
    struct stat status_ {};
};

} // namespace chat
