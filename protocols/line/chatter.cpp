// Coming, hearing and going.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/chatter.hpp"

#include "libchat/core/text.hpp"
#include "protocols/line/answer.hpp"
#include "protocols/line/codec.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace chat::line {

Chatter::Chatter(Session& out, const Setting& setting, MemberId id, Claim claim, std::string_view name)
    : Member(Speaker(id, std::string(name), out.origin(), NameKind::claimed)),
      out_(out),
      setting_(setting),
      claim_(std::move(claim)) {
    claim_.belongs_to(*this);
    join(setting.room);
}

Chatter::~Chatter() {
    std::vector<Room*> rooms;
    for (const auto& seat : seats_) rooms.push_back(&seat->room());
    if (!rooms.empty()) {
        if (why_.empty()) why_ = out_.ending();
        publish_once(rooms, Message(rooms.front()->name(), who(), Gone(why_)), who().id);
    }
    seats_.clear();
    for (Room* room : rooms) setting_.hub.lobby.close_if_empty(*room);
}

bool Chatter::is_in(const Room& room) const noexcept {
    return std::ranges::any_of(seats_, [&](const auto& seat) { return &seat->room() == &room; });
}

void Chatter::join(Room& room) {
    seats_.push_back(std::make_unique<Membership>(room, *this));
    room.rules().invited.erase(who().id);
    room.publish(Message(room.name(), who(), Joined()), who().id);
}

void Chatter::drop(Room& room) {
    room.publish(Message(room.name(), who(), Left("left")), who().id);
    is_put_out(room);
}

void Chatter::hear(Publication& publication) noexcept { out_.send(publication.in(setting_.dialect)); }

// What he heard says so; his other rooms he stays in.
void Chatter::is_put_out(Room& room) noexcept {
    std::erase_if(seats_, [&](const auto& seat) { return &seat->room() == &room; });
    setting_.hub.lobby.close_if_empty(room);
}

// His own LOGOUT is the last that he hears.
void Chatter::is_killed(std::string_view why) noexcept {
    why_ = text::clean(why);
    out_.hang_up(help_line(why_).append("LOGOUT ").append(who().name).append(line_end));
}

} // namespace chat::line
