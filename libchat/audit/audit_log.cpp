// Taking records down on the loop.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/audit/audit_log.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

namespace chat {
namespace {

// The file, ready to be written, and how it ended.
AuditFile settled(AuditFile file, FileEnding& ending) {
    ending = file.settle();
    return file;
}

std::string reason_of(int refusal) {
    return refusal == 0 ? "the disk is slow" : std::generic_category().message(refusal);
}

} // namespace

AuditLog::AuditLog(std::string file, const Clock& clock, Log& log, const AuditLimits& limits,
                   std::unique_ptr<Disk> disk)
    : AuditLog(std::move(file), clock, log, limits, std::move(disk), FileEnding()) {}

AuditLog::AuditLog(std::string file, const Clock& clock, Log& log, const AuditLimits& limits,
                   std::unique_ptr<Disk> disk, FileEnding ending)
    : clock_(clock),
      log_(log),
      max_waiting_(limits.max_waiting),
      disk_(std::move(disk)),
      writer_(settled(AuditFile(std::move(file)), ending), *disk_, log, limits.patience) {
    last_seq_ = ending.last_seq;
    if (!ending.torn) return;
    append_gap(page_, next_stamp(), "torn last line", 1);
    turn_over();
}

void AuditLog::record(const AuditRecord& record) noexcept {
    take_down([&] { append_record(page_, next_stamp(), record); });
}

std::uint64_t AuditLog::heard(const Message& message) noexcept {
    if (!is_recorded(message)) return 0;
    const bool kept = take_down([&] { append_heard(page_, next_stamp(), message); });
    return kept ? last_seq_ : 0;
}

void AuditLog::turn_over() noexcept {
    if (!page_.empty()) writer_.take(page_); // what it does not take now is taken in the next turn
}

void AuditLog::reopen() {
    turn_over();
    writer_.reopen();
}

void AuditLog::stop() noexcept {
    if (std::exchange(stopped_, true)) return;
    append_all_or_nothing([&] {
        if (lost_ > 0) append_gap(page_, next_stamp(), reason_of(lost_to_), lost_);
        lost_ = 0;
    });
    turn_over();
    writer_.stop();
    const std::uint64_t lost = lost_ + records_in(page_) + writer_.unwritten();
    if (lost > 0) log_.error(fmt::format("audit: {} records are lost: {}", lost, reason_of(writer_.refusal())));
}

// False where it is lost.
template <class Append> bool AuditLog::take_down(Append append) noexcept {
    if (stopped_) return false;
    if (!has_room()) {
        lose_one(writer_.refusal());
        return false;
    }
    const bool kept = append_all_or_nothing([&] {
        if (lost_ > 0) append_gap(page_, next_stamp(), reason_of(lost_to_), lost_);
        append();
        lost_ = 0;
    });
    if (!kept) lose_one(ENOMEM);
    return kept;
}

// False where memory is short: the page and the count are as they were.
template <class Append> bool AuditLog::append_all_or_nothing(Append append) noexcept {
    const std::size_t size = page_.size();
    const std::uint64_t seq = last_seq_;
    try {
        append();
        return true;
    } catch (const std::bad_alloc&) {
        page_.resize(size);
        last_seq_ = seq;
        return false;
    }
}

Stamp AuditLog::next_stamp() noexcept { return {++last_seq_, timestamp_.text(clock_.now())}; }

// A gap is closed once half is free, or a disk that is nearly full would make a gap of every second record.
bool AuditLog::has_room() const noexcept {
    return page_.size() + writer_.waiting() <= (lost_ > 0 ? max_waiting_ / 2 : max_waiting_);
}

void AuditLog::lose_one(int why) noexcept {
    if (lost_++ == 0) lost_to_ = why;
}

} // namespace chat
