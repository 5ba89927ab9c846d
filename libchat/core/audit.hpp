// Who is told everything that happens: the audit log, seen from the rooms and the connections.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/message.hpp"
#include "libchat/core/origin.hpp"

#include <optional>
#include <string_view>

namespace chat {

// One record. What does not apply is left out; the strings are copied before record() returns and may hold any bytes.
struct AuditRecord {
    AuditRecord() = default;
    AuditRecord(std::string_view e, const OriginPtr& from) : event(e), origin(from.get()) {}

    std::string_view event; // "start stop reload connect disconnect name direct refused oper kill slow-reader"
    const Origin* origin = nullptr;
    std::optional<std::string_view> name;        // who it is about
    std::optional<std::string_view> room;        // where
    std::optional<std::string_view> said;        // the text alone, as it came
    std::optional<std::string_view> raw;         // the bytes as they came, where no other field has them
    std::optional<std::string_view> dialect;     // how he speaks, where the protocol told it by his bytes: "len4"
    std::optional<std::string_view> disposition; // "accepted", "rejected", ...
    std::optional<std::string_view> reason;      // why: "name in use", "client closed", ...
};

class Audit {
public:
    virtual ~Audit() = default;

    // Takes the record down; never blocks, never fails the caller. Loop thread only.
    virtual void record(const AuditRecord& record) noexcept = 0;
    // The same for a message, before anybody hears it: "message", "direct", "join", "leave", "kick", "rename", "topic",
    // "mode" or "invite". Its number, which no other record has; 0 where there is none of it.
    virtual std::uint64_t heard(const Message& message) noexcept = 0;
    // Called once per turn of the loop: what was taken down may go on its way to the disk.
    virtual void turn_over() noexcept = 0;
};

// Keeps no record: for an empty `file =` and for tests that look elsewhere.
class NoAudit final : public Audit {
public:
    void record(const AuditRecord&) noexcept override {}
    std::uint64_t heard(const Message&) noexcept override { return ++count_; }
    void turn_over() noexcept override {}

private:
    std::uint64_t count_ = 0;
};

} // namespace chat
