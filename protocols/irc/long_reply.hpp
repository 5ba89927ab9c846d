// Replies that may be long: each piece is written when the one before it has been taken, so that nobody who asks for
// everything holds it in memory, or is a slow reader for that.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/hub.hpp"
#include "libchat/core/room.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat::irc {

// Appends the next piece: whole lines, about `piece_of_reply` bytes. True where there is more to come. Between two
// pieces much may happen, so it keeps names, and neither rooms nor members.
using LongReply = std::function<bool(std::string& out)>;

inline constexpr std::size_t piece_of_reply = 32 * 1024;
inline bool is_full(const std::string& piece) noexcept { return piece.size() >= piece_of_reply; }

// Where a walk through rooms or people goes on with the next piece: behind this folded name.
class Place {
public:
    explicit Place(const Roster& roster) noexcept : roster_(&roster) {}
    const std::string& operator*() const noexcept { return folded_; }
    void moves_to(std::string_view name) { folded_ = roster_->folded(name); }

private:
    const Roster* roster_;
    std::string folded_;
};

// A walk through the seats of a room, by name: `see(const Membership&)` for the next of them, `most` or all that there
// are. They stand behind the folded name `behind`, which is then the last of them. True where there are more.
template <class See> bool walk_seats(const Room& room, std::string& behind, std::size_t most, See see) {
    const std::vector<NamedSeat> seats = room.seats_behind(behind, most);
    for (const auto& [name, seat] : seats) see(*seat);
    if (!seats.empty()) behind = seats.back().name;
    return seats.size() >= most;
}

// Lines that are written already.
inline LongReply written(std::string lines) {
    return [lines = std::move(lines)](std::string& out) {
        out += lines;
        return false;
    };
}

// One reply after the other.
inline LongReply in_turn(std::vector<LongReply> replies) {
    return [replies = std::move(replies), at = std::size_t(0)](std::string& out) mutable {
        while (at < replies.size() && !is_full(out))
            if (!replies[at](out)) ++at;
        return at < replies.size();
    };
}

// What `of_room` makes of each room, one after the other by name. The hub outlives it.
inline LongReply of_each_room(const Hub& hub, std::function<LongReply(const Room&)> of_room) {
    return
        [&hub, of_room = std::move(of_room), reply = LongReply(), place = Place(hub.roster)](std::string& out) mutable {
            const auto write = [&] { return reply && reply(out); };
            const auto goes_on = [&](const Room& room) {
                place.moves_to(room.name());
                reply = of_room(room);
                return !write() && !is_full(out);
            };
            return write() || !hub.lobby.walk(*place, goes_on);
        };
}

} // namespace chat::irc
