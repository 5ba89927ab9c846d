// Which rooms there are, and who is in them.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/list_filter.hpp"
#include "protocols/irc/sight.hpp"
#include "protocols/irc/targets.hpp"
#include "protocols/irc/word_lines.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace chat::irc::channel {
namespace {

// ---- NAMES ----

void name_room(Client& client, const std::string& channel) {
    const Room* const room = client.hub().lobby.find(room_of(channel));
    client.send_long(room ? all_names_in(client, *room) : end_of_names(client, channel));
}

// Who goes by a name, is in no room, and does not hide.
LongReply names_of_homeless(Client& client) {
    return [&client, place = Place(client.hub().roster)](std::string& out) mutable {
        WordLines words(out, client.head(Numeric::RPL_NAMREPLY).add({"*", "*"}));
        const bool ended = client.hub().roster.walk(*place, [&](const Member& member) {
            place.moves_to(member.who().name);
            if (member.seats().empty() && !is_invisible(member)) words.add(member.who().name);
            return !is_full(out);
        });
        words.finish();
        return !ended;
    };
}

void name_all(Client& client) {
    const auto of_room = [&client](const Room& room) { return names_in(client, room); };
    client.send_long(
        in_turn({of_each_room(client.hub(), of_room), names_of_homeless(client), end_of_names(client, "*")}));
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

// In the order that they were asked for.
LongReply rooms_called(Client& client, const ListFilter& filter) {
    std::string lines;
    std::vector<const Room*> told;
    for (const std::string& name : filter.names()) {
        const Room* const room = client.hub().lobby.find(room_of(name));
        if (!room || is_hidden_from(client, *room) || std::ranges::find(told, room) != told.end()) continue;
        told.push_back(room);
        if (is_asked_for(filter, *room, client.network().now())) append_room(lines, client, *room);
    }
    return written(std::move(lines));
}

// By name.
LongReply all_rooms(Client& client, const ListFilter& filter) {
    return [&client, filter, place = Place(client.hub().roster)](std::string& out) mutable {
        return !client.hub().lobby.walk(*place, [&](const Room& room) {
            place.moves_to(room.name());
            const bool may_know = !is_hidden_from(client, room);
            if (may_know && is_asked_for(filter, room, client.network().now())) append_room(out, client, room);
            return !is_full(out);
        });
    };
}

} // namespace

void names(Client& client, const Request& request) {
    const std::vector<std::string> channels = targets_in(request.parameter(0));
    if (channels.empty()) return name_all(client);
    for (const std::string& channel : channels) client.then([&client, channel] { name_room(client, channel); });
}

void list(Client& client, const Request& request) {
    const ListFilter filter(request.parameters, client.hub().roster.casemapping());
    std::string start, end;
    append_line(start, client.head(Numeric::RPL_LISTSTART).add("Channel"), standard_text(Numeric::RPL_LISTSTART));
    append_line(end, client.head(Numeric::RPL_LISTEND), standard_text(Numeric::RPL_LISTEND));
    LongReply rooms = filter.has_only_names() ? rooms_called(client, filter) : all_rooms(client, filter);
    client.send_long(in_turn({written(std::move(start)), std::move(rooms), written(std::move(end))}));
}

} // namespace chat::irc::channel
