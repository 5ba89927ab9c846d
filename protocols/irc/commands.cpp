// The table of commands.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/commands.hpp"

#include "protocols/irc/request.hpp"

#include <algorithm>
#include <iterator>

namespace chat::irc {
namespace {

constexpr Command table[] = {
    {"ADMIN", 0, false, server::admin, "[<server>]"},
    {"AWAY", 0, false, person::away, "[<text>]"},
    {"CAP", 1, true, connection::cap, "LS|LIST|REQ|END [<capabilities>]"},
    {"HELP", 0, false, server::help, "[<subject>]"},
    {"HELPOP", 0, false, server::help, "[<subject>]"},
    {"INFO", 0, false, server::info, ""},
    {"INVITE", 0, false, channel::invite, "[<nick> <channel>]"},
    {"ISON", 1, false, query::ison, "<nick>{ <nick>}"},
    {"JOIN", 1, false, channel::join, "<channel>{,<channel>} [<key>{,<key>}] | 0"},
    {"KICK", 2, false, channel::kick, "<channel> <nick>{,<nick>} [<reason>]"},
    {"KILL", 1, false, authority::kill, "<nick> [<reason>]"},
    {"LINKS", 0, false, server::links, ""},
    {"LIST", 0, false, channel::list, "[<channel or mask or condition>{,...}]"},
    {"LUSERS", 0, false, server::lusers, ""},
    {"MODE", 1, false, mode::mode, "<channel or nick> [<modes> [<argument>...]]"},
    {"MONITOR", 1, false, query::monitor, "+|-|C|L|S [<nick>{,<nick>}]"},
    {"MOTD", 0, false, server::motd, "[<server>]"},
    {"NAMES", 0, false, channel::names, "[<channel>{,<channel>}]"},
    {"NICK", 0, true, connection::nick, "<nick>"},
    {"NOTICE", 0, false, speech::notice, "<target>{,<target>} <text>"},
    {"OPER", 2, false, authority::oper, "<name> <password>"},
    {"PART", 1, false, channel::part, "<channel>{,<channel>} [<reason>]"},
    {"PASS", 1, true, connection::pass, "<password>"},
    {"PING", 0, true, connection::ping, "<token>"},
    {"PONG", 0, true, connection::pong, "<token>"},
    {"PRIVMSG", 0, false, speech::privmsg, "<target>{,<target>} <text>"},
    {"QUIT", 0, true, connection::quit, "[<reason>]"},
    {"REHASH", 0, false, authority::rehash, ""},
    {"SETNAME", 1, false, person::setname, "<real name>"},
    {"STATS", 0, false, server::stats, "u"},
    {"TAGMSG", 0, false, speech::tagmsg, "<target>{,<target>}"},
    {"TIME", 0, false, server::time, "[<server>]"},
    {"TOPIC", 1, false, channel::topic, "<channel> [<topic>]"},
    {"USER", 4, true, connection::user, "<user> 0 * <real name>"},
    {"USERHOST", 1, false, query::userhost, "<nick>{ <nick>}"},
    {"VERSION", 0, false, server::version, "[<server>]"},
    {"WALLOPS", 1, false, authority::wallops, "<text>"},
    {"WHO", 0, false, query::who, "<mask> [o][%<fields>[,<token>]]"},
    {"WHOIS", 0, false, query::whois, "[<server>] <nick>"},
    {"WHOWAS", 0, false, query::whowas, "<nick> [<count>]"},
};

} // namespace

std::span<const Command> all_commands() noexcept { return table; }

const Command* command_called(std::string_view name) noexcept {
    const auto found =
        std::lower_bound(std::begin(table), std::end(table), name,
                         [](const Command& c, std::string_view n) { return is_earlier_command(c.name, n); });
    return found != std::end(table) && is_same_command(found->name, name) ? found : nullptr;
}

} // namespace chat::irc
