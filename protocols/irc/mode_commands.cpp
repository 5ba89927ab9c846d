// The modes of rooms and of users.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/mode_changes.hpp"
#include "protocols/irc/room_modes.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace chat::irc::mode {
namespace {

using Kind = ModeProblem::Kind;
using Words = std::span<const std::string_view>;

// ---- of a room ----

void tell_room_modes(Client& client, const Room& room) {
    const std::string channel = channel_of(room.name());
    Head modes = client.head(Numeric::RPL_CHANNELMODEIS).add(channel);
    for (const std::string& word : modes_of(room, client.user().seat_in(room) != nullptr)) modes.add(word);
    std::string lines;
    append_line(lines, modes);
    append_line(lines, client.head(Numeric::RPL_CREATIONTIME).add(channel).add(seconds_of(room.created())));
    client.send(lines);
}

void change_room_modes(Client& client, Room& room, const ModeRequest& request) {
    const auto is_known = [](const ModeProblem& p) { return p.kind != Kind::unknown_letter; };
    if (request.changes.empty() && std::ranges::none_of(request.problems, is_known)) return;
    if (!may_rule(client, room)) return;
    RoomModes modes(client, room);
    for (const ModeProblem& problem : request.problems)
        if (is_known(problem)) modes.refuse(problem);
    for (const ModeChange& change : request.changes) modes.make(change);
    modes.tell();
}

void tell_lists(Client& client, const Room& room, std::string_view letters) {
    std::vector<LongReply> lists;
    for (const char letter : letters) lists.push_back(mode_list(client, room, letter));
    if (!lists.empty()) client.send_long(in_turn(std::move(lists)));
}

void of_room(Client& client, std::string_view channel, Words words) {
    Room* const room = room_called(client, channel);
    if (!room) return;
    if (is_hidden_from(client, *room)) return client.reply(Numeric::ERR_NOTONCHANNEL, {channel_of(room->name())});
    if (words.empty()) return tell_room_modes(client, *room);
    const ModeRequest request = parse_room_modes(words, client.limits().key);
    for (const ModeProblem& problem : request.problems)
        if (problem.kind == Kind::unknown_letter) client.reply(Numeric::ERR_UNKNOWNMODE, {problem.letter});
    change_room_modes(client, *room, request);
    tell_lists(client, *room, request.queries);
}

// ---- of a user ----

bool is_set(Client& client, char letter) {
    User& user = client.user();
    switch (letter) {
    case 'i': return user.profile()->invisible;
    case 'o': return user.profile()->is_operator;
    case 'w': return user.hears_wallops;
    default: return user.who().bot;
    }
}

// True where that was a change. Nobody becomes an operator in this way, and nobody is told that he did not.
bool set(Client& client, const ModeChange& change) {
    if (is_set(client, change.letter) == change.add || (change.letter == 'o' && change.add)) return false;
    User& user = client.user();
    if (change.letter == 'i') user.his().invisible = change.add;
    if (change.letter == 'o') user.his().is_operator = false;
    if (change.letter == 'w') user.hears_wallops = change.add;
    if (change.letter == 'B') user.calls_himself_bot(change.add);
    return true;
}

void tell_user_modes(Client& client) {
    std::string letters = "+";
    for (const char letter : user_modes)
        if (is_set(client, letter)) letters += letter;
    client.reply(Numeric::RPL_UMODEIS, {letters});
}

void of_user(Client& client, std::string_view nick, Words words) {
    if (client.hub().roster.folded(nick) != client.hub().roster.folded(client.nick())) {
        if (!client.hub().roster.find(nick)) return client.reply(Numeric::ERR_NOSUCHNICK, {nick});
        return client.reply(Numeric::ERR_USERSDONTMATCH);
    }
    if (words.empty()) return tell_user_modes(client);
    std::string letters;
    for (const std::string_view word : words) letters += word;
    const ModeRequest request = parse_user_modes(letters);
    if (!request.problems.empty()) client.reply(Numeric::ERR_UMODEUNKNOWNFLAG);
    std::vector<ModeChange> made;
    for (const ModeChange& change : request.changes)
        if (set(client, change)) made.push_back(change);
    std::string lines;
    append_mode_lines(lines, Head(names::address(client.user().who()), "MODE").add(client.nick()), made);
    client.send(lines);
}

} // namespace

void mode(Client& client, const Request& request) {
    const std::string_view target = request.parameter(0);
    const Words words = Words(request.parameters).subspan(1);
    if (target.starts_with('#')) return of_room(client, target, words);
    of_user(client, target, words);
}

} // namespace chat::irc::mode
