// WHOIS and WHOWAS: all that may be told of one person.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/sight.hpp"
#include "protocols/irc/targets.hpp"
#include "protocols/irc/this_server.hpp"
#include "protocols/irc/word_lines.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <string>

namespace chat::irc::query {
namespace {

class WhoisAnswer {
public:
    WhoisAnswer(Client& client, const Member& person)
        : client_(client), person_(person), who_(person.who()), nick_(names::listed(who_)) {}

    std::string lines() {
        append_line(lines_, head(Numeric::RPL_WHOISUSER).add({user_of(who_), host_of(who_), "*"}),
                    real_name_of(person_));
        append_line(lines_, head(Numeric::RPL_WHOISSERVER).add(client_.network().server()),
                    client_.network().setting().description);
        add_rooms();
        if (who_.bot) add_standard(Numeric::RPL_WHOISBOT);
        if (const Profile* const profile = person_.profile())
            add_profile(*profile);
        else
            append_line(lines_, head(Numeric::RPL_WHOISSPECIAL),
                        fmt::format("is here by the {} protocol", who_.origin ? who_.origin->protocol : "?"));
        return lines_;
    }

private:
    Head head(Numeric numeric) const { return client_.head(numeric).add(nick_); }
    void add_standard(Numeric numeric) { append_line(lines_, head(numeric), standard_text(numeric)); }

    void add_rooms() {
        WordLines rooms(lines_, head(Numeric::RPL_WHOISCHANNELS));
        for (const Membership* seat : seats_seen(client_, person_)) {
            const std::string prefixes = prefixes_of(seat->rank);
            const std::size_t told = client_.has(Capability::multi_prefix) ? prefixes.size() : 1;
            rooms.add(prefixes.substr(0, told) + channel_of(seat->room().name()));
        }
        rooms.finish();
    }

    void add_profile(const Profile& profile) {
        if (profile.is_operator) add_standard(Numeric::RPL_WHOISOPERATOR);
        if (person_.who().id == client_.user().who().id || client_.user().his().is_operator) {
            append_line(lines_, head(Numeric::RPL_WHOISHOST),
                        fmt::format("is connecting from {0}@{1} {1}", user_of(who_), host_of(who_)));
            append_line(lines_, head(Numeric::RPL_WHOISMODES), "is using modes " + modes_of(profile));
        }
        append_line(lines_,
                    head(Numeric::RPL_WHOISIDLE)
                        .add(static_cast<std::uint64_t>(client_.network().since(profile.spoke).count()))
                        .add(seconds_of(profile.since)),
                    standard_text(Numeric::RPL_WHOISIDLE));
        if (!profile.away.empty()) append_line(lines_, head(Numeric::RPL_AWAY), profile.away);
    }

    // Whether he hears WALLOPS is his own affair.
    std::string modes_of(const Profile& profile) const {
        std::string modes = "+";
        if (who_.bot) modes += 'B';
        if (profile.invisible) modes += 'i';
        if (profile.is_operator) modes += 'o';
        return modes;
    }

    Client& client_;
    const Member& person_;
    const Speaker& who_;
    const std::string nick_;
    std::string lines_;
};

// 0 where it is no number above that: all of them.
std::size_t count_in(std::string_view typed) noexcept {
    std::size_t count = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), count);
    return count;
}

std::string former_lines(Client& client, const Former& former) {
    std::string lines;
    append_line(lines, client.head(Numeric::RPL_WHOWASUSER).add({former.nick, former.user, former.host, "*"}),
                former.real_name);
    append_line(
        lines, client.head(Numeric::RPL_WHOISSERVER).add({former.nick, client.network().server()}),
        fmt::format("{:%a %b %d %H:%M:%S %Y} UTC", fmt::gmtime(std::chrono::system_clock::to_time_t(former.until))));
    return lines;
}

} // namespace

// `WHOIS server nick` asks the server that somebody is on, or that is called so, for what it alone knows.
void whois(Client& client, const Request& request) {
    const bool names_server = request.parameters.size() > 1;
    const std::string_view nick = request.parameter(names_server ? 1 : 0);
    if (nick.empty()) return client.reply(Numeric::ERR_NONICKNAMEGIVEN);
    if (names_server && !is_for_us(client, request.parameter(0))) return;
    if (targets_in(nick).size() > 1) return client.reply(Numeric::ERR_TOOMANYTARGETS, {nick});
    const Member* const person = person_called(client.hub(), nick);
    if (!person) {
        client.reply(Numeric::ERR_NOSUCHNICK, {nick});
        return client.reply(Numeric::RPL_ENDOFWHOIS, {nick});
    }
    client.send_long(written(WhoisAnswer(client, *person).lines() +
                             standard_line(client.network().server(), Numeric::RPL_ENDOFWHOIS, client.nick(), {nick})));
}

void whowas(Client& client, const Request& request) {
    const std::string_view nick = request.parameter(0);
    if (nick.empty()) return client.reply(Numeric::ERR_NONICKNAMEGIVEN);
    if (!is_for_us(client, request.parameter(2))) return;
    const std::size_t most = count_in(request.parameter(1));
    const std::string wanted = client.hub().roster.folded(nick);
    std::string lines;
    std::size_t told = 0;
    for (const Former& former : client.network().former()) {
        if (most > 0 && told == most) break;
        if (client.hub().roster.folded(former.nick) != wanted) continue;
        lines += former_lines(client, former);
        ++told;
    }
    const std::string& server = client.network().server();
    if (told == 0) lines = standard_line(server, Numeric::ERR_WASNOSUCHNICK, client.nick(), {nick});
    client.send_long(written(lines + standard_line(server, Numeric::RPL_ENDOFWHOWAS, client.nick(), {nick})));
}

} // namespace chat::irc::query
