// Joining, hearing, leaving.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/user.hpp"

#include "libchat/core/names.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/reply.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace chat::irc {
namespace {

const std::string no_room;

Message in_no_room(const Speaker& by, Happening what, Time now) {
    Message message(no_room, by, std::move(what));
    message.at = now;
    return message;
}

} // namespace

User::User(Session& out, Hub& hub, Network& network, const Capabilities& capabilities, Claim claim,
           const Registered& person)
    : Member(Speaker(hub.next_member(), person.nick, out.origin(), NameKind::claimed, person.user)),
      out_(out),
      hub_(hub),
      network_(network),
      capabilities_(capabilities),
      presence_(hub.lobby, *this, std::move(claim)) {
    profile_.real_name = person.real_name;
    profile_.since = profile_.spoke = network.now();
    network.registered(*this);
}

User::~User() {
    if (why_.empty()) why_ = out_.ending();
    if (!departed()) depart();
}

// That he was called so: for WHOWAS.
void User::remember() {
    network_.remember(Former{who().name, who().user, who().origin ? who().origin->ip : std::string(),
                             profile_.real_name, network_.now()});
}

void User::depart() noexcept {
    presence_.end(why_);
    remember();
    network_.left(*this);
}

// ---- rooms ----

Membership& User::join(Room& room) {
    Membership& seat = presence_.enter(room);
    room.publish(Message(room.name(), who(), Joined(profile_.real_name)));
    if (!profile_.away.empty()) room.publish(Message(room.name(), who(), Away(profile_.away)), who().id);
    return seat;
}

void User::part(Room& room, std::string why) {
    room.publish(Message(room.name(), who(), Left(std::move(why))));
    presence_.leave(room);
}

void User::is_put_out(Room& room) noexcept { presence_.leave(room); }

void User::is_killed(std::string_view why) noexcept {
    why_ = why;
    out_.hang_up(closing_line(why_), Ending::killed);
    if (!departed()) depart();
}

Membership* User::seat_in(std::string_view channel) const noexcept {
    const Room* const room = hub_.lobby.find(room_of(channel));
    return room ? seat_in(*room) : nullptr;
}

void User::publish_everywhere(Happening what) const { presence_.publish(Message(no_room, who(), std::move(what))); }

// ---- himself ----

// With a claim the name is another one; without, only the case of its letters is.
void User::rename(std::string nick, std::optional<Claim> claim) {
    Message renamed = in_no_room(who(), Renamed(nick), network_.now());
    renamed.id = hub_.audit.heard(renamed); // once, however many rooms hear it
    Publication publication(renamed);
    hear(publication);
    presence_.publish(std::move(renamed));
    remember();
    if (claim)
        presence_.gives_up_name(); // while he has it: others are told so
    else
        presence_.is_spelled(nick);
    is_called(std::move(nick));
    if (claim) presence_.goes_by(std::move(*claim));
}

void User::goes_away(std::string why) {
    profile_.away = std::move(why);
    publish_everywhere(Away(profile_.away));
    tell_watchers(Away(profile_.away));
}

void User::has_real_name(std::string name) {
    profile_.real_name = std::move(name);
    const Message message = in_no_room(who(), RealNameSet(profile_.real_name), network_.now());
    Publication publication(message);
    hear(publication);
    publish_everywhere(RealNameSet(profile_.real_name));
    tell_watchers(RealNameSet(profile_.real_name));
}

// Whether they want it is asked where they hear it.
void User::tell_watchers(Happening what) {
    const Message message = in_no_room(who(), std::move(what), network_.now());
    Publication publication(message);
    for (User* other : network_.users())
        if (other->watches_from_afar(*this)) other->hear(publication);
}

bool User::watches_from_afar(const User& other) const {
    if (watched_.empty() || !has(Capability::extended_monitor) || &other == this) return false;
    if (!watched_.contains(hub_.roster.folded(other.who().name))) return false;
    return std::ranges::none_of(seats(), [&](const auto* seat) { return other.seat_in(seat->room()); });
}

// ---- hearing ----

bool User::wants(const Message& message) const noexcept {
    if (std::holds_alternative<Away>(message.what)) return has(Capability::away_notify);
    if (std::holds_alternative<RealNameSet>(message.what)) return has(Capability::setname);
    if (const auto* invited = std::get_if<Invited>(&message.what))
        return invited->whom.id == who().id || has(Capability::invite_notify);
    return true;
}

void User::hear(Publication& publication) noexcept {
    const Message& message = publication.message;
    if (!watched_.empty()) tell_of_watched(message);
    if (wants(message)) out_.send(publication.in(IrcDialect::of(capabilities_)));
}

void User::tell_of_watched(const Message& message) {
    const bool came = std::holds_alternative<LoggedIn>(message.what);
    if (!came && !std::holds_alternative<LoggedOut>(message.what)) return;
    if (!watched_.contains(hub_.roster.folded(message.by.name))) return;
    std::string told;
    append_line(told, Head(network_.server(), came ? Numeric::RPL_MONONLINE : Numeric::RPL_MONOFFLINE, who().name),
                came ? names::address(message.by) : message.by.name);
    send(told);
}

} // namespace chat::irc
