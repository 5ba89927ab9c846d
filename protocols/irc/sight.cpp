// Finding people, and respecting who does not want to be seen.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/sight.hpp"

#include "libchat/core/names.hpp"
#include "protocols/irc/client.hpp"

#include <algorithm>

namespace chat::irc {

// Only a label has a '/' in it, where it is listed.
Member* person_called(const Hub& hub, std::string_view nick) {
    if (nick.find('/') == nick.npos) return hub.roster.find(nick);
    const std::string wanted = hub.roster.folded(nick);
    Member* first = nullptr;
    for_everybody(hub, [&](Member& member) {
        const bool is_earlier = !first || member.who().id < first->who().id;
        if (is_earlier && hub.roster.folded(names::listed(member.who())) == wanted) first = &member;
    });
    return first;
}

bool is_invisible(const Member& person) noexcept { return person.profile() && person.profile()->invisible; }

bool share_a_room(const Member& one, const Member& other) noexcept {
    return std::ranges::any_of(one.seats(), [&](const Membership* mine) {
        return std::ranges::any_of(other.seats(), [&](const Membership* his) { return &mine->room() == &his->room(); });
    });
}

bool is_hidden_from(Client& client, const Member& person) {
    return is_invisible(person) && &person != &client.user() && !share_a_room(client.user(), person);
}

std::vector<const Membership*> seats_seen(Client& client, const Member& person) {
    std::vector<const Membership*> seats;
    for (const Membership* seat : person.seats()) {
        const bool shared = client.user().seat_in(seat->room()) != nullptr;
        if (shared || !(is_invisible(person) || seat->room().rules().secret)) seats.push_back(seat);
    }
    std::ranges::sort(seats, {}, [](const Membership* seat) { return std::string_view(seat->room().name()); });
    return seats;
}

std::string prefixes_of(Rank rank) {
    std::string prefixes;
    if (rank.op) prefixes += '@';
    if (rank.voice) prefixes += '+';
    return prefixes;
}

std::string_view user_of(const Speaker& who) noexcept {
    if (!who.user.empty()) return who.user;
    return who.origin ? std::string_view(who.origin->protocol) : "?";
}

std::string_view host_of(const Speaker& who) noexcept { return who.origin ? std::string_view(who.origin->ip) : "?"; }

std::string_view real_name_of(const Member& member) noexcept {
    const Profile* const profile = member.profile();
    return profile && !profile->real_name.empty() ? profile->real_name : member.who().name;
}

} // namespace chat::irc
