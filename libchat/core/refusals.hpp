// What one client was refused, for the audit log: the first ones each, a flood of them as a count.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/audit.hpp"
#include "libchat/core/origin.hpp"

#include <cstdint>

namespace chat {

// A refusal costs a client a byte, and the log two hundred. So each of the first `told_each` is a record; then only one
// for as many as there were before it, and conclude() has the rest.
class Refusals {
public:
    static constexpr std::uint32_t told_each = 64;

    void record(Audit& audit, const AuditRecord& refusal);
    // To be called when the client is gone.
    void conclude(Audit& audit, const OriginPtr& origin);

private:
    std::uint32_t count_ = 0;
};

} // namespace chat
