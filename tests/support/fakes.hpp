// Stand-ins for the world around rooms and talks: a clock that is set by hand, an audit that remembers, a slow journal.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/audit.hpp"
#include "libchat/core/clock.hpp"
#include "libchat/core/journal.hpp"
#include "libchat/core/lobby.hpp"
#include "libchat/core/memory_journal.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace chat::test {

class ManualClock final : public Clock {
public:
    Time now() const noexcept override { return time; }
    Time time{std::chrono::seconds(1'800'000'000)};
};

// Remembers each record as one line: "message bob lobby hi", "direct bob al hi", "leave bob lobby client closed",
// "name bob accepted".
// Written on the loop's thread, read on the test's.
class RecordingAudit final : public Audit {
public:
    void record(const AuditRecord& record) noexcept override;
    std::uint64_t heard(const Message& message) noexcept override;
    void turn_over() noexcept override {}

    std::vector<std::string> lines() const;
    // How many records begin with these words.
    std::size_t count(std::string_view beginning) const;

private:
    std::uint64_t remember(std::string line);

    mutable std::mutex mutex_;
    std::vector<std::string> lines_;
};

// Runs something later, on the loop's thread.
using Schedule = std::function<void(std::function<void()>)>;

// Keeps lines in memory, but says so later: what a disk does. With failing(), it says that it could not.
class DelayingJournal final : public Journal {
public:
    explicit DelayingJournal(Schedule schedule) : schedule_(std::move(schedule)) {}

    std::optional<result<LineNumber>> append(const Message& message) override;
    LineNumber begin() const noexcept override { return kept_.begin(); }
    LineNumber end() const noexcept override { return kept_.end(); }
    Later<Lines> read(LineNumber first, LineNumber last) const override;

    void failing(bool fails) { fails_ = fails; }

private:
    Schedule schedule_;
    MemoryJournal kept_;
    bool fails_ = false;
};

// A schedule that a test runs by hand.
class Pending {
public:
    Schedule schedule() {
        return [this](std::function<void()> deed) { deeds_.push_back(std::move(deed)); };
    }
    std::size_t count() const { return deeds_.size(); }
    void run_one();
    void run_all(); // also what comes up meanwhile

private:
    std::vector<std::function<void()>> deeds_;
};

// Every test that speaks does so with a journal that answers at once and with one that answers later.
enum class JournalKind { memory, delaying };
JournalMaker journals(JournalKind kind, Schedule schedule);

} // namespace chat::test
