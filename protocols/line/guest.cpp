// The commands of the line protocol: who somebody is, and what he says.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/guest.hpp"

#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace chat::line {
namespace {

// Why a name could not be had.
Code code_of(error_code why) noexcept {
    if (why == make_error_code(errc::bad_name)) return Code::bad_name;
    return why == make_error_code(errc::name_in_use) ? Code::name_taken : Code::not_allowed;
}

} // namespace

Guest::Guest(Session& out, const Setting& setting) : out_(out), setting_(setting) {}

Guest::~Guest() { refusals_.conclude(setting_.hub.audit, out_.origin()); }

void Guest::greet() {
    out_.set_deadline(setting_.registration);
    if (setting_.greeting)
        out_.send(help_line(fmt::format("Welcome to {}'s chat room: login NAME, or help", setting_.hub.server_name)));
}

void Guest::obey(const result<TextLine>& heard) {
    if (!heard) return part(heard.error());
    const std::string_view request = stripped(heard->text);
    if (!request.empty()) obey(parse(request));
}

void Guest::obey(const Command& command) {
    using Deed = void (Guest::*)(const Command&);
    // In the order of the verbs.
    static constexpr Deed deeds[verbs] = {&Guest::login,  &Guest::logout, &Guest::send, &Guest::all,
                                          &Guest::create, &Guest::join,   &Guest::drop, &Guest::say,
                                          &Guest::users,  &Guest::rooms,  &Guest::ping, &Guest::help};
    if (command.verb == Verb::unknown) return refuse(command, Code::unknown_verb);
    const auto verb = static_cast<std::size_t>(command.verb);
    if (!chatter_ && !forms[verb].before_login) return refuse(command, Code::not_logged_in);
    if (!command.whole) return refuse(command, Code::usage);
    if (command.text.size() > setting_.longest_text) return refuse(command, Code::too_long);
    (this->*deeds[verb])(command);
}

void Guest::part(error_code why) {
    if (why == make_error_code(errc::frame_too_long)) return refuse(Command{}, Code::too_long);
    if (why == make_error_code(errc::timed_out)) out_.send(help_line("Timed out"));
    gone_ = true;
}

// ---- who somebody is ----

void Guest::login(const Command& command) {
    if (chatter_) return refuse(command, Code::already_logged_in);
    const MemberId id = setting_.hub.next_member();
    result<Claim> claimed = claim(id, command.word);
    if (!claimed) {
        const Code code = code_of(claimed.error());
        const std::string_view fault = code == Code::bad_name ? names::fault(command.word) : std::string_view();
        out_.send(refused(Verb::login, code, fault));
        out_.set_deadline(setting_.registration); // a person thinks of another
        return;
    }
    out_.lift_deadline();
    chatter_ = std::make_unique<Chatter>(out_, setting_, id, std::move(*claimed), command.word);
    list("USERS *", everybody_but(id), accepted(Verb::login, command.word));
}

result<Claim> Guest::try_to_claim(MemberId id, std::string_view name) const {
    result<Claim> claimed = setting_.hub.roster.claim(name);
    if (!claimed) return claimed;
    const Speaker who(id, std::string(name), out_.origin(), NameKind::claimed);
    const Room& room = setting_.room;
    if (const error_code forbidden = room.rules().forbids_entry(who, {}, room.members())) return forbidden;
    return claimed;
}

// Whatever becomes of it, the audit log has it: who asked from where, and the disposition.
result<Claim> Guest::claim(MemberId id, std::string_view name) {
    result<Claim> claimed = try_to_claim(id, name);
    AuditRecord request("name", out_.origin());
    const std::string clean = text::clean(name);
    request.name = clean;
    if (name != clean) request.raw = name;
    request.disposition = claimed ? "accepted" : "rejected";
    const std::string reason = claimed ? std::string() : claimed.error().message();
    if (!claimed) request.reason = claimed.error() == make_error_code(errc::bad_name) ? names::fault(name) : reason;
    if (claimed)
        setting_.hub.audit.record(request);
    else
        refusals_.record(setting_.hub.audit, request);
    return claimed;
}

void Guest::logout(const Command&) {
    out_.send(accepted(Verb::logout));
    if (chatter_) chatter_->leaves();
    gone_ = true;
}

void Guest::help(const Command&) { out_.send(help_lines() + accepted(Verb::help)); }

void Guest::ping(const Command& command) { out_.send(accepted(Verb::ping, text::clean(command.text))); }

// ---- what he says ----

// All or nothing; the status comes first, since one of them may be he himself.
void Guest::send(const Command& command) {
    std::vector<Member*> whom;
    for (const std::string_view name : addressees(command.word)) {
        Member* const member = setting_.hub.roster.find(name);
        if (!member) return refuse(command, Code::no_such_user);
        if (std::ranges::find(whom, member) == whom.end()) whom.push_back(member);
    }
    out_.send(accepted(Verb::send));
    for (const Member* const member : whom)
        setting_.hub.roster.tell(chatter_->who(), member->who().name, Said(std::string(command.text)));
}

void Guest::all(const Command& command) {
    out_.send(accepted(Verb::all));
    setting_.hub.roster.tell_all(chatter_->who(), Said(std::string(command.text)));
}

void Guest::say(const Command& command) {
    Room* const room = visible_room(command.word);
    if (!room) return refuse(command, Code::no_such_room);
    if (!chatter_->is_in(*room)) return refuse(command, Code::not_in_room);
    waits.expect(room->say(chatter_->who(), Said(std::string(command.text)), chatter_->who().id));
}

void Guest::go_on() {
    struct Continuation {
        Guest& guest;
        void operator()(const result<LineNumber>& kept) const {
            if (kept) return guest.out_.send(accepted(Verb::say));
            const bool forbidden = kept.error() == make_error_code(errc::not_allowed); // the audit log knows
            guest.out_.send(refused(Verb::say, forbidden ? Code::not_allowed : Code::not_stored));
        }
        void operator()(const result<Done>&) const { guest.list_on(); }
    };
    waits.take(Continuation{*this});
}

// What he named goes to the audit log; what he would have said does not.
void Guest::refuse(const Command& command, Code code, std::string_view reason) {
    AuditRecord record("refused", out_.origin());
    if (chatter_) record.name = chatter_->who().name;
    if (!command.word.empty()) record.said = command.word;
    record.reason = word_of(code);
    refusals_.record(setting_.hub.audit, record);
    out_.send(refused(command.verb, code, reason));
}

} // namespace chat::line
