// SIGHUP after logrotate: nothing lost, nothing twice, seq goes on.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/unit/audit/harness.hpp"

#include <cerrno>
#include <latch>
#include <random>

#include <sys/stat.h>

using namespace chat;
using namespace chat::test;

namespace {

struct Scene {
    AuditLog opens(const AuditLimits& limits = quick()) {
        auto owned = std::make_unique<MoodyDisk>();
        disk = owned.get();
        return AuditLog(path, clock, log, limits, std::move(owned));
    }

    Folder folder;
    const std::string path = folder / "audit.jsonl";
    const std::string old = folder / "audit.jsonl.1";
    ManualClock clock;
    LogBook log;
    MoodyDisk* disk = nullptr;
};

ino_t inode_of(const std::string& path) {
    struct stat status {};
    ::stat(path.c_str(), &status);
    return status.st_ino;
}

} // namespace

TEST_CASE_METHOD(Scene, "reopening: what was recorded before goes to the old file, what comes after to the new") {
    std::latch go(1);
    auto audit = opens();
    disk->answers([&](int, std::size_t size) {
        go.wait();
        return static_cast<long>(size);
    });
    audit.record(a_record("one"));
    audit.turn_over();
    audit.record(a_record("two")); // not yet handed over
    std::filesystem::rename(path, old);
    audit.reopen();
    audit.record(a_record("three"));
    go.count_down();
    audit.stop();
    REQUIRE(records_of(old).size() == 2);
    REQUIRE(records_of(path).size() == 1);
    CHECK(contiguous(records_of(old)));
    CHECK(contiguous(records_of(path), 3));
    CHECK(log.lines().empty());
}

TEST_CASE_METHOD(Scene, "reopening: a file that nobody moved is gone on with") {
    auto audit = opens();
    audit.record(a_record("one"));
    audit.reopen();
    audit.reopen();
    audit.record(a_record("two"));
    audit.stop();
    CHECK(records_of(path).size() == 2);
    CHECK(contiguous(records_of(path)));
    CHECK(log.lines().empty());
}

TEST_CASE_METHOD(Scene, "reopening: where the path cannot be opened the old file is kept and the operator told") {
    auto audit = opens();
    audit.record(a_record("one"));
    std::filesystem::rename(path, old);
    std::filesystem::create_directory(path);
    audit.reopen();
    REQUIRE(log.says(path + ": cannot be opened: Is a directory; the old file is kept"));
    audit.record(a_record("two"));
    audit.turn_over();
    std::filesystem::remove(path);
    audit.reopen();
    audit.record(a_record("three"));
    audit.stop();
    CHECK(records_of(old).size() == 2);
    CHECK(contiguous(records_of(path), 3));
    CHECK(log.lines().size() == 1);
}

TEST_CASE_METHOD(Scene, "reopening: a new file that another daemon has is not taken from it") {
    auto audit = opens();
    std::filesystem::rename(path, old);
    AuditLog other(path, clock, log, quick());
    audit.reopen();
    REQUIRE(log.says("another daemon keeps its audit log there"));
    audit.record(a_record("one"));
    audit.stop();
    other.stop();
    CHECK(records_of(old).size() == 1);
    CHECK(records_of(path).empty());
}

TEST_CASE_METHOD(Scene, "reopening: a disk that refuses is left at once, and what waits goes to the new file") {
    auto audit = opens();
    const ino_t refused = inode_of(path);
    const auto free = std::make_shared<std::atomic<long>>(100); // a record and a piece of the next
    disk->answers([=](int descriptor, std::size_t size) -> long {
        struct stat status {};
        ::fstat(descriptor, &status);
        if (status.st_ino != refused) return static_cast<long>(size);
        const long given = std::min(free->load(), static_cast<long>(size));
        *free -= given;
        return given > 0 ? given : -EIO;
    });
    const bool cuttable = GENERATE(true, false);
    if (!cuttable) disk->refuses_to_truncate(EIO);
    for (int i = 0; i < 10; ++i) audit.record(a_record("x"));
    audit.turn_over();
    REQUIRE(log.says("Input/output error"));
    std::filesystem::rename(path, old);
    audit.reopen();
    REQUIRE(log.says("is written again"));
    audit.stop();
    CHECK(records_of(path).size() == 9);
    CHECK(contiguous(records_of(path), 2));
    if (cuttable) CHECK(records_of(old).size() == 1);
    CHECK(log.lines().size() == 2);
}

TEST_CASE_METHOD(Scene, "reopening: often, under load and with a moody disk, nothing is lost and nothing is twice") {
    auto audit = opens();
    std::minstd_rand random(7);
    disk->answers([&](int, std::size_t size) -> long { // the writer's thread alone draws
        if (random() % 4 == 0) return -ENOSPC;
        return random() % 4 == 0 ? static_cast<long>(1 + random() % size) : static_cast<long>(size);
    });
    constexpr int rotations = 20;
    for (int rotation = 0; rotation < rotations; ++rotation) {
        for (int i = 0; i < 100; ++i) {
            audit.record(a_record("x"));
            if (i % 7 == 0) audit.turn_over();
        }
        // As logrotate does: the next is moved away once the last was opened.
        if (rotation % 2 == 0) audit.record(a_record("reload"));
        std::filesystem::rename(path, folder / std::to_string(rotation).c_str());
        write_file(path, "");
        audit.reopen();
    }
    disk->takes_everything();
    audit.stop();
    std::uint64_t next = 1;
    for (int rotation = 0; rotation <= rotations; ++rotation) {
        const std::string file = rotation < rotations ? folder / std::to_string(rotation).c_str() : path;
        const auto records = records_of(file);
        CHECK(contiguous(records, next));
        next += records.size();
    }
    CHECK(next == 1 + 20 * 100 + 10);
}
