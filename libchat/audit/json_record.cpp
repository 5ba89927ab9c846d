// Formatting a record, and telling one again when it is read.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/audit/json_record.hpp"

#include "libchat/audit/escape.hpp"
#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <variant>

namespace chat {
namespace {

constexpr std::string_view beginning = R"({"seq":)";
constexpr std::string_view gap_event = R"(,"event":"gap")";
constexpr std::string_view lost_key = R"(,"lost":)";

void add_number(std::string& page, std::uint64_t value) {
    std::array<char, 20> digits;
    page.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
}

// The number at the front of `bytes`, taken off it.
std::optional<std::uint64_t> take_number(std::string_view& bytes) noexcept {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), value);
    if (error != std::errc()) return std::nullopt;
    bytes.remove_prefix(static_cast<std::size_t>(end - bytes.data()));
    return value;
}

// Keys come with all that stands around them: `,"name":"`.
void add(std::string& page, std::string_view key, std::string_view value) {
    page += key;
    append_escaped(page, value);
    page += '"';
}

void add_if(std::string& page, std::string_view key, const std::optional<std::string_view>& value) {
    if (value) add(page, key, *value);
}

void add_raw(std::string& page, std::string_view bytes) {
    page += R"(,"raw":")";
    append_base64(page, bytes);
    page += '"';
}

void begin(std::string& page, const Stamp& stamp, std::string_view event, const Origin* origin) {
    page += beginning;
    add_number(page, stamp.seq);
    page += R"(,"time":")";
    page += stamp.time;
    add(page, R"(","event":")", event);
    if (!origin) return;
    add(page, R"(,"listener":")", origin->listener);
    add(page, R"(,"protocol":")", origin->protocol);
    page += R"(,"conn":)";
    add_number(page, origin->conn);
    add(page, R"(,"ip":")", origin->ip);
    page += R"(,"port":)";
    add_number(page, origin->port);
}

// A run of the page, escaped already.
struct Run {
    std::size_t begin;
    std::size_t end;
};

Run add_run(std::string& page, std::string_view key, std::string_view value) {
    page += key;
    const std::size_t begin = page.size();
    append_escaped(page, value);
    const std::size_t end = page.size();
    return {begin, end};
}

void repeat(std::string& page, const Run& run) { page.append(page, run.begin, run.end - run.begin); }

// "[Bob] Hi", and the text alone. `behind_name` stands before the ].
void add_said(std::string& page, std::string_view name, std::string_view behind_name, const Said& said) {
    add_run(page, R"(,"text":"[)", name);
    page += behind_name;
    const Run text = add_run(page, "] ", said.text);
    page += R"(","said":")";
    repeat(page, text);
    page += '"';
    if (!said.raw.empty()) add_raw(page, said.raw);
}

// "**Bob is leaving the chat**"
void add_announcement(std::string& page, std::string_view name, std::string_view deed) {
    add_run(page, R"(,"text":"**)", name);
    page += deed;
    page += R"(**")";
}

void add_leave(std::string& page, std::string_view name, const std::string& why) {
    add_announcement(page, name, " is leaving the chat");
    if (!why.empty()) add(page, R"(,"reason":")", why);
}

struct EventName {
    std::string_view operator()(const Said&) const noexcept { return "message"; }
    std::string_view operator()(const Told&) const noexcept { return "direct"; }
    std::string_view operator()(const Joined&) const noexcept { return "join"; }
    std::string_view operator()(const Left&) const noexcept { return "leave"; }
    std::string_view operator()(const Gone&) const noexcept { return "leave"; }
    std::string_view operator()(const Kicked&) const noexcept { return "kick"; }
    std::string_view operator()(const Renamed&) const noexcept { return "rename"; }
    std::string_view operator()(const TopicSet&) const noexcept { return "topic"; }
    std::string_view operator()(const RulesChanged&) const noexcept { return "mode"; }
    std::string_view operator()(const Invited&) const noexcept { return "invite"; }
    // Seen by programs alone, or told by other records.
    template <class Other> std::string_view operator()(const Other&) const noexcept { return {}; }
};

// To whom, or to what: where it is to somebody.
struct Addressee {
    std::string_view operator()(const Told& told) const noexcept { return told.to; }
    std::string_view operator()(const Kicked& kicked) const noexcept { return kicked.whom.name; }
    std::string_view operator()(const Renamed& renamed) const noexcept { return renamed.to; }
    std::string_view operator()(const Invited& invited) const noexcept { return invited.whom.name; }
    template <class Other> std::string_view operator()(const Other&) const noexcept { return {}; }
};

// What is told of a message behind its name and room. `shown` is the name as clients were shown it.
struct Telling {
    void operator()(const Said& said) const { add_said(page, shown, {}, said); }
    void operator()(const Told& told) const { add_said(page, shown, " Private", told.what); }
    void operator()(const Joined&) const { add_announcement(page, shown, " is joining the chat"); }
    void operator()(const Left& left) const { add_leave(page, shown, left.why); }
    void operator()(const Gone& gone) const { add_leave(page, shown, gone.why); }
    void operator()(const Kicked& kicked) const {
        if (!kicked.why.empty()) add(page, R"(,"reason":")", kicked.why);
    }
    void operator()(const TopicSet& set) const { add(page, R"(,"said":")", set.topic); }
    void operator()(const RulesChanged& rules) const { add(page, R"(,"said":")", rules.changes); }
    template <class Other> void operator()(const Other&) const {}

    std::string& page;
    std::string_view shown;
};

// What a line stands for: one record, or those a gap counts. A client's quote is escaped, so that no text looks like a
// key.
std::uint64_t records_of(std::string_view line) noexcept {
    if (line.find(gap_event) == std::string_view::npos) return 1;
    const std::size_t key = line.rfind(lost_key);
    if (key == std::string_view::npos) return 1;
    line.remove_prefix(key + lost_key.size());
    return take_number(line).value_or(1);
}

} // namespace

void append_record(std::string& page, const Stamp& stamp, const AuditRecord& record) {
    begin(page, stamp, record.event, record.origin);
    add_if(page, R"(,"name":")", record.name);
    add_if(page, R"(,"room":")", record.room);
    if (record.said) {
        const bool clean = text::is_clean(*record.said);
        add(page, R"(,"said":")", clean ? *record.said : text::clean(*record.said));
        if (!clean) add_raw(page, *record.said);
    }
    if (record.raw) add_raw(page, *record.raw);
    add_if(page, R"(,"dialect":")", record.dialect);
    add_if(page, R"(,"disposition":")", record.disposition);
    add_if(page, R"(,"reason":")", record.reason);
    page += "}\n";
}

bool is_recorded(const Message& message) noexcept { return !std::visit(EventName(), message.what).empty(); }

void append_heard(std::string& page, const Stamp& stamp, const Message& message) {
    begin(page, stamp, std::visit(EventName(), message.what), message.by.origin.get());
    add(page, R"(,"name":")", message.by.name);
    if (!message.room.empty()) add(page, R"(,"room":")", message.room);
    const std::string_view to = std::visit(Addressee(), message.what);
    if (!to.empty()) add(page, R"(,"to":")", to);
    std::visit(Telling{page, names::shown(message.by)}, message.what);
    page += "}\n";
}

void append_gap(std::string& page, const Stamp& stamp, std::string_view reason, std::uint64_t lost) {
    begin(page, stamp, "gap", nullptr);
    add(page, R"(,"reason":")", reason);
    page += lost_key;
    add_number(page, lost);
    page += "}\n";
}

std::optional<std::uint64_t> seq_of(std::string_view line) noexcept {
    if (!line.starts_with(beginning) || !line.ends_with('}')) return std::nullopt;
    line.remove_prefix(beginning.size());
    const auto seq = take_number(line);
    return line.starts_with(',') ? seq : std::nullopt;
}

bool is_torn_record(std::string_view bytes) noexcept {
    const std::string_view front = bytes.substr(0, beginning.size());
    const std::size_t same = static_cast<std::size_t>(std::ranges::mismatch(front, beginning).in1 - front.begin());
    return same == front.size() || front[same] == '\0';
}

std::uint64_t records_in(std::string_view lines) noexcept {
    std::uint64_t records = 0;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size() - 1);
        records += records_of(lines.substr(0, end));
        lines.remove_prefix(end + 1);
    }
    return records;
}

} // namespace chat
