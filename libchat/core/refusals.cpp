// Telling each refusal, or how many there were.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/refusals.hpp"

#include <bit>
#include <string>

namespace chat {
namespace {

void tell(Audit& audit, const Origin* origin, std::uint32_t untold) {
    AuditRecord record;
    record.event = "refused";
    record.origin = origin;
    const std::string reason = std::to_string(untold) + " requests more";
    record.reason = reason;
    audit.record(record);
}

} // namespace

void Refusals::record(Audit& audit, const AuditRecord& refusal) {
    if (count_ == UINT32_MAX) return; // 4,294,967,295 and no end
    ++count_;
    if (count_ <= told_each)
        audit.record(refusal);
    else if (std::has_single_bit(count_))
        tell(audit, refusal.origin, count_ / 2);
}

void Refusals::conclude(Audit& audit, const OriginPtr& origin) {
    if (count_ <= told_each) return;
    if (const std::uint32_t untold = count_ - std::bit_floor(count_); untold > 0) tell(audit, origin.get(), untold);
}

} // namespace chat
