// Finding, opening and closing rooms.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/lobby.hpp"

#include "libchat/core/roster.hpp"

namespace chat {

Room& Lobby::room(std::string_view name) {
    sweep();
    std::string folded = roster_.folded(name);
    if (const auto found = rooms_.find(folded); found != rooms_.end()) return *found->second;
    auto room = std::make_unique<Room>(std::string(name), make_journal_(std::string(name)), clock_, audit_, roster_);
    return *rooms_.emplace(std::move(folded), std::move(room)).first->second;
}

Room& Lobby::bound_room(std::string_view name) {
    Room& bound = room(name);
    bound.bind();
    return bound;
}

Room* Lobby::find(std::string_view name) const {
    const auto found = rooms_.find(roster_.folded(name));
    if (found == rooms_.end()) return nullptr;
    Room& room = *found->second;
    return is_open(room) ? &room : nullptr;
}

void Lobby::close_if_empty(Room& room) {
    if (is_open(room)) return;
    room.begin_anew(); // also where its last lines are still on their way
    emptied_.push_back(roster_.folded(room.name()));
    sweep();
}

void Lobby::sweep() {
    std::erase_if(emptied_, [this](const std::string& name) {
        const auto found = rooms_.find(name);
        if (found == rooms_.end()) return true;
        const Room& room = *found->second;
        if (is_open(room)) return true; // somebody has come again
        if (room.busy()) return false;
        rooms_.erase(found);
        return true;
    });
}

} // namespace chat
