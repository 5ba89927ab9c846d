// The first lines of a conversation.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/welcome.hpp"

#include "libchat/core/names.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/mode_changes.hpp"
#include "protocols/irc/word_lines.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <string>

namespace chat::irc {

void welcome(Client& client) {
    const Network& network = client.network();
    const std::string& server = network.server();
    client.reply(
        Numeric::RPL_WELCOME, {},
        fmt::format("Welcome to the {} network, {}", network.setting().network, names::address(client.user().who())));
    client.reply(Numeric::RPL_YOURHOST, {},
                 fmt::format("Your host is {}, running version chatd-" CHAT_VERSION, server));
    client.reply(Numeric::RPL_CREATED, {},
                 fmt::format("This server was started {:%Y-%m-%d at %H:%M:%S} UTC",
                             fmt::gmtime(std::chrono::system_clock::to_time_t(network.started()))));
    const std::string channel_modes = std::string(list_modes) + std::string(key_modes) + std::string(limit_modes) +
                                      std::string(plain_modes) + std::string(seat_modes);
    const std::string with_argument =
        std::string(list_modes) + std::string(key_modes) + std::string(limit_modes) + std::string(seat_modes);
    client.reply(Numeric::RPL_MYINFO, {server, "chatd-" CHAT_VERSION, user_modes, channel_modes, with_argument});
    tell_features(client);
    const Request nothing{""};
    server::lusers(client, nothing);
    server::motd(client, nothing);
}

void tell_features(Client& client) {
    const IrcLimits& limits = client.limits();
    std::string lines;
    WordLines features(lines, client.head(Numeric::RPL_ISUPPORT), isupport_row);
    const auto number = [&](std::string_view name, std::size_t value) {
        features.add(fmt::format("{}={}", name, value));
    };
    number("AWAYLEN", limits.away);
    features.add("BOT=B");
    features.add(fmt::format("CASEMAPPING={}", word_of(client.hub().roster.casemapping())));
    features.add(fmt::format("CHANLIMIT=#:{}", limits.channels));
    features.add(fmt::format("CHANMODES={},{},{},{}", list_modes, key_modes, limit_modes, plain_modes));
    number("CHANNELLEN", limits.channel);
    features.add("CHANTYPES=#");
    features.add("ELIST=CMNTU");
    features.add("EXCEPTS=e");
    number("HOSTLEN", 45);
    features.add("INVEX=I");
    number("KEYLEN", limits.key);
    number("KICKLEN", limits.kick);
    features.add(fmt::format("MAXLIST={}:{}", list_modes, limits.list));
    number("MAXTARGETS", most_targets);
    number("MODES", most_mode_arguments);
    number("MONITOR", limits.monitor);
    number("NAMELEN", limits.real_name);
    features.add("NETWORK=" + client.network().setting().network);
    number("NICKLEN", limits.nick);
    features.add("PREFIX=(ov)@+");
    features.add("SAFELIST");
    features.add("STATUSMSG=@+");
    features.add(fmt::format(
        "TARGMAX=JOIN:,KICK:{0},LIST:,MONITOR:,NAMES:,NOTICE:{0},PART:,PRIVMSG:{0},TAGMSG:{0},WHOIS:1", most_targets));
    number("TOPICLEN", limits.topic);
    number("USERLEN", limits.user);
    features.add("UTF8ONLY");
    features.add("WHOX");
    features.finish();
    client.send(lines);
}

} // namespace chat::irc
