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
      claim_(std::move(claim)),
      seat_(std::in_place, setting.room, *this) {
    claim_.belongs_to(*this);
    setting.room.publish(Message(setting.room.name(), who(), Joined()));
}

Chatter::~Chatter() {
    if (!seat_) return; // everybody has heard it
    // Nobody hears himself leaving.
    if (why_.empty()) why_ = out_.ending();
    setting_.room.publish(Message(setting_.room.name(), who(), Gone(why_)), who().id);
}

void Chatter::hear(Publication& publication) noexcept { out_.send(publication.in(setting_.dialect)); }

void Chatter::is_put_out(Room&) noexcept {
    seat_.reset();
    std::string farewell;
    append_text(farewell, setting_.style, Type::error, {}, "You were put out of the chat");
    out_.hang_up(farewell);
}

void Chatter::is_killed(std::string_view why) noexcept {
    why_ = why;
    std::string farewell;
    append_text(farewell, setting_.style, Type::error, {}, why_);
    out_.hang_up(farewell);
}

} // namespace chat::broadcast
