// What may be asked about the server itself.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/mask.hpp"
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/safe_text.hpp"
#include "protocols/irc/this_server.hpp"
#include "protocols/irc/welcome.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>

namespace chat::irc::server {
namespace {

constexpr std::string_view program = "chatd-" CHAT_VERSION;

std::string in_words(Time time) {
    return fmt::format("{:%A %B %d %Y, %H:%M:%S} UTC", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

struct Count {
    std::size_t invisible = 0;
    std::size_t operators = 0;
    std::size_t rooms = 0;
};

Count counted(const Hub& hub) {
    Count count;
    hub.roster.for_each([&](const Member& person) {
        const Profile* const profile = person.profile();
        if (!profile) return;
        count.invisible += profile->invisible ? 1 : 0;
        count.operators += profile->is_operator ? 1 : 0;
    });
    hub.lobby.for_each([&](const Room&) { ++count.rooms; });
    return count;
}

// In as many lines as it takes.
void append_pieces(std::string& out, const Head& head, std::string_view before, std::string_view text) {
    do {
        const std::string_view piece = take_piece(text, head.room() - before.size());
        append_line(out, head, std::string(before).append(piece));
    } while (!text.empty());
}

} // namespace

void motd(Client& client, const Request& request) {
    if (!is_for_us(client, request.parameter(0))) return;
    const Network& network = client.network();
    if (network.motd().empty()) return client.reply(Numeric::ERR_NOMOTD);
    std::string lines = line(client.head(Numeric::RPL_MOTDSTART), "- " + network.server() + " Message of the day - ");
    const Head head = client.head(Numeric::RPL_MOTD);
    for (const std::string& text : network.motd()) append_pieces(lines, head, "- ", text);
    append_line(lines, client.head(Numeric::RPL_ENDOFMOTD), standard_text(Numeric::RPL_ENDOFMOTD));
    client.send_long(written(std::move(lines)));
}

// Whatever protocol people speak: there is one server, and they are all its own.
void lusers(Client& client, const Request&) {
    const Count count = counted(client.hub());
    const std::size_t people = client.hub().roster.people();
    const std::size_t most = client.hub().roster.most_people();
    const std::string now = std::to_string(people), peak = std::to_string(most);
    client.reply(
        Numeric::RPL_LUSERCLIENT, {},
        fmt::format("There are {} users and {} invisible on 1 servers", people - count.invisible, count.invisible));
    client.reply(Numeric::RPL_LUSEROP, {std::to_string(count.operators)});
    client.reply(Numeric::RPL_LUSERUNKNOWN, {std::to_string(client.network().unknown)});
    client.reply(Numeric::RPL_LUSERCHANNELS, {std::to_string(count.rooms)});
    client.reply(Numeric::RPL_LUSERME, {}, fmt::format("I have {} clients and 0 servers", people));
    client.reply(Numeric::RPL_LOCALUSERS, {now, peak}, fmt::format("Current local users {}, max {}", people, most));
    client.reply(Numeric::RPL_GLOBALUSERS, {now, peak}, fmt::format("Current global users {}, max {}", people, most));
}

void version(Client& client, const Request& request) {
    if (!is_for_us(client, request.parameter(0))) return;
    const Network& network = client.network();
    client.reply(Numeric::RPL_VERSION, {program, network.server()}, network.setting().description);
    tell_features(client);
}

void time(Client& client, const Request& request) {
    if (!is_for_us(client, request.parameter(0))) return;
    client.reply(Numeric::RPL_TIME, {client.network().server()}, in_words(client.network().now()));
}

void info(Client& client, const Request& request) {
    if (!is_for_us(client, request.parameter(0))) return;
    const Network& network = client.network();
    client.reply(Numeric::RPL_INFO, {}, fmt::format("{}, a chat daemon of many protocols", program));
    client.reply(Numeric::RPL_INFO, {}, network.setting().description);
    client.reply(Numeric::RPL_INFO, {}, "On-line since " + in_words(network.started()));
    client.reply(Numeric::RPL_ENDOFINFO);
}

// What the configuration says nothing of is not told.
void admin(Client& client, const Request& request) {
    if (!is_for_us(client, request.parameter(0))) return;
    const Network& network = client.network();
    const NetworkSetting& setting = network.setting();
    if (setting.admin_location.empty() && setting.admin_email.empty())
        return client.reply(Numeric::ERR_NOADMININFO, {network.server()});
    client.reply(Numeric::RPL_ADMINME, {network.server()});
    if (!setting.admin_location.empty()) client.reply(Numeric::RPL_ADMINLOC1, {}, setting.admin_location);
    client.reply(Numeric::RPL_ADMINLOC2, {}, setting.description);
    if (!setting.admin_email.empty()) client.reply(Numeric::RPL_ADMINEMAIL, {}, setting.admin_email);
}

// `LINKS [[server] mask]`: the only server, where the mask means it.
void links(Client& client, const Request& request) {
    const bool names_server = request.parameters.size() > 1;
    if (names_server && !is_for_us(client, request.parameter(0))) return;
    const std::string_view typed = request.parameter(names_server ? 1 : 0);
    const Network& network = client.network();
    if (typed.empty() || mask::matches(typed, network.server()))
        client.reply(Numeric::RPL_LINKS, {network.server(), network.server()}, "0 " + network.setting().description);
    client.reply(Numeric::RPL_ENDOFLINKS, {typed});
}

// Of whatever else may be asked there is nothing to tell.
void stats(Client& client, const Request& request) {
    const std::string_view query = request.parameter(0);
    if (query.empty()) return client.reply(Numeric::ERR_NEEDMOREPARAMS, {"STATS"});
    if (!is_for_us(client, request.parameter(1))) return;
    if (query == "u") {
        constexpr std::uint64_t minute = 60, hour = 60 * minute, day = 24 * hour;
        const std::uint64_t up = seconds_of(client.network().now()) - seconds_of(client.network().started());
        client.reply(Numeric::RPL_STATSUPTIME, {},
                     fmt::format("Server Up {} days {}:{:02}:{:02}", up / day, up % day / hour, up % hour / minute,
                                 up % minute));
    }
    client.reply(Numeric::RPL_ENDOFSTATS, {query});
}

} // namespace chat::irc::server
