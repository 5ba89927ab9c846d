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

constexpr std::size_t piece_of_reply = 32 * 1024; // bytes
const std::string nobody = "*";

} // namespace

Client::Client(Session& out, const Setting& setting, Network& network)
    : pace_(setting.timers), out_(out), setting_(setting), network_(network) {
    ++network_.unknown;
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
    const bool counts = user_ && network_.setting().flood_control;
    const Request request(heard.text);
    if (!text::is_utf8(heard.text)) {
        record_refused("not UTF-8");
        fail(text::is_utf8(request.command) ? request.command : std::string_view(), "INVALID_UTF8",
             "Message rejected, your IRC software MUST use UTF-8 encoding on this network");
    } else {
        answer(request);
    }
    if (auto pause = counts ? pace_.heard() : std::nullopt) pause_.emplace(std::move(*pause));
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

void Client::look_after() {
    if (std::exchange(heard_, false)) {
        asked_ = false;
        return watch();
    }
    if (!std::exchange(asked_, true)) {
        send("PING :" + network_.server() + "\r\n");
        return watch();
    }
    user_->quits("Ping timeout");
    out_.hang_up("ERROR :Closing Link: (Ping timeout)\r\n");
}

// ---- what has to be waited for ----

void Client::work_off() {
    while (!deeds_.empty() && !waits.expects() && !gone_) {
        const auto deed = std::move(deeds_.front());
        deeds_.pop_front();
        deed();
    }
    if (waits.expects() || !pause_) return;
    waits.expect(std::move(*pause_));
    pause_.reset();
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

void Client::send_long(std::string lines) {
    rest_ = std::move(lines);
    sent_ = 0;
    send_more();
}

// Whole lines: what others say stands between them.
void Client::send_more() {
    if (rest_.empty()) return;
    std::string_view piece = std::string_view(rest_).substr(sent_, piece_of_reply);
    piece = piece.substr(0, piece.rfind('\n') + 1);
    out_.send(piece);
    sent_ += piece.size();
    if (sent_ < rest_.size()) return waits.expect(out_.drained());
    std::string().swap(rest_);
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
    send("ERROR :Closing Link: (" + reason + ")\r\n");
}

void Client::quit(std::string why) {
    gone_ = true;
    send(fmt::format("ERROR :Closing Link: ({})\r\n", why));
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
