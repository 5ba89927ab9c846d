// One record of the audit log as one line of JSON.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/audit.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chat {

// What every record begins with.
struct Stamp {
    std::uint64_t seq;
    std::string_view time;
};

// Each appends one whole line, its end included, or throws std::bad_alloc and may have appended a part of it.
void append_record(std::string& page, const Stamp& stamp, const AuditRecord& record);
// False for what is no record of its own: signals between programs, and what other records tell.
bool is_recorded(const Message& message) noexcept;
// What a room heard, with `text` as a client is shown it (seed 003).
void append_heard(std::string& page, const Stamp& stamp, const Message& message);
// `lost` records are missing here.
void append_gap(std::string& page, const Stamp& stamp, std::string_view reason, std::uint64_t lost);

// The seq of a whole line without its end; nothing where the line is no record.
std::optional<std::uint64_t> seq_of(std::string_view line) noexcept;
// True when `bytes` can be what is left of a record whose writing was cut short: by a dead process, or by a dead
// machine whose file system had made the file longer and not filled it.
bool is_torn_record(std::string_view bytes) noexcept;
// How many records whole lines stand for: a gap stands for those it counts.
std::uint64_t records_in(std::string_view lines) noexcept;

} // namespace chat
