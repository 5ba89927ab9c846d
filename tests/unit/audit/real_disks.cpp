// The same on what the kernel itself refuses: a full device, a file size limit, a small file system, a stream.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/unit/audit/harness.hpp"

#include <array>
#include <cstring>
#include <iostream>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace chat;
using namespace chat::test;

namespace {

struct Scene {
    Folder folder;
    ManualClock clock;
    LogBook log;
};

void record(AuditLog& audit, int count) {
    for (int i = 0; i < count; ++i) {
        audit.record(a_record("a few words, number " + std::to_string(i)));
        audit.turn_over();
    }
}

// No second attempt before stop(): until then the file lies still.
AuditLimits unhurried() {
    AuditLimits limits;
    limits.patience = {deadline, deadline};
    return limits;
}

// The soft limit of this process, for a while.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

// A file system of 64 KiB, seen by this process alone; not there where it may not be mounted.
class SmallDisk {
public:
    explicit SmallDisk(std::string path) : path_(std::move(path)) {
        std::filesystem::create_directory(path_);
        if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=64k") != 0)
            std::cout << "skipped: no small file system can be mounted here: " << std::strerror(errno) << '\n';
        else
            mounted_ = true;
    }
    SmallDisk(const SmallDisk&) = delete;
    ~SmallDisk() {
        if (mounted_) ::umount2(path_.c_str(), MNT_DETACH);
    }
    explicit operator bool() const { return mounted_; }

private:
    std::string path_;
    bool mounted_ = false;
};

std::string read_some(int descriptor, std::size_t size) {
    std::string bytes;
    std::array<char, 999> some;
    while (bytes.size() < size) {
        const ssize_t n = ::read(descriptor, some.data(), std::min(some.size(), size - bytes.size()));
        if (n <= 0) break;
        bytes.append(some.data(), static_cast<std::size_t>(n));
    }
    return bytes;
}

} // namespace

TEST_CASE_METHOD(Scene, "real disks: a device that is always full loses everything and says so") {
    AuditLog audit("/dev/full", clock, log, impatient());
    record(audit, 10);
    REQUIRE(log.says("audit: /dev/full: No space left on device"));
    audit.stop();
    CHECK(log.lines().back() == "audit: 10 records are lost: No space left on device");
}

TEST_CASE_METHOD(Scene, "real disks: a file that may not grow is an errno, not a signal that kills") {
    const std::string path = folder / "audit.jsonl";
    AuditLog audit(path, clock, log, unhurried());
    {
        const FileSizeLimit limit(1000);
        record(audit, 50);
        REQUIRE(log.says("File too large"));
        CHECK(contiguous(records_of(path)));
        CHECK(std::filesystem::file_size(path) <= 1000);
    }
    audit.stop();
    CHECK(log.says("is written again"));
    CHECK(records_of(path).size() == 50);
    CHECK(contiguous(records_of(path)));
}

TEST_CASE_METHOD(Scene, "real disks: a small file system fills up, is emptied, and the log goes on") {
    const SmallDisk disk(folder / "small");
    if (!disk) return;
    const std::string path = folder / "small/audit.jsonl";
    const std::string ballast = folder / "small/ballast";
    write_file(ballast, std::string(40'000, 'x'));
    AuditLog audit(path, clock, log, unhurried());
    record(audit, 400); // more than fits beside the ballast, less than without
    REQUIRE(log.says("No space left on device"));
    CHECK(contiguous(records_of(path)));
    std::filesystem::remove(ballast);
    audit.stop();
    CHECK(log.says("is written again"));
    CHECK(contiguous(records_of(path)));
    CHECK(records_of(path).size() == 400);
}

TEST_CASE_METHOD(Scene, "real disks: a pipe that nobody reads does not keep the daemon from stopping") {
    const std::string path = folder / "pipe";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    AuditLog audit(path, clock, log, impatient());
    record(audit, 3000);
    audit.stop();
    CHECK_THAT(log.lines().back(), contains_text("records are lost"));
}

TEST_CASE_METHOD(Scene, "real disks: a pipe that is read slowly gets every byte once") {
    const std::string path = folder / "pipe";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    AuditLog audit(path, clock, log, quick());
    record(audit, 2000);
    audit.record(a_record(std::string(100'000, 'x'))); // longer than any pipe takes at once
    audit.turn_over();
    const int reader = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(reader >= 0);
    std::string bytes;
    while (!bytes.ends_with("xxx\"}\n")) bytes += read_some(reader, 1);
    audit.stop();
    ::close(reader);
    write_file(folder / "copy", bytes);
    const auto records = records_of(folder / "copy");
    CHECK(records.size() == 2001);
    CHECK(contiguous(records));
}

TEST_CASE_METHOD(Scene, "real disks: standard error is written to, never cut, and stays open") {
    const std::string path = folder / "standard_error";
    write_file(path, "not a record");
    const int before = ::dup(STDERR_FILENO);
    const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    ::dup2(file, STDERR_FILENO);
    {
        AuditLog audit("-", clock, log, quick());
        record(audit, 1);
        audit.reopen();
        record(audit, 1);
    }
    const bool open = ::write(STDERR_FILENO, "after", 5) == 5;
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    ::close(file);
    CHECK(open);
    CHECK(read_file(path).starts_with("not a record{\"seq\":1,"));
    CHECK(read_file(path).ends_with("\"}\nafter"));
    CHECK(log.lines().empty());
}
