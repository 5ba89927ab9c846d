// WHO: everybody whom a mask means, in the columns of WHO or in those that were asked for (WHOX).
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/mask.hpp"
#include "libchat/core/names.hpp"
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/sight.hpp"
#include "protocols/irc/whox.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace chat::irc::query {
namespace {

// Of everything that RFC 2812 §3.6.1 names, and the user name: folded once for all who are looked at.
class PersonMask {
public:
    PersonMask(std::string_view typed, std::string_view server)
        : everybody_(typed.empty() || typed == "0" || typed == "*"),
          is_address_(typed.find_first_of("!@") != typed.npos),
          mask_(names::folded(is_address_ ? mask::completed(typed) : std::string(typed))),
          is_server_(mask::matches_folded(mask_, names::folded(server))) {}

    bool accepts(const Member& person) const {
        const Speaker& who = person.who();
        if (everybody_ || is_server_) return true;
        if (is_address_) return matches(names::address(who));
        return matches(names::listed(who)) || matches(user_of(who)) || matches(host_of(who)) ||
               matches(real_name_of(person));
    }

private:
    bool matches(std::string_view text) const { return mask::matches_folded(mask_, names::folded(text)); }

    const bool everybody_;
    const bool is_address_;
    const std::string mask_;
    const bool is_server_;
};

class WhoAnswer {
public:
    WhoAnswer(Client& client, std::string_view options) : client_(client), options_(options) {}

    // Of who is invisible, only who is in the room himself is told.
    void add_room(const Room& room) {
        if (is_hidden_from(client_, room)) return;
        const bool is_inside = client_.user().seat_in(room) != nullptr;
        room.for_each([&](const Membership& seat) {
            if (is_inside || !is_invisible(seat.member())) add(seat.member(), &seat);
        });
    }

    // With a room that the asker is in as well, if there is one.
    void add_person(const Member& person) {
        const auto seats = seats_seen(client_, person);
        const auto shared = std::ranges::find_if(
            seats, [&](const Membership* seat) { return client_.user().seat_in(seat->room()) != nullptr; });
        add(person, shared == seats.end() ? nullptr : *shared);
    }

    void add_people(std::string_view typed) {
        const PersonMask wanted(typed, client_.network().server());
        for_everybody(client_.hub(), [&](const Member& person) {
            if (wanted.accepts(person) && !is_hidden_from(client_, person)) add_person(person);
        });
    }

    // By name, and the end.
    std::string lines(std::string_view typed) {
        std::ranges::sort(rows_);
        std::string lines;
        for (const auto& [name, row] : rows_) lines += row;
        lines += standard_line(client_.network().server(), Numeric::RPL_ENDOFWHO, client_.nick(), {typed});
        return lines;
    }

private:
    void add(const Member& person, const Membership* seat) {
        const Speaker& who = person.who();
        const Profile* const profile = person.profile();
        if (options_.operators_only && !(profile && profile->is_operator)) return;
        const std::string nick = names::listed(who);
        const std::string room = seat ? channel_of(seat->room().name()) : std::string();
        const std::string prefixes = seat ? prefixes_of(seat->rank) : std::string();
        WhoFacts facts{};
        facts.room = room;
        facts.user = user_of(who);
        facts.address = facts.host = host_of(who);
        facts.server = client_.network().server();
        facts.nick = nick;
        facts.prefixes = prefixes;
        facts.realname = real_name_of(person);
        facts.is_bot = who.bot;
        if (profile) {
            facts.idle = std::chrono::duration_cast<std::chrono::seconds>(client_.network().now() - profile->spoke);
            facts.away = !profile->away.empty();
            facts.is_operator = profile->is_operator;
        }
        rows_.emplace_back(nick, row(facts));
    }

    std::string row(const WhoFacts& facts) const {
        const bool multi_prefix = client_.has(Capability::multi_prefix);
        std::string line;
        if (options_.fields)
            append_whox(line, client_.head(Numeric::RPL_WHOSPCRPL), options_, facts, multi_prefix);
        else
            append_who(line, client_.head(Numeric::RPL_WHOREPLY), facts, multi_prefix);
        return line;
    }

    Client& client_;
    const WhoOptions options_;
    std::vector<std::pair<std::string, std::string>> rows_; // by name
};

} // namespace

void who(Client& client, const Request& request) {
    const std::string_view typed = request.parameter(0);
    WhoAnswer answer(client, request.parameter(1));
    if (typed.starts_with('#')) {
        if (const Room* const room = client.hub().lobby.find(room_of(typed))) answer.add_room(*room);
    } else if (const Member* const person = person_called(client.hub(), typed)) {
        answer.add_person(*person);
    } else {
        answer.add_people(typed);
    }
    client.send_long(answer.lines(typed));
}

} // namespace chat::irc::query
