// Finding rooms and seats, and telling who is in them.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/channel.hpp"

#include "libchat/core/names.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/word_lines.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace chat::irc {
namespace {

// `@ann`, or all that he is and where he is, as the client's capabilities have it.
std::string name_in_list(const Client& client, const Membership& seat) {
    const bool all_signs = client.has(Capability::multi_prefix);
    std::string name;
    if (seat.rank.op) name += '@';
    if (seat.rank.voice && (all_signs || !seat.rank.op)) name += '+';
    const Speaker& who = seat.member().who();
    return name + (client.has(Capability::userhost_in_names) ? names::address(who) : names::listed(who));
}

bool is_invisible(const Member& member) noexcept { return member.profile() && member.profile()->invisible; }

} // namespace

void refuse(Client& client, Numeric numeric, Middles about) {
    client.record_refused(standard_text(numeric), about.size() > 0 ? *about.begin() : std::string_view());
    client.reply(numeric, about);
}

Room* room_called(Client& client, std::string_view channel) {
    Room* const room = client.hub().lobby.find(room_of(channel));
    if (!room) client.reply(Numeric::ERR_NOSUCHCHANNEL, {channel});
    return room;
}

Membership* seat_of(Client& client, Room& room) {
    Membership* const seat = client.user().seat_in(room);
    if (!seat) client.reply(Numeric::ERR_NOTONCHANNEL, {channel_of(room.name())});
    return seat;
}

Membership* seat_called(const Room& room, std::string_view nick) {
    const std::string wanted = names::folded(nick);
    Membership* found = nullptr;
    room.for_each([&](Membership& seat) {
        if (names::folded(names::listed(seat.member().who())) == wanted) found = &seat;
    });
    return found;
}

void refuse_absent(Client& client, const Room& room, std::string_view nick) {
    const Member* const person = client.hub().roster.find(nick);
    if (!person) return client.reply(Numeric::ERR_NOSUCHNICK, {nick});
    client.reply(Numeric::ERR_USERNOTINCHANNEL, {person->who().name, channel_of(room.name())});
}

bool rules_over(Client& client, const Room& room) {
    const Membership* const seat = client.user().seat_in(room);
    return seat && (seat->rank.op || (room.bound() && client.user().profile()->is_operator));
}

bool may_rule(Client& client, Room& room) {
    if (!seat_of(client, room)) return false;
    if (rules_over(client, room)) return true;
    refuse(client, Numeric::ERR_CHANOPRIVSNEEDED, {channel_of(room.name())});
    return false;
}

bool is_hidden_from(Client& client, const Room& room) { return room.rules().secret && !client.user().seat_in(room); }

void append_names(std::string& out, Client& client, const Room& room) {
    if (is_hidden_from(client, room)) return;
    const bool is_inside = client.user().seat_in(room) != nullptr;
    std::vector<std::pair<std::string, std::string>> names; // folded, and as it is told
    names.reserve(room.members());
    room.for_each([&](const Membership& seat) {
        if (is_inside || !is_invisible(seat.member()))
            names.emplace_back(names::folded(names::listed(seat.member().who())), name_in_list(client, seat));
    });
    std::ranges::sort(names);
    const std::string_view kind = room.rules().secret ? "@" : "=";
    WordLines words(out, client.head(Numeric::RPL_NAMREPLY).add({kind, channel_of(room.name())}));
    for (const auto& [folded, name] : names) words.add(name);
    words.finish();
}

std::uint64_t seconds_of(Time time) noexcept {
    return static_cast<std::uint64_t>(std::chrono::system_clock::to_time_t(time));
}

} // namespace chat::irc
