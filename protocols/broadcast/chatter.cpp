// Coming, hearing and going.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/chatter.hpp"

#include <string>
#include <utility>

namespace chat::broadcast {

Chatter::Chatter(Session& out, const Setting& setting, Claim claim, std::string_view name)
    : Member(Speaker(setting.hub.next_member(), std::string(name), out.origin(), NameKind::claimed)),
      out_(out),
      setting_(setting),
      presence_(setting.hub.lobby, *this, std::move(claim)) {
    presence_.enter(setting.room);
    setting.room.publish(Message(setting.room.name(), who(), Joined()));
}

// Nobody hears himself leaving.
Chatter::~Chatter() { presence_.end(why_.empty() ? std::string(out_.ending()) : why_); }

void Chatter::hear(Publication& publication) noexcept { out_.send(publication.in(setting_.dialect)); }

// Everybody has heard it. He is nowhere else.
void Chatter::is_put_out(Room& room) noexcept {
    hang_up("You were put out of the chat", Ending::put_out);
    presence_.leave(room);
    presence_.end({});
}

void Chatter::is_killed(std::string_view why) noexcept {
    hang_up(why, Ending::killed);
    presence_.end(std::string(why));
}

void Chatter::hang_up(std::string_view farewell, Ending why) noexcept {
    std::string error;
    append_text(error, setting_.style, Type::error, {}, farewell);
    out_.hang_up(error, why);
}

} // namespace chat::broadcast
