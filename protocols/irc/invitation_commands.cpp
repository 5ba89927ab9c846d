// Asking people into rooms.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/dialect.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace chat::irc::channel {
namespace {

// The rooms that he may come into because somebody wants him there.
void list_invitations(Client& client) {
    const auto channels = [&client, place = Place(client.hub().roster)](std::string& out) mutable {
        return !client.hub().lobby.walk(*place, [&](const Room& room) {
            place.moves_to(room.name());
            if (room.rules().invited.contains(client.user().who().id))
                append_line(out, client.head(Numeric::RPL_INVITELIST).add(channel_of(room.name())));
            return !is_full(out);
        });
    };
    std::string end;
    append_line(end, client.head(Numeric::RPL_ENDOFINVITELIST), standard_text(Numeric::RPL_ENDOFINVITELIST));
    client.send_long(in_turn({channels, written(std::move(end))}));
}

// Opens the room's doors to him, once. Who is gone needs no invitation: they are looked through when there are many.
void open_to(Client& client, Room& room, MemberId whom) {
    std::set<MemberId>& invited = room.rules().invited;
    if (invited.size() >= client.limits().list) {
        std::set<MemberId> here;
        client.hub().roster.for_each([&](const Member& member) { here.insert(member.who().id); });
        std::erase_if(invited, [&](MemberId id) { return !here.contains(id); });
    }
    invited.insert(whom);
}

// Him, and whoever is in the room and wants to know (IRCv3 invite-notify).
void tell_of(Client& client, Room& room, const Speaker& whom) {
    const Speaker& me = client.user().who();
    client.hub().roster.let_hear(Message(room.name(), me, Invited(whom)), whom.name);
    Message message(room.name(), me, Invited(whom)); // the audit log has it already
    message.at = client.network().now();
    Publication publication(message);
    room.for_each([&](const Membership& seat) {
        if (seat.member().who().id != me.id) seat.member().hear(publication);
    });
}

} // namespace

// An op's invitation opens doors; anybody else's, where there is no +i, is a word to somebody.
void invite(Client& client, const Request& request) {
    if (request.parameters.empty()) return list_invitations(client);
    const std::string_view nick = request.parameter(0);
    if (nick.empty() || request.parameters.size() < 2) return client.reply(Numeric::ERR_NEEDMOREPARAMS, {"INVITE"});
    Room* const room = room_called(client, request.parameter(1));
    if (!room || !seat_of(client, *room)) return;
    const std::string channel = channel_of(room->name());
    const bool may_rule = rules_over(client, *room);
    if (room->rules().invite_only && !may_rule) return refuse(client, Numeric::ERR_CHANOPRIVSNEEDED, {channel});
    if (room->seat_called(nick)) return client.reply(Numeric::ERR_USERONCHANNEL, {nick, channel});
    const Member* const person = client.hub().roster.find(nick);
    if (!person) return client.reply(Numeric::ERR_NOSUCHNICK, {nick});
    const Speaker whom = person->who();
    if (may_rule) open_to(client, *room, whom.id);
    client.reply(Numeric::RPL_INVITING, {whom.name, channel});
    if (person->profile() && !person->profile()->away.empty())
        client.reply(Numeric::RPL_AWAY, {whom.name}, person->profile()->away);
    tell_of(client, *room, whom);
}

} // namespace chat::irc::channel
