// How the stand-ins behave.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/fakes.hpp"

#include <algorithm>
#include <utility>

namespace chat::test {
namespace {

void add(std::string& line, std::optional<std::string_view> word) {
    if (word) line.append(" ").append(*word);
}

struct Described {
    std::string_view operator()(const Said&) const { return "message"; }
    std::string_view operator()(const Told&) const { return "direct"; }
    std::string_view operator()(const Joined&) const { return "join"; }
    std::string_view operator()(const Left&) const { return "leave"; }
    std::string_view operator()(const Gone&) const { return "leave"; }
    std::string_view operator()(const Kicked&) const { return "kick"; }
    std::string_view operator()(const Renamed&) const { return "rename"; }
    std::string_view operator()(const TopicSet&) const { return "topic"; }
    std::string_view operator()(const RulesChanged&) const { return "mode"; }
    std::string_view operator()(const Invited&) const { return "invite"; }
    template <class Other> std::string_view operator()(const Other&) const { return {}; } // no record
};

struct Details {
    void operator()(const Said& said) const {
        add(line, said.text);
        if (!said.raw.empty()) line.append(" raw:").append(said.raw);
    }
    void operator()(const Told& told) const {
        add(line, told.to);
        operator()(told.what);
    }
    void operator()(const Joined&) const {}
    void operator()(const Left& left) const { add_reason(left.why); }
    void operator()(const Gone& gone) const { add_reason(gone.why); }
    void operator()(const Kicked& kicked) const {
        add(line, kicked.whom.name);
        add_reason(kicked.why);
    }
    void operator()(const Renamed& renamed) const { add(line, renamed.to); }
    void operator()(const TopicSet& set) const { add(line, set.topic); }
    void operator()(const RulesChanged& rules) const { add(line, rules.changes); }
    void operator()(const Invited& invited) const { add(line, invited.whom.name); }
    template <class Other> void operator()(const Other&) const {}
    void add_reason(const std::string& why) const {
        if (!why.empty()) add(line, why);
    }

    std::string& line;
};

} // namespace

void RecordingAudit::record(const AuditRecord& record) noexcept {
    std::string line(record.event);
    if (record.event == "connect") add(line, record.origin->ip);
    for (const auto& word : {record.name, record.room, record.said, record.disposition, record.reason}) add(line, word);
    if (record.dialect) line.append(" dialect:").append(*record.dialect);
    if (record.raw) line.append(" raw:").append(*record.raw);
    remember(std::move(line));
}

std::uint64_t RecordingAudit::heard(const Message& message) noexcept {
    std::string line(std::visit(Described(), message.what));
    if (line.empty()) return 0;
    add(line, message.by.name);
    if (!message.room.empty()) add(line, message.room);
    std::visit(Details{line}, message.what);
    return remember(std::move(line));
}

std::uint64_t RecordingAudit::remember(std::string line) {
    const std::lock_guard lock(mutex_);
    lines_.push_back(std::move(line));
    return lines_.size();
}

std::vector<std::string> RecordingAudit::lines() const {
    const std::lock_guard lock(mutex_);
    return lines_;
}

std::size_t RecordingAudit::count(std::string_view beginning) const {
    const auto all = lines();
    return static_cast<std::size_t>(
        std::ranges::count_if(all, [&](const std::string& line) { return line.starts_with(beginning); }));
}

std::optional<result<LineNumber>> DelayingJournal::append(const Message& message) {
    schedule_([this, copy = message, fails = fails_] {
        if (fails)
            committed(errc::not_stored);
        else
            committed(*kept_.append(copy));
    });
    return std::nullopt;
}

Later<Lines> DelayingJournal::read(LineNumber first, LineNumber last) const {
    auto [later, answer] = Later<Lines>::pending();
    auto shared = std::make_shared<Answer<Lines>>(std::move(answer)); // std::function copies
    schedule_([this, shared, first, last] { shared->give(kept_.read(first, last).take()); });
    return std::move(later);
}

void Pending::run_one() {
    auto deed = std::move(deeds_.front());
    deeds_.erase(deeds_.begin());
    deed();
}

void Pending::run_all() {
    while (count() > 0) run_one();
}

JournalMaker journals(JournalKind kind, Schedule schedule) {
    return [kind, schedule = std::move(schedule)](const std::string&) -> std::unique_ptr<Journal> {
        if (kind == JournalKind::memory) return std::make_unique<MemoryJournal>();
        return std::make_unique<DelayingJournal>(schedule);
    };
}

} // namespace chat::test
