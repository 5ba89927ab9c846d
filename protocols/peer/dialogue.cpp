// Turns, replies and games.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/dialogue.hpp"

#include "libchat/core/audit.hpp"
#include "libchat/core/text.hpp"
#include "protocols/peer/render.hpp"

#include <utility>

namespace chat::peer {
namespace {

constexpr std::string_view kinds[] = {"room", "pair", "echo", "game"}; // in the order of PartnerKind

} // namespace

Dialogue::Dialogue(const Setting& setting, Pairs& pairs, Link& link, std::string_view handle)
    : setting_(setting),
      framing_(*link.codec.framing()),
      label_(handle.empty() ? std::optional<Label>(setting.hub.labels.next("client")) : std::nullopt),
      who_(setting.hub.next_member(), label_ ? label_->name() : text::clean(handle), link.out.origin()),
      link_(&link) {
    AuditRecord named("name", who_.origin);
    named.name = who_.name;
    named.dialect = row_of(framing_).name;
    named.disposition = "accepted";
    setting.hub.audit.record(named);
    partner_ = make_partner(*this, pairs);
}

// ---- turns ----

// A text that comes while a reply is on its way was not waited for by the client: it counts, and is answered by that
// reply.
std::optional<Later<LineNumber>> Dialogue::hear(std::string_view text) {
    const bool answered_already = replied_ && link_->out.unsent();
    if (owed_ || row_of(framing_).framed() || !answered_already) take_turn();
    if (play(text)) return std::nullopt;
    return partner_->hear(text);
}

void Dialogue::take_turn() noexcept {
    owed_ = true;
    link_->codec.hold();
    link_->out.lift_deadline();
}

void Dialogue::give_turn() noexcept {
    owed_ = false;
    if (!link_) return;
    link_->codec.release();
    link_->out.offer_again();
    link_->out.set_deadline(setting_.idle);
}

void Dialogue::refuse_too_long() {
    record_refused(too_long_reason);
    if (!owed_) send(render_too_long(framing_, setting_.wire.max_message));
}

void Dialogue::detach() noexcept {
    link_ = nullptr;
    owed_ = false;
}

void Dialogue::attach(Link& link) noexcept {
    link_ = &link;
    link.out.set_deadline(setting_.idle);
}

// ---- replies ----

void Dialogue::reply(std::string_view handle, std::string_view& text) {
    send(render_reply(framing_, handle, text, setting_.max_reply(framing_)));
    replied_ = true;
    give_turn();
}

std::size_t Dialogue::room_in_reply(std::string_view handle) const {
    return peer::room_in_reply(framing_, handle, setting_.max_reply(framing_));
}

void Dialogue::owe_nothing() { give_turn(); }

void Dialogue::send(const std::string& bytes) noexcept {
    if (link_) link_->out.send(bytes);
}

void Dialogue::quit(Ending why) noexcept {
    if (std::exchange(quit_, true)) return;
    send(render_reply_quit(framing_));
    if (link_) link_->out.hang_up({}, why);
}

std::string_view Dialogue::why_it_ends() const noexcept {
    if (why_) return why_;
    return link_ ? link_->out.ending() : "server stopping"; // between two connections
}

void Dialogue::record(std::string_view text) const {
    record_as(kinds[static_cast<std::size_t>(setting_.partner)], text);
}

void Dialogue::record_move(std::string_view text) const { record_as("game", text); }

void Dialogue::record_as(std::string_view disposition, std::string_view text) const {
    AuditRecord message("message", who_.origin);
    message.name = who_.name;
    message.said = text;
    message.disposition = disposition;
    setting_.hub.audit.record(message);
}

void Dialogue::record_refused(std::string_view reason) const {
    AuditRecord refused("refused", who_.origin);
    refused.name = who_.name;
    refused.reason = reason;
    if (link_) link_->refusals.record(setting_.hub.audit, refused);
}

// ---- games ----

// True where the text belonged to a game, or began one.
bool Dialogue::play(std::string_view text) {
    if (const auto wire = game::started_by(text, framing_ == Framing::header10, setting_.game_wire)) {
        record_move(text);
        game_.reset(); // whatever was being played
        if (wire == game::Wire::ascii && partner_->starts_match()) return true;
        begin_game(*wire);
        answer(game_->start());
        return true;
    }
    if (!game_) return false;
    if (game_over_) {
        const bool dropped = game_->drops(text);
        game_.reset();
        if (dropped) owe_nothing();
        return dropped;
    }
    record_move(text);
    answer(game_->play(text));
    return true;
}

void Dialogue::begin_game(game::Wire wire) {
    game_ = game::make_game(wire, static_cast<std::uint32_t>(who_.id));
    game_wire_ = wire;
    game_over_ = false;
}

void Dialogue::begin_game(std::string_view text) {
    begin_game(game::wire_without_word(framing_ == Framing::header10, setting_.game_wire));
    answer(game_->begin(text));
}

// A program that plays by digits says so when its game is over, and chats on.
bool Dialogue::ends_game(std::string_view quit) {
    if (!game_ || game_over_ || game_wire_ != game::Wire::digit || quit != "/q") return false;
    record_move(quit);
    take_turn();
    answer(game_->play(quit));
    return true;
}

void Dialogue::answer(const game::Answer& answer) {
    game_over_ = answer.over;
    if (answer.reply && owed_)
        reply_cut(answer.raw ? std::string_view() : our_handle, *answer.reply);
    else
        owe_nothing();
}

} // namespace chat::peer
