// Putting people out of rooms.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/text.hpp"
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/safe_text.hpp"
#include "protocols/irc/targets.hpp"

#include <string>
#include <vector>

namespace chat::irc::channel {
namespace {

// Asks for the room and the right each time: who puts himself out has neither any more.
void put_out(Client& client, const std::string& channel, const std::string& nick, const std::string& why) {
    Room* const room = room_called(client, channel);
    if (!room || !may_rule(client, *room)) return;
    const Membership* const seat = room->seat_called(nick);
    if (!seat) return refuse_absent(client, *room, nick);
    room->put_out(client.user().who(), seat->member(), why);
}

} // namespace

// One channel and many nicks; or as many channels as nicks, each for one (RFC 2812 §3.2.8).
void kick(Client& client, const Request& request) {
    const std::vector<std::string> channels = words_in(request.parameter(0));
    const std::vector<std::string> nicks = words_in(request.parameter(1));
    if (nicks.empty() || (channels.size() != 1 && channels.size() != nicks.size()))
        return client.reply(Numeric::ERR_NEEDMOREPARAMS, {"KICK"});
    if (nicks.size() > most_targets) return client.reply(Numeric::ERR_TOOMANYTARGETS, {request.parameter(1)});
    std::string why = text::clean(cut_text(request.parameter(2), client.limits().kick));
    if (why.empty()) why = client.nick();
    for (std::size_t at = 0; at < nicks.size(); ++at)
        if (!nicks[at].empty()) put_out(client, channels[channels.size() == 1 ? 0 : at], nicks[at], why);
}

} // namespace chat::irc::channel
