// The audit log: everything that happens, as JSON Lines in a file, beside the conversations and never in their way.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/audit/audit_writer.hpp"
#include "libchat/audit/disk.hpp"
#include "libchat/audit/json_record.hpp"
#include "libchat/audit/timestamp.hpp"
#include "libchat/core/audit.hpp"
#include "libchat/core/clock.hpp"
#include "libchat/core/log.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace chat {

struct AuditLimits {
    std::size_t max_waiting = 8 * 1024 * 1024; // bytes in memory for a disk that is slow or refuses
    Patience patience;
};

// One record a line; `seq` counts them from 1 without holes, over restarts and rotations too. A record is formatted
// once, on the loop, and written by a thread of its own (docs/audit.md has the promises). All members but the
// constructor are for the loop thread.
class AuditLog final : public Audit {
public:
    // Opens `file`, or standard error where it is "-", and goes on from its last record; a torn last line is cut off
    // and counted in a gap. Throws AuditError where the file cannot be opened, is no audit log, or another process has
    // it. `clock` and `log` outlive this; `disk` is for tests.
    AuditLog(std::string file, const Clock& clock, Log& log, const AuditLimits& limits = {},
             std::unique_ptr<Disk> disk = std::make_unique<Disk>());
    ~AuditLog() override { stop(); }

    // While more than max_waiting bytes wait, records are counted instead of taken down and get no seq. Once half of
    // that is free again, the next one is preceded by a gap with their number.
    void record(const AuditRecord& record) noexcept override;
    std::uint64_t heard(const Message& message) noexcept override;
    void turn_over() noexcept override;

    // Opens the path anew once all that was recorded before is written (AuditWriter::reopen). Throws std::bad_alloc.
    void reopen();
    // Writes everything out and closes the record: at once, or after Patience::at_stop when the disk refuses; then the
    // log is told how many records were lost. What is recorded afterwards is not kept.
    void stop() noexcept;

private:
    AuditLog(std::string file, const Clock& clock, Log& log, const AuditLimits& limits, std::unique_ptr<Disk> disk,
             FileEnding ending);

    template <class Append> bool take_down(Append append) noexcept;
    template <class Append> bool append_all_or_nothing(Append append) noexcept;
    Stamp next_stamp() noexcept;
    bool has_room() const noexcept;
    void lose_one(int why) noexcept;

    const Clock& clock_;
    Log& log_;
    const std::size_t max_waiting_;
    const std::unique_ptr<Disk> disk_;
    Timestamp timestamp_;
    std::string page_; // what was taken down in this turn
    std::uint64_t last_seq_ = 0;
    std::uint64_t lost_ = 0; // since the last gap
    int lost_to_ = 0;        // errno; 0 where the disk was slow
    bool stopped_ = false;
    AuditWriter writer_;
};

} // namespace chat
