// Finding rooms and seats, and telling who is in them.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/channel.hpp"

#include "libchat/core/names.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/sight.hpp"
#include "protocols/irc/word_lines.hpp"

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

constexpr std::size_t names_in_piece = 500;

// Those behind the folded name `behind`, which is then the last of them. True where there are more.
bool append_names(std::string& out, Client& client, const Room& room, std::string& behind) {
    if (is_hidden_from(client, room)) return false;
    const bool is_inside = client.user().seat_in(room) != nullptr;
    const std::string_view kind = room.rules().secret ? "@" : "=";
    WordLines words(out, client.head(Numeric::RPL_NAMREPLY).add({kind, channel_of(room.name())}));
    const bool more = walk_seats(room, behind, names_in_piece, [&](const Membership& seat) {
        if (is_inside || !is_invisible(seat.member())) words.add(name_in_list(client, seat));
    });
    words.finish();
    return more;
}

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

LongReply names_in(Client& client, const Room& room) {
    return [&client, name = room.name(), behind = std::string()](std::string& out) mutable {
        const Room* const there = client.hub().lobby.find(name);
        return there && append_names(out, client, *there, behind);
    };
}

LongReply end_of_names(Client& client, std::string_view channel) {
    std::string end;
    append_line(end, client.head(Numeric::RPL_ENDOFNAMES).add(channel), standard_text(Numeric::RPL_ENDOFNAMES));
    return written(std::move(end));
}

LongReply all_names_in(Client& client, const Room& room) {
    return in_turn({names_in(client, room), end_of_names(client, channel_of(room.name()))});
}

std::uint64_t seconds_of(Time time) noexcept {
    return static_cast<std::uint64_t>(std::chrono::system_clock::to_time_t(time));
}

} // namespace chat::irc
