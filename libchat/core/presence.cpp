// Coming into rooms, and going for good.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/presence.hpp"

#include <algorithm>
#include <utility>

namespace chat {
namespace {

const std::string no_room;

} // namespace

Presence::Presence(Lobby& lobby, Member& who, Claim claim) : lobby_(lobby), who_(who) { goes_by(std::move(claim)); }

void Presence::end(std::string why) {
    if (over()) return;
    publish(Message(no_room, who_.who(), Gone(std::move(why))));
    while (!seats_.empty()) leave(seats_.back()->room());
    claim_.reset();
}

void Presence::goes_by(Claim claim) {
    claim_.emplace(std::move(claim));
    claim_->belongs_to(who_);
}

// A room that was made for him is closed again where memory runs out before he has his seat.
Membership& Presence::enter(Room& room) {
    const struct Look {
        ~Look() { lobby.close_if_empty(room); }
        Lobby& lobby;
        Room& room;
    } look{lobby_, room};
    Membership& seat = *seats_.emplace_back(std::make_unique<Membership>(room, who_));
    room.rules().invited.erase(who_.who().id);
    return seat;
}

void Presence::leave(Room& room) noexcept {
    std::erase_if(seats_, [&](const auto& seat) { return &seat->room() == &room; });
    lobby_.close_if_empty(room);
}

Membership* Presence::seat_in(const Room& room) const noexcept {
    const auto seat = std::ranges::find_if(seats_, [&](const auto& s) { return &s->room() == &room; });
    return seat == seats_.end() ? nullptr : seat->get();
}

void Presence::publish(Message message) const {
    std::vector<Room*> rooms;
    for (const auto& seat : seats_) rooms.push_back(&seat->room());
    publish_once(rooms, std::move(message), who_.who().id);
}

} // namespace chat
