// Which rooms there are, and who is in them.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/list_filter.hpp"
#include "protocols/irc/targets.hpp"
#include "protocols/irc/word_lines.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace chat::irc::channel {
namespace {

// All rooms that he may see, by name.
std::vector<Room*> visible_rooms(Client& client) {
    std::vector<Room*> rooms;
    client.hub().lobby.for_each([&](Room& room) {
        if (!is_hidden_from(client, room)) rooms.push_back(&room);
    });
    std::ranges::sort(rooms, {}, &Room::name);
    return rooms;
}

// ---- NAMES ----

void append_end(std::string& out, Client& client, std::string_view channel) {
    append_line(out, client.head(Numeric::RPL_ENDOFNAMES).add(channel), standard_text(Numeric::RPL_ENDOFNAMES));
}

void name_room(Client& client, const std::string& channel) {
    std::string lines;
    const Room* const room = client.hub().lobby.find(room_of(channel));
    if (room) append_names(lines, client, *room);
    append_end(lines, client, room ? channel_of(room->name()) : channel);
    client.send_long(std::move(lines));
}

// Who goes by a name, is in no room, and does not hide.
void append_homeless(std::string& out, Client& client) {
    std::vector<std::string> nicks;
    client.hub().roster.for_each([&](const Member& member) {
        const bool hides = member.profile() && member.profile()->invisible;
        if (member.seats().empty() && !hides) nicks.push_back(names::listed(member.who()));
    });
    std::ranges::sort(nicks);
    WordLines words(out, client.head(Numeric::RPL_NAMREPLY).add({"*", "*"}));
    for (const std::string& nick : nicks) words.add(nick);
    words.finish();
}

void name_all(Client& client) {
    std::string lines;
    for (const Room* const room : visible_rooms(client)) append_names(lines, client, *room);
    append_homeless(lines, client);
    append_end(lines, client, "*");
    client.send_long(std::move(lines));
}

// ---- LIST ----

bool is_asked_for(const ListFilter& filter, const Room& room, Time now) {
    const std::string channel = channel_of(room.name());
    const std::optional<Time> topic_set = room.topic() ? std::optional(room.topic()->at) : std::nullopt;
    return filter.accepts(RoomFacts{channel, room.members(), room.created(), topic_set}, now);
}

void append_room(std::string& out, Client& client, const Room& room) {
    append_line(out, client.head(Numeric::RPL_LIST).add(channel_of(room.name())).add(room.members()),
                room.topic() ? std::string_view(room.topic()->text) : std::string_view());
}

// In the order that they were asked for; or all, by name.
std::vector<Room*> candidates(Client& client, const ListFilter& filter) {
    if (!filter.has_only_names()) return visible_rooms(client);
    std::vector<Room*> rooms;
    for (const std::string& name : filter.names()) {
        Room* const room = client.hub().lobby.find(room_of(name));
        const bool is_new = std::ranges::find(rooms, room) == rooms.end();
        if (room && is_new && !is_hidden_from(client, *room)) rooms.push_back(room);
    }
    return rooms;
}

} // namespace

void names(Client& client, const Request& request) {
    const std::vector<std::string> channels = targets_in(request.parameter(0));
    if (channels.empty()) return name_all(client);
    for (const std::string& channel : channels) client.then([&client, channel] { name_room(client, channel); });
}

void list(Client& client, const Request& request) {
    const ListFilter filter(request.parameters);
    std::string lines;
    append_line(lines, client.head(Numeric::RPL_LISTSTART).add("Channel"), standard_text(Numeric::RPL_LISTSTART));
    for (const Room* const room : candidates(client, filter))
        if (is_asked_for(filter, *room, client.network().now())) append_room(lines, client, *room);
    append_line(lines, client.head(Numeric::RPL_LISTEND), standard_text(Numeric::RPL_LISTEND));
    client.send_long(std::move(lines));
}

} // namespace chat::irc::channel
