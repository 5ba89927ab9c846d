// The frames of the binary protocol, answered.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/guest.hpp"

#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"
#include "protocols/broadcast/direct.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace chat::broadcast {
namespace {

constexpr std::string_view commands =
    "Commands: 00 join <name>, 01 leave, 02 talk <text>, 03 list, 04 direct @<name> <text>";

} // namespace

Guest::Guest(Session& out, const Setting& setting, RequestCodec& codec) : out_(out), setting_(setting), codec_(codec) {}

Guest::~Guest() { refusals_.conclude(setting_.hub.audit, out_.origin()); }

void Guest::greet() {
    out_.set_deadline(setting_.registration);
    if (setting_.command_list == Setting::CommandList::on_connect) send_commands();
}

void Guest::obey(const Request& asked) {
    switch (asked.type) {
    case Type::join: return join(asked);
    case Type::leave: return leave();
    case Type::talk: return talk(asked);
    case Type::list: return list();
    case Type::direct: return direct(asked);
    case Type::error: break;
    }
    refuse("Unsupported Command", fmt::format("type {}", static_cast<unsigned>(asked.type)));
}

void Guest::part(error_code why) {
    if (why == make_error_code(errc::timed_out)) send_text(Type::error, "Timed out");
    gone_ = true;
}

void Guest::leave() {
    if (chatter_) chatter_->leaves();
    gone_ = true;
}

// ---- names ----

void Guest::join(const Request& asked) {
    if (chatter_) return refuse("Already joined");
    const std::string_view name = without_end(asked.body);
    result<Claim> claimed = claim(asked, name);
    if (!claimed) {
        answer_join(refused);
        out_.set_deadline(setting_.registration); // a person is asked for another
        return;
    }
    answer_join(accepted);
    out_.lift_deadline();
    codec_.joined();
    chatter_ = std::make_unique<Chatter>(out_, setting_, std::move(*claimed), name);
    if (setting_.command_list == Setting::CommandList::after_join) send_commands();
}

result<Claim> Guest::try_to_claim(const Request& asked, std::string_view name) const {
    if (!asked.whole()) return errc::bad_name;
    const Speaker who(0, std::string(name), out_.origin(), NameKind::claimed);
    const Room& room = setting_.room;
    if (const error_code forbidden = room.rules().forbids_entry(who, {}, room.members())) return forbidden;
    return setting_.hub.roster.claim(name);
}

// Whatever becomes of it, the audit log has it: who asked from where, and the disposition.
result<Claim> Guest::claim(const Request& asked, std::string_view name) {
    result<Claim> claimed = try_to_claim(asked, name);
    AuditRecord request("name", out_.origin());
    const std::string clean = text::clean(name);
    request.name = clean;
    if (name != clean) request.raw = name;
    request.disposition = claimed ? "accepted" : "rejected";
    const std::string reason = claimed ? std::string() : claimed.error().message();
    const std::string too_long = fmt::format("name of {} bytes too long", asked.length);
    if (!asked.whole())
        request.reason = too_long;
    else if (!claimed)
        request.reason = claimed.error() == make_error_code(errc::bad_name) ? names::fault(name) : reason;
    if (claimed)
        setting_.hub.audit.record(request);
    else
        refusals_.record(setting_.hub.audit, request);
    return claimed;
}

void Guest::answer_join(char status) {
    const std::string_view byte(&status, 1);
    if (setting_.framed_status)
        out_.send(frame(Type::join, byte));
    else
        out_.send(byte);
}

// ---- words ----

void Guest::talk(const Request& asked) {
    if (!chatter_) return refuse("Join first");
    const std::string_view text = without_end(asked.body);
    if (!asked.whole() || text.size() > setting_.longest_text) return refuse("Too long");
    if (text.empty()) return;
    waits.expect(setting_.room.say(chatter_->who(), Said(std::string(text)), setting_.echo ? 0 : chatter_->who().id));
}

void Guest::direct(const Request& asked) {
    if (!chatter_) return refuse("Join first");
    if (!asked.whole()) return refuse("Too long");
    const Roster& roster = setting_.hub.roster;
    const std::string_view body = without_end(asked.body);
    const Readings readings = readings_of(body);
    const auto known = std::ranges::find_if(readings, [&](const Address& a) { return roster.find(a.to) != nullptr; });
    if (known == readings.end()) return refuse("No such user", body);
    if (known->text.empty()) return refuse("Nothing to tell: @name text");
    if (known->text.size() > setting_.longest_text) return refuse("Too long");
    roster.tell(chatter_->who(), known->to, Said(std::string(known->text)));
}

void Guest::go_on() {
    struct Continuation {
        Guest& guest;
        void operator()(const result<LineNumber>& kept) const {
            if (!kept) guest.send_text(Type::error, in_capitals(why_unsaid(kept.error()))); // the audit log knows
        }
        void operator()(const result<Done>&) const { guest.list_on(); }
    };
    waits.take(Continuation{*this});
}

// ---- lists ----

void Guest::list() {
    if (!chatter_) return refuse("Join first");
    to_list_ = setting_.room.present();
    std::ranges::reverse(to_list_);
    list_on();
}

// Frame by frame: a long list must not make a slow reader of whoever asks for it.
void Guest::list_on() {
    std::string reply;
    append_list(reply, setting_.style, to_list_);
    out_.send(reply);
    if (!to_list_.empty())
        waits.expect(out_.drained());
    else
        std::vector<std::string>().swap(to_list_); // who lists seldom owns nothing meanwhile
}

// ---- to this client alone ----

// `what` is for the audit log alone.
void Guest::refuse(std::string_view reason, std::string_view what) {
    AuditRecord record("refused", out_.origin());
    if (chatter_) record.name = chatter_->who().name;
    if (!what.empty()) record.said = what;
    record.reason = reason;
    refusals_.record(setting_.hub.audit, record);
    send_text(Type::error, reason);
}

void Guest::send_commands() { send_text(Type::talk, commands); }

void Guest::send_text(Type type, std::string_view text) {
    std::string bytes;
    append_text(bytes, setting_.style, type, {}, text);
    out_.send(bytes);
}

} // namespace chat::broadcast
