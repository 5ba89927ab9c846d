// Noting who is where, and what is said there.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/ledger.hpp"

#include "tests/simulation/promise.hpp"

#include <charconv>
#include <fstream>
#include <variant>

namespace chat::simulation {
namespace {

// A disk that need not outlive the machine.
struct QuickDisk final : chat::Disk {
    int sync(int) noexcept override { return 0; }
};

ConnectionId connection_of(const Speaker& who) { return who.origin->conn; }

} // namespace

void Ledger::opens(const Clock& clock, Log& log) {
    log_.emplace(file_, clock, log, AuditLimits(), std::make_unique<QuickDisk>());
    seats_.clear();
}

std::uint64_t Ledger::heard(const Message& message) noexcept {
    try {
        note(message);
    } catch (const Broken& e) {
        if (broken_.empty()) broken_ = e.what();
    }
    return log_->heard(message);
}

void Ledger::note(const Message& message) {
    const std::string room(message.room);
    const ConnectionId who = connection_of(message.by);
    if (const auto* said = std::get_if<Said>(&message.what)) return say(message, *said);
    if (std::holds_alternative<Joined>(message.what))
        promise(seats_[room].insert(who).second, [&] { return "somebody came into " + room + " who was there"; });
    if (std::holds_alternative<Left>(message.what) || std::holds_alternative<Gone>(message.what))
        promise(seats_[room].erase(who) == 1, [&] { return "somebody left " + room + " who was not there"; });
    if (const auto* kicked = std::get_if<Kicked>(&message.what)) seats_[room].erase(connection_of(kicked->whom));
}

void Ledger::say(const Message& message, const Said& said) {
    const std::string room(message.room);
    promise(message.line.has_value(), "a line is told that has no number");
    const auto& lines = disk_.lines(room);
    const LineNumber number = *message.line;
    promise(number < lines.size() && lines[number].text == said.text,
            [&] { return "a line is told that is not kept: " + said.text; });
    promise(number >= next_[room], [&] { return "a line is told out of order: " + said.text; });
    next_[room] = number + 1;
    said_.push_back({room, said.text});
    const ConnectionId speaker = connection_of(message.by);
    for (const ConnectionId who : seats_[room])
        if (who != speaker || hears_himself_.contains(who))
            heard_by_[who].push_back(static_cast<std::uint32_t>(said_.size() - 1));
}

void Ledger::promises_whole_file(Gaps gaps) const {
    constexpr std::string_view head = "{\"seq\":";
    std::ifstream file(file_);
    std::uint64_t last = 0;
    for (std::string line; std::getline(file, line); ++last) {
        promise(line.starts_with(head) && line.ends_with('}'), [&] { return "a torn record: " + line; });
        std::uint64_t seq = 0;
        std::from_chars(line.data() + head.size(), line.data() + line.size(), seq);
        const bool is_gap = line.find("\"event\":\"gap\"") != line.npos;
        promise(!is_gap || gaps == Gaps::told, [&] { return "the audit lost records: " + line; });
        if (is_gap) last = seq - 1;
        promise(seq == last + 1, [&] { return "the audit goes on with " + line; });
    }
    promise(last > 0, "the audit is empty");
}

} // namespace chat::simulation
