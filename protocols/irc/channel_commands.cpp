// Coming into rooms, leaving them, and what they are about.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/safe_text.hpp"
#include "protocols/irc/spoken.hpp"
#include "protocols/irc/targets.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace chat::irc::channel {
namespace {

// True where a room may be called so; else he is told why not.
bool may_be_called(Client& client, const std::string& channel) {
    const bool is_name = channel.starts_with('#') && channel.size() <= client.limits().channel;
    if (is_name && names::room_fault(room_of(channel)).empty()) return true;
    refuse(client, is_name ? Numeric::ERR_BADCHANMASK : Numeric::ERR_NOSUCHCHANNEL, {channel});
    return false;
}

Numeric numeric_of(const error_code& why) {
    if (why == make_error_code(errc::room_full)) return Numeric::ERR_CHANNELISFULL;
    if (why == make_error_code(errc::invite_only)) return Numeric::ERR_INVITEONLYCHAN;
    if (why == make_error_code(errc::wrong_key)) return Numeric::ERR_BADCHANNELKEY;
    return Numeric::ERR_BANNEDFROMCHAN;
}

void append_topic(std::string& out, Client& client, const Room& room) {
    const std::optional<Topic>& topic = room.topic();
    if (!topic) return;
    const std::string channel = channel_of(room.name());
    append_line(out, client.head(Numeric::RPL_TOPIC).add(channel), topic->text);
    append_line(out, client.head(Numeric::RPL_TOPICWHOTIME).add({channel, topic->by}).add(seconds_of(topic->at)));
}

// He is in it: what a newcomer is told.
void introduce(Client& client, const Room& room) {
    std::string topic;
    append_topic(topic, client, room);
    client.send_long(in_turn({written(std::move(topic)), all_names_in(client, room)}));
}

void enter(Client& client, const std::string& channel, const std::string& key) {
    if (!may_be_called(client, channel)) return;
    User& user = client.user();
    if (user.seat_in(channel)) return;
    if (user.seats().size() >= client.limits().channels) return refuse(client, Numeric::ERR_TOOMANYCHANNELS, {channel});
    if (const Room* const there = client.hub().lobby.find(room_of(channel)))
        if (const error_code why = there->rules().forbids_entry(user.who(), key, there->members()))
            return refuse(client, numeric_of(why), {channel_of(there->name())});
    Room& room = client.hub().lobby.room(room_of(channel));
    user.join(room);
    introduce(client, room);
}

void leave_all(Client& client) {
    User& user = client.user();
    while (!user.seats().empty()) user.part(user.seats().front()->room(), {});
}

// What a topic may be made of: it is for IRC readers alone, so formatting stays.
std::string topic_of(Client& client, std::string_view typed) {
    return only_formatting(cut_text(typed, client.limits().topic));
}

void tell_topic(Client& client, Room& room) {
    if (is_hidden_from(client, room)) return client.reply(Numeric::ERR_NOTONCHANNEL, {channel_of(room.name())});
    if (!room.topic()) return client.reply(Numeric::RPL_NOTOPIC, {channel_of(room.name())});
    std::string lines;
    append_topic(lines, client, room);
    client.send(lines);
}

} // namespace

void join(Client& client, const Request& request) {
    if (request.parameter(0) == "0") return leave_all(client);
    const std::vector<std::string> channels = words_in(request.parameter(0));
    const std::vector<std::string> keys = words_in(request.parameter(1));
    if (std::ranges::all_of(channels, &std::string::empty)) return client.reply(Numeric::ERR_NEEDMOREPARAMS, {"JOIN"});
    for (std::size_t at = 0; at < channels.size(); ++at) {
        if (channels[at].empty()) continue;
        const std::string key = at < keys.size() ? keys[at] : std::string();
        client.then([&client, channel = channels[at], key] { enter(client, channel, key); });
    }
}

void part(Client& client, const Request& request) {
    const std::vector<std::string> channels = targets_in(request.parameter(0));
    if (channels.empty()) return client.reply(Numeric::ERR_NEEDMOREPARAMS, {"PART"});
    const std::string why = text::clean(cut_text(request.parameter(1), client.limits().kick));
    for (const std::string& channel : channels) {
        Room* const room = room_called(client, channel);
        if (room && seat_of(client, *room)) client.user().part(*room, why);
    }
}

void topic(Client& client, const Request& request) {
    Room* const room = room_called(client, request.parameter(0));
    if (!room) return;
    if (request.parameters.size() < 2) return tell_topic(client, *room);
    const Membership* const seat = seat_of(client, *room);
    if (!seat) return;
    const Speaker& who = client.user().who();
    const bool may = rules_over(client, *room);
    if (!may && room->rules().ops_topic)
        return refuse(client, Numeric::ERR_CHANOPRIVSNEEDED, {channel_of(room->name())});
    // Who may not speak there does not speak in this way either.
    if (!may && room->rules().silences(who, seat->rank))
        return refuse(client, Numeric::ERR_CANNOTSENDTOCHAN, {channel_of(room->name())});
    room->set_topic(who, topic_of(client, request.parameter(1)));
}

} // namespace chat::irc::channel
