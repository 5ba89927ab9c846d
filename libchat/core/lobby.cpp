// Finding and opening rooms.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/lobby.hpp"

namespace chat {

Room& Lobby::room(const std::string& name) {
    auto& room = rooms_[name];
    if (!room) room = std::make_unique<Room>(name, make_journal_(name), clock_, audit_, roster_);
    return *room;
}

} // namespace chat
