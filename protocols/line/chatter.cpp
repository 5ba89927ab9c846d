// Coming, hearing and going.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/chatter.hpp"

#include "libchat/core/text.hpp"
#include "protocols/line/answer.hpp"
#include "protocols/line/codec.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <variant>

namespace chat::line {

Chatter::Chatter(Session& out, const Setting& setting, MemberId id, Claim claim, std::string_view name)
    : Member(Speaker(id, std::string(name), out.origin(), NameKind::claimed)),
      out_(out),
      setting_(setting),
      presence_(setting.hub.lobby, *this, std::move(claim)) {
    join(setting.room);
}

Chatter::~Chatter() { presence_.end(why_.empty() ? std::string(out_.ending()) : why_); }

void Chatter::join(Room& room) {
    presence_.enter(room);
    room.publish(Message(room.name(), who(), Joined()), who().id);
}

void Chatter::drop(Room& room) {
    room.publish(Message(room.name(), who(), Left("left")), who().id);
    presence_.leave(room);
}

void Chatter::hear(Publication& publication) noexcept {
    out_.send(publication.in(setting_.dialect));
    const Message& message = publication.message;
    if (const auto* const in = std::get_if<LoggedIn>(&message.what); in && in->has_seats)
        tell_rooms_of(message.by.name, message.by.name);
    if (const auto* const respelled = std::get_if<Respelled>(&message.what))
        tell_rooms_of(message.by.name, respelled->to);
}

// Somebody's old name has logged out, and is in no room: where his new one is, as far as it is here as well.
void Chatter::tell_rooms_of(std::string_view found_by, std::string_view name) {
    const Member* const somebody = setting_.hub.roster.find(found_by);
    if (!somebody) return;
    for (const Membership* const seat : somebody->seats())
        if (is_in(seat->room())) out_.send(fmt::format("JOINED {} {}{}", seat->room().name(), name, line_end));
}

// What he heard says so; his other rooms he stays in.
void Chatter::is_put_out(Room& room) noexcept { presence_.leave(room); }

// His own LOGOUT is the last that he hears.
void Chatter::is_killed(std::string_view why) noexcept {
    std::string words = text::clean(why);
    out_.hang_up(help_line(words).append("LOGOUT ").append(who().name).append(line_end), Ending::killed);
    presence_.end(std::move(words));
}

} // namespace chat::line
