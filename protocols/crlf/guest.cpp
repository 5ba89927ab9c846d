// The commands of the command protocol.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/crlf/guest.hpp"

#include "libchat/core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace chat::crlf {
namespace {

constexpr std::string_view nameless = "unknown";

constexpr std::string_view help =
    "help                            shows this list\n"
    "test: <words>                   answers <words>\n"
    "name: <chatname>                sets your name (\"unknown\" until then)\n"
    "get                             shows the whole chat buffer\n"
    "push: <stuff>                   adds the line \"<chatname>: <stuff>\" to the buffer\n"
    "getrange <startline> <endline>  shows these lines of the buffer, counted from 0\n"
    "adios                           closes the connection\r\n";

} // namespace

Guest::Guest(Session& out, const Setting& setting)
    : out_(out),
      setting_(setting),
      id_(setting.hub.next_member()),
      name_(nameless),
      own_(setting.private_buffer ? std::make_unique<MemoryJournal>(setting.hub.memory) : nullptr) {}

void Guest::greet() { out_.send("Welcome to " + setting_.hub.server_name + "'s chat room\r\n"); }

void Guest::obey(const result<TextLine>& heard) {
    if (!heard) {
        refuse("line too long");
        out_.send("Error: line too long\r\n");
        return;
    }
    const Command command = parse(heard->text);
    switch (command.verb) {
    case Verb::help: out_.send(help); break;
    case Verb::test: out_.send(std::string(command.text) + "\r\n"); break;
    case Verb::name: call_me(command.text); break;
    case Verb::get: read(0, std::numeric_limits<LineNumber>::max()); break;
    case Verb::push: push(command.text); break;
    case Verb::getrange: read(command.first, command.last); break;
    case Verb::adios:
        if (setting_.adios_reply) out_.send("adios\r\n");
        gone_ = true;
        break;
    case Verb::unrecognized: out_.send("Error: unrecognized command: " + std::string(command.text) + "\r\n"); break;
    }
}

// A label: it claims nothing, so nobody can be refused it. In a shared buffer it becomes part of a line that others
// read.
void Guest::call_me(std::string_view name) {
    name_ = own_ ? name.substr(0, longest_name) : text::cut(text::clean(name), longest_name);
    if (name_.empty()) name_ = nameless;
    AuditRecord asked("name", out_.origin());
    asked.name = name_;
    if (name != name_) asked.raw = name;
    asked.disposition = "accepted";
    setting_.hub.audit.record(asked);
    out_.send("OK\r\n");
}

Speaker Guest::speaker() const { return Speaker(id_, name_, out_.origin()); }

Journal& Guest::buffer() const noexcept {
    if (own_) return *own_;
    return setting_.room.journal();
}

void Guest::push(std::string_view text) {
    if (own_)
        keep_privately(text);
    else
        waits.expect(setting_.room.say(speaker(), Said(std::string(text)), id_));
}

// Verbatim, save one byte: a CR at the end would meet the LF that joins lines, and end the reply for whoever reads it.
void Guest::keep_privately(std::string_view text) {
    Said said{std::string(text)};
    if (said.text.ends_with('\r')) said.text.back() = ' ';
    const auto kept = *own_->append(Message(setting_.room.name(), speaker(), std::move(said)));
    AuditRecord record(kept ? "message" : "refused", out_.origin());
    record.name = name_;
    record.said = text;
    if (kept)
        record.disposition = "private";
    else
        record.reason = "not stored";
    setting_.hub.audit.record(record);
    acknowledge(kept);
}

void Guest::acknowledge(const result<LineNumber>& kept) {
    out_.send(kept ? "OK\r\n" : fmt::format("Error: {}\r\n", why_unsaid(kept.error())));
}

void Guest::read(LineNumber first, LineNumber last) {
    const LineNumber end = buffer().end();
    reading_ = Reading{std::max(first, buffer().begin()), last < end ? last + 1 : end};
    read_on();
}

void Guest::read_on() { waits.expect(buffer().read(reading_.next, reading_.end)); }

// Lines are joined by LF; the one CR LF of the reply stands at its end.
void Guest::show(const result<Lines>& page) {
    if (!page) { // half a reply must not look like a whole one
        gone_ = true;
        return;
    }
    std::string reply;
    for (const Line& line : *page) {
        if (std::exchange(reading_.begun, true)) reply += '\n';
        reply.append(line.name).append(": ").append(line.text);
        reading_.next = line.number + 1;
    }
    const bool more = !page->empty() && reading_.next < reading_.end;
    if (!more) reply += "\r\n";
    out_.send(reply);
    if (more) waits.expect(out_.drained());
}

void Guest::go_on() {
    struct Continuation {
        Guest& guest;
        void operator()(const result<LineNumber>& kept) const { guest.acknowledge(kept); }
        void operator()(const result<Lines>& page) const { guest.show(page); }
        void operator()(const result<Done>&) const { guest.read_on(); }
    };
    waits.take(Continuation{*this});
}

void Guest::refuse(std::string_view reason) {
    AuditRecord refused("refused", out_.origin());
    refused.name = name_;
    refused.reason = reason;
    setting_.hub.audit.record(refused);
}

} // namespace chat::crlf
