// What is kept, and what is told, when the disk refuses: short writes, full disks, stuck disks.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/unit/audit/harness.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <latch>

using namespace chat;
using namespace chat::test;

namespace {

constexpr const char* full = "No space left on device";

struct Scene {
    AuditLog opens(const AuditLimits& limits = quick()) {
        auto owned = std::make_unique<MoodyDisk>();
        disk = owned.get();
        return AuditLog(path, clock, log, limits, std::move(owned));
    }
    // Records these many, one a turn.
    void records(AuditLog& audit, int count) {
        for (int i = 0; i < count; ++i) {
            audit.record(a_record("number " + std::to_string(++recorded)));
            audit.turn_over();
        }
    }
    std::size_t told(std::string_view part) {
        const auto lines = log.lines();
        const auto holds = [&](const std::string& line) { return line.find(part) != std::string::npos; };
        return static_cast<std::size_t>(std::ranges::count_if(lines, holds));
    }
    // Everything recorded is in the file, once and in order.
    bool all_there() {
        const auto written = records_of(path);
        for (std::size_t i = 0; i < written.size(); ++i)
            if (written[i]["said"] != "number " + std::to_string(i + 1)) return false;
        return contiguous(written) && written.size() == static_cast<std::size_t>(recorded);
    }

    Folder folder;
    const std::string path = folder / "audit.jsonl";
    ManualClock clock;
    LogBook log;
    MoodyDisk* disk = nullptr;
    int recorded = 0;
};

// A disk with so many bytes free, and more when they are given.
MoodyDisk::Answer with_free(std::shared_ptr<std::atomic<long>> free) {
    return [free](int, std::size_t size) -> long {
        const long given = std::min(free->load(), static_cast<long>(size));
        if (given == 0) return -ENOSPC;
        *free -= given;
        return given;
    };
}

} // namespace

TEST_CASE_METHOD(Scene, "refusals: whichever write fails, and wherever it was cut short, nothing is torn or lost") {
    const int error = GENERATE(ENOSPC, EIO, EINTR, 0);
    const int good = GENERATE(0, 1, 2, 6); // writes between two that fail
    for (long taken = 0; taken < 170; taken += 13) {
        int write = 0; // counted by the writer's thread alone
        auto audit = opens();
        disk->answers([&](int, std::size_t size) -> long {
            const int place = write++ % (good + 3);
            if (place == 0 && taken > 0) return std::min(taken, static_cast<long>(size));
            return place == 1 ? -error : static_cast<long>(size);
        });
        recorded = 0;
        records(audit, 30);
        audit.stop();
        INFO("errno " << error << " after " << taken << " bytes, then " << good + 1 << " good writes");
        REQUIRE(all_there());
        std::filesystem::remove(path);
    }
}

TEST_CASE_METHOD(Scene, "refusals: a disk that is full after any byte holds whole records, and gets the rest later") {
    for (long bytes = 0; bytes < 260; ++bytes) {
        const auto free = std::make_shared<std::atomic<long>>(bytes);
        LogBook told_now;
        auto owned = std::make_unique<MoodyDisk>();
        owned->answers(with_free(free));
        AuditLog audit(path, clock, told_now, quick(), std::move(owned));
        recorded = 0;
        for (int i = 0; i < 4; ++i) audit.record(a_record("number " + std::to_string(++recorded)));
        audit.turn_over();
        REQUIRE(told_now.says(full));
        INFO("full after " << bytes << " bytes");
        records_of(path); // whole records only
        *free = 1'000'000;
        REQUIRE(told_now.says("is written again"));
        audit.stop();
        REQUIRE(all_there());
        REQUIRE(told_now.lines().size() == 2);
        std::filesystem::remove(path);
    }
}

TEST_CASE_METHOD(Scene, "refusals: where even the torn record cannot be cut off, it is gone on with") {
    auto audit = opens();
    disk->refuses_to_truncate(EIO);
    const auto free = std::make_shared<std::atomic<long>>(100);
    disk->answers(with_free(free));
    records(audit, 3);
    REQUIRE(log.says(full));
    CHECK(read_file(path).size() == 100);
    *free = 1'000'000;
    audit.stop();
    CHECK(all_there());
}

TEST_CASE_METHOD(Scene, "refusals: the operator is told once when they begin and once when they end") {
    auto audit = opens();
    disk->refuses_everything(ENOSPC);
    records(audit, 10);
    REQUIRE(disk->has_refused(20));
    disk->refuses_everything(EIO);
    records(audit, 10);
    REQUIRE(disk->has_refused(20));
    CHECK(log.lines().size() == 1);
    disk->takes_everything();
    REQUIRE(log.says("is written again"));
    audit.stop();
    CHECK(told(path + ": No space left on device; records wait in memory") == 1);
    CHECK(told(path + ": is written again") == 1);
    CHECK(log.lines().size() == 2);
    CHECK(all_there());
}

TEST_CASE_METHOD(Scene, "refusals: what does not fit in memory is counted in a gap, exactly, and seq has no hole") {
    auto audit = opens(quick(2000));
    for (std::size_t round = 1; round <= 5; ++round) {
        const int before = disk->refusals();
        disk->refuses_everything(ENOSPC);
        while (disk->refusals() == before) records(audit, 1);
        records(audit, 100);
        disk->takes_everything();
        while (told("is written again") < round) records(audit, 1);
    }
    audit.stop();
    const auto written = records_of(path);
    CHECK(contiguous(written));
    CHECK(accounted(written) == static_cast<std::uint64_t>(recorded));
    std::uint64_t number = 1, gaps = 0;
    for (const Parsed& record : written) {
        if (record["event"] == "gap") {
            ++gaps;
            number += record.number("lost");
        } else if (record["said"] != "number " + std::to_string(number++)) {
            FAIL("number " << number - 1 << " is not where the gaps say");
        }
    }
    CHECK(gaps > 0);
    CHECK(std::ranges::any_of(written, [](const Parsed& record) { return record["reason"] == full; }));
}

TEST_CASE_METHOD(Scene, "refusals: memory is bounded by what may wait, and one record") {
    auto audit = opens(quick(4000));
    disk->refuses_everything(EIO);
    records(audit, 10'000);
    disk->takes_everything();
    audit.stop();
    const auto written = records_of(path);
    CHECK(accounted(written) == 10'000);
    CHECK(std::filesystem::file_size(path) < 4500 + 200);
    CHECK(written.back()["event"] == "gap"); // told at the end, if nothing comes before
}

TEST_CASE_METHOD(Scene, "refusals: one turn full of records is held to the same bound") {
    auto audit = opens(quick(4000));
    for (int i = 0; i < 1000; ++i) audit.record(a_record("x"));
    audit.stop();
    CHECK(accounted(records_of(path)) == 1000);
    CHECK(records_of(path).back()["reason"] == "the disk is slow");
}

TEST_CASE_METHOD(Scene, "refusals: stopping gives up in bounded time and says how many records were lost") {
    auto audit = opens(impatient(1000));
    const auto free = std::make_shared<std::atomic<long>>(200);
    disk->answers(with_free(free));
    records(audit, 500);
    const auto before = std::chrono::steady_clock::now();
    audit.stop();
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
    const auto kept = records_of(path);
    CHECK(contiguous(kept));
    CHECK(kept.size() == 2);
    CHECK(told("audit: 498 records are lost: No space left on device") == 1);
}

TEST_CASE_METHOD(Scene, "refusals: a disk that answers again while stopping gets everything") {
    auto audit = opens();
    const auto until = std::make_shared<std::atomic<int>>(50);
    disk->answers([until](int, std::size_t size) { return --*until > 0 ? -ENOSPC : static_cast<long>(size); });
    records(audit, 5);
    audit.stop();
    CHECK(all_there());
    CHECK(told("lost") == 0);
}

TEST_CASE_METHOD(Scene, "refusals: a write that hangs holds nobody up but the writer") {
    std::latch mended(1);
    auto audit = opens();
    disk->answers([&](int, std::size_t size) {
        mended.wait();
        return static_cast<long>(size);
    });
    records(audit, 5000); // with a hanging writer, this would not come back
    mended.count_down();
    audit.stop();
    CHECK(all_there());
    CHECK(log.lines().empty());
}

TEST_CASE_METHOD(Scene, "refusals: stopping twice, or recording afterwards, does no harm") {
    auto audit = opens();
    records(audit, 1);
    audit.stop();
    audit.stop();
    audit.record(a_record("too late"));
    audit.turn_over();
    CHECK(all_there());
}
