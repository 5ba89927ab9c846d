// All rooms by name.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/room.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chat {

// Makes the journal of a new room.
using JournalMaker = std::function<std::unique_ptr<Journal>(const std::string& room)>;

class Lobby {
public:
    // `clock`, `audit` and `roster` outlive the lobby.
    Lobby(JournalMaker make_journal, const Clock& clock, Audit& audit, const Roster& roster)
        : make_journal_(std::move(make_journal)), clock_(clock), audit_(audit), roster_(roster) {}

    // The room of that name, in any case of its letters; made on first demand, with the name as it is written then.
    Room& room(std::string_view name);
    // The same, for a listener: it stays where it is for the life of the lobby.
    Room& bound_room(std::string_view name);

    // Null where there is no such room, which nobody is in and no listener is bound to.
    Room* find(std::string_view name) const;
    std::size_t rooms() const noexcept { return rooms_.size(); }
    // Calls `see(Room&)` for each, in the order of folded names. It must make and close none.
    template <class See> void for_each(See see) const {
        for (const auto& [name, room] : rooms_)
            if (is_open(*room)) see(*room);
    }
    // The same, from the first behind the folded name `name` on, for as long as `see` returns true. True where it came
    // to the end.
    template <class See> bool walk(const std::string& name, See see) const {
        for (auto at = rooms_.upper_bound(name); at != rooms_.end(); ++at)
            if (is_open(*at->second) && !see(*at->second)) return false;
        return true;
    }

    // Somebody has left the room: where it was the last, it is gone, unless a listener is bound to it. Never called
    // inside a publication.
    void close_if_empty(Room& room);

private:
    static bool is_open(const Room& room) noexcept { return room.bound() || room.members() > 0; }
    void sweep();

    JournalMaker make_journal_;
    const Clock& clock_;
    Audit& audit_;
    const Roster& roster_;
    std::map<std::string, std::unique_ptr<Room>> rooms_; // by folded name
    std::vector<std::string> emptied_; // rooms whose last lines were still on their way to the journal
};

} // namespace chat
