// Who is meant by a name, and what one may see of another in lists.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/hub.hpp"
#include "libchat/core/room.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chat::irc {

class Client;

// Who is called so on IRC, in any case of the letters: by a claimed name; or by a label as it is listed, `Bob/peer`,
// and of several the one who came first. Null where nobody is. Good for this turn only.
Member* person_called(const Hub& hub, std::string_view nick);

// Lists tell of him only those who share a room with him.
bool is_invisible(const Member& person) noexcept;
bool share_a_room(const Member& one, const Member& other) noexcept;
// True where lists leave him out for the client. Nobody is hidden from himself.
bool is_hidden_from(Client& client, const Member& person);
// The seats that the client may know of, by the names of their rooms: none in a secret room that he is not in, and of
// who is invisible those alone in rooms that they share.
std::vector<const Membership*> seats_seen(Client& client, const Member& person);

// True in the first room of somebody who goes by a label: what the roster does not know of, is found there once.
inline bool goes_by_label(const Membership& seat) {
    return seat.member().who().kind == NameKind::label && seat.member().seats().front() == &seat;
}

// Calls `see(Member&)` once for everybody who is here, by a name or by a label, in no order.
template <class See> void for_everybody(const Hub& hub, See see) {
    hub.roster.for_each(see);
    hub.lobby.for_each([&](const Room& room) {
        room.for_each([&](const Membership& seat) {
            if (goes_by_label(seat)) see(seat.member());
        });
    });
}

// ---- what is told of somebody ----

// `@`, `+`, `@+` or nothing: the highest first.
std::string prefixes_of(Rank rank);
// His protocol where that has no user names.
std::string_view user_of(const Speaker& who) noexcept;
std::string_view host_of(const Speaker& who) noexcept;
// His name where he has told no other.
std::string_view real_name_of(const Member& member) noexcept;

} // namespace chat::irc
