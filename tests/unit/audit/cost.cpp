// What a record costs the loop, in memory and in time.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/unit/audit/harness.hpp"

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <new>

using namespace chat;
using namespace chat::test;

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CHAT_ALLOCATOR_TAKEN // clang's has an operator new of its own
#endif
#endif

namespace {

[[maybe_unused]] thread_local std::size_t allocations = 0;
[[maybe_unused]] thread_local bool memory_is_short = false;

} // namespace

#ifndef CHAT_ALLOCATOR_TAKEN
void* operator new(std::size_t size) {
    ++allocations;
    void* memory = memory_is_short ? nullptr : std::malloc(size);
    if (!memory) throw std::bad_alloc();
    return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif

namespace {

const std::string lobby = "lobby";

// What this thread has used of a processor, whatever else the machine does.
std::chrono::nanoseconds thread_time() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

Message typical() {
    return {lobby, Speaker(1, "Bob", new Origin("commands", "crlf", 17, "192.0.2.7", 50123)),
            Said("I think we should meet at the library at noon, shall we?")};
}

} // namespace

#ifndef CHAT_ALLOCATOR_TAKEN
TEST_CASE("cost: once warm, a record allocates nothing on the loop") {
    Folder folder;
    ManualClock clock;
    LogBook log;
    AuditLog audit(folder / "audit.jsonl", clock, log);
    const Message message = typical();
    const auto turn = [&] {
        for (int i = 0; i < 2000; ++i) audit.heard(message);
        audit.turn_over();
    };
    turn();
    const std::size_t before = allocations;
    for (int i = 0; i < 8; ++i) turn();
    // A new page grows while the writer still has the others: some twenty steps a turn at worst, never one per record.
    CHECK(allocations - before < 8 * 30);
}

TEST_CASE("cost: where memory is short a record is counted as lost, and nothing is thrown") {
    Folder folder;
    ManualClock clock;
    LogBook log;
    AuditLog audit(folder / "audit.jsonl", clock, log);
    const std::string flood(1'000'000, 'x');
    audit.record(a_record("one"));
    memory_is_short = true;
    audit.record(a_record(flood));
    audit.record(a_record(flood));
    memory_is_short = false;
    audit.record(a_record("four"));
    audit.stop();
    const auto records = records_of(folder / "audit.jsonl");
    REQUIRE(records.size() == 3);
    CHECK(contiguous(records));
    CHECK(records[1]["event"] == "gap");
    CHECK(records[1]["reason"] == "Cannot allocate memory");
    CHECK(records[1].number("lost") == 2);
    CHECK(records[2]["said"] == "four");
}
#endif

TEST_CASE("cost: measured", "[.measure]") {
    Folder folder;
    const std::string path = folder / "audit.jsonl";
    const WallClock clock;
    LogBook log;
    const Message message = typical();
    for (const int per_turn : {1, 20, 200}) {
        AuditLog audit(path, clock, log);
        constexpr int count = 400'000;
        const auto begin = thread_time();
        for (int i = 0; i < count; i += per_turn) {
            for (int k = 0; k < per_turn; ++k) audit.heard(message);
            audit.turn_over();
        }
        const auto taken = thread_time() - begin;
        audit.stop();
        std::cout << per_turn << " records a turn: " << taken.count() / count << " ns of the loop's time a record; "
                  << accounted(records_of(path)) << " accounted for\n";
        std::filesystem::remove(path);
    }
}
