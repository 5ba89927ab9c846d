// The audit log of a simulation: the real one, and beside it who should hear what.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/audit/audit_log.hpp"
#include "libchat/core/audit.hpp"
#include "tests/simulation/disk.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace chat::simulation {

using ConnectionId = std::uint64_t; // as the audit counts them, over all lives of the daemon

// Something said, in the order in which all was said.
struct Utterance {
    std::string room;
    std::string text;
};

// Outlives the daemon's lives. A line must be on the disk, at its number, before anybody hears it.
class Ledger final : public Audit {
public:
    Ledger(const Disk& disk, std::string file) : disk_(disk), file_(std::move(file)) {}

    // A life of the daemon begins, and ends: all its records are in the file.
    void opens(const Clock& clock, Log& log);
    void closes() { log_.reset(); }
    const std::string& file() const noexcept { return file_; }

    // Audit
    void record(const AuditRecord& record) noexcept override { log_->record(record); }
    std::uint64_t heard(const Message& message) noexcept override;
    void turn_over() noexcept override { log_->turn_over(); }

    // His own words come back to him, too.
    void hears_himself(ConnectionId who) { hears_himself_.insert(who); }
    // What he must have heard by now, in order: everything said in a room while he had a seat there.
    const std::vector<std::uint32_t>& heard_by(ConnectionId who) { return heard_by_[who]; }
    const Utterance& utterance(std::uint32_t number) const { return said_[number]; }
    std::size_t said() const noexcept { return said_.size(); }
    const std::map<std::string, std::set<ConnectionId>>& seats() const noexcept { return seats_; }

    // The first promise that was broken inside a call that may not fail; empty where none was.
    const std::string& broken() const noexcept { return broken_; }
    // Every record of all lives is in the file, numbered from 1 without holes; where memory ran out, a record may say
    // that others before it are not.
    enum class Gaps { none, told };
    void promises_whole_file(Gaps gaps = Gaps::none) const;

private:
    void note(const Message& message);
    void say(const Message& message, const Said& said);

    const Disk& disk_;
    const std::string file_;
    std::optional<AuditLog> log_;
    std::vector<Utterance> said_;
    std::map<std::string, LineNumber> next_; // by room: no line before it is told any more
    std::map<std::string, std::set<ConnectionId>> seats_;
    std::map<ConnectionId, std::vector<std::uint32_t>> heard_by_;
    std::set<ConnectionId> hears_himself_;
    std::string broken_;
};

} // namespace chat::simulation
