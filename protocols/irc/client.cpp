// Registering, answering in order, and the end.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/client.hpp"

#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/welcome.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace chat::irc {
namespace {

const std::string nobody = "*";

} // namespace

// What it takes to register does not count: a client may say all of it at once.
Client::Client(Session& out, const Setting& setting, Network& network, Throttle* throttle)
    : out_(out), setting_(setting), network_(network), throttle_(throttle) {
    ++network_.unknown;
    if (throttle_) throttle_->counts(false);
}

Client::~Client() {
    if (!user_) --network_.unknown;
    refusals_.conclude(setting_.hub.audit, out_.origin());
}

void Client::greet() { out_.set_deadline(setting_.registration); }

const std::string& Client::nick() const noexcept {
    if (user_) return user_->who().name;
    return registration_.nick.empty() ? nobody : registration_.nick;
}

// ---- lines ----

void Client::obey(const TextLine& heard) {
    if (user_ && user_->departed()) {
        gone_ = true;
        return;
    }
    heard_ = true;
    const Request request(heard.text);
    if (!text::is_utf8(heard.text)) {
        record_refused("not UTF-8");
        fail(text::is_utf8(request.command) ? request.command : std::string_view(), "INVALID_UTF8",
             "Message rejected, your IRC software MUST use UTF-8 encoding on this network");
    } else {
        answer(request);
    }
    work_off();
}

void Client::answer(const Request& request) {
    const Command* const command = command_called(request.command);
    if (!command) return reply(Numeric::ERR_UNKNOWNCOMMAND, {request.command});
    if (!user_ && !command->before_registration) return reply(Numeric::ERR_NOTREGISTERED);
    if (request.parameters.size() < command->least_parameters)
        return reply(Numeric::ERR_NEEDMOREPARAMS, {command->name});
    command->obey(*this, request);
}

void Client::refuse_long_line() {
    record_refused("line too long");
    reply(Numeric::ERR_INPUTTOOLONG);
}

// ---- whether he is there ----

void Client::watch() {
    watch_ = setting_.timers.after(setting_.ping, [this] { look_after(); });
}

// Who is held back has sent long ago what is heard of him now, and his PONG lies behind it. He is asked all the same,
// and not waited for: where he is gone, his machine answers with a reset.
void Client::look_after() {
    const bool slow = throttle_ && throttle_->pauses(), was_slow = std::exchange(slow_, slow);
    const bool is_there = std::exchange(heard_, false) && !(slow && was_slow);
    if (is_there || reply_) { // what he says is not read before he has taken all of a long reply
        asked_ = false;
        return watch();
    }
    if (!std::exchange(asked_, true) || slow) {
        send("PING :" + network_.server() + "\r\n");
        return watch();
    }
    user_->quits("Ping timeout");
    out_.hang_up(closing_line("Ping timeout"), Ending::timed_out);
}

// ---- what has to be waited for ----

void Client::work_off() {
    while (!deeds_.empty() && !waits.expects() && !gone_) {
        const auto deed = std::move(deeds_.front());
        deeds_.pop_front();
        deed();
    }
}

void Client::await(Later<LineNumber> kept, std::function<void(const error_code&)> refused) {
    refused_ = std::move(refused);
    waits.expect(std::move(kept));
}

void Client::await(Later<Verdict> verdict, std::function<void(const result<Verdict>&)> told) {
    judged_ = std::move(told);
    waits.expect(std::move(verdict));
}

void Client::go_on() {
    struct Continuation {
        Client& client;
        void operator()(const result<LineNumber>& kept) const {
            const auto refused = std::exchange(client.refused_, nullptr);
            if (!kept && refused) refused(kept.error());
        }
        void operator()(const result<Done>&) const { client.send_more(); }
        void operator()(const result<Verdict>& verdict) const { std::exchange(client.judged_, nullptr)(verdict); }
    };
    waits.take(Continuation{*this});
    work_off();
}

void Client::send_long(LongReply reply) {
    reply_ = std::move(reply);
    send_more();
}

void Client::send_more() {
    if (!reply_) return;
    std::string piece;
    const bool more = reply_(piece);
    out_.send(piece);
    if (more) return waits.expect(out_.drained());
    reply_ = nullptr;
}

// ---- registering ----

void Client::try_to_register() {
    if (user_ || !registration_.complete()) return;
    if (!setting_.password.empty() && registration_.password != setting_.password) {
        reply(Numeric::ERR_PASSWDMISMATCH);
        record_refused("wrong password");
        return quit("Wrong password");
    }
    const Registered person{registration_.nick, registration_.user, registration_.real_name};
    --network_.unknown;
    user_ =
        std::make_unique<User>(out_, setting_.hub, network_, capabilities_, std::move(*registration_.claim), person);
    AuditRecord named("name", out_.origin());
    named.name = user_->who().name;
    named.disposition = "accepted";
    setting_.hub.audit.record(named);
    registration_.claim.reset();
    registration_.password.clear();
    out_.lift_deadline();
    if (throttle_) throttle_->counts(true);
    watch();
    welcome(*this);
}

// ---- the end ----

void Client::part(error_code why) {
    gone_ = true;
    if (why == make_error_code(errc::end_of_input)) return;
    const std::string reason = why == make_error_code(errc::timed_out)
                                   ? (user_ ? "Idle for too long" : "Registration timed out")
                               : why == make_error_code(errc::stopping) ? "Server shutting down"
                                                                        : why.message();
    send(closing_line(reason));
}

void Client::quit(std::string why) {
    gone_ = true;
    send(closing_line(why));
    if (user_) user_->quits(std::move(why));
}

// ---- to this client alone ----

void Client::fail(std::string_view command, std::string_view code, std::string_view text) {
    const std::string_view about = command.empty() ? "*" : command;
    if (has(Capability::standard_replies)) return send(line(from_server("FAIL").add({about, code}), text));
    send(line(from_server("NOTICE").add(nick()), fmt::format("{} {}: {}", about, code, text)));
}

void Client::refuse_name(std::string_view name, std::string_view reason) {
    AuditRecord record("name", out_.origin());
    const std::string clean = text::clean(name);
    record.name = clean;
    record.disposition = "rejected";
    record.reason = reason;
    refusals_.record(setting_.hub.audit, record);
}

void Client::record_refused(std::string_view reason, std::string_view said) {
    AuditRecord record("refused", out_.origin());
    if (user_) record.name = user_->who().name;
    if (!said.empty()) record.said = said;
    record.reason = reason;
    refusals_.record(setting_.hub.audit, record);
}

} // namespace chat::irc
