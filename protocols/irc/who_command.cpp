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
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace chat::irc::query {
namespace {

// Of everything that RFC 2812 §3.6.1 names, and the user name: folded once for all who are looked at.
class PersonMask {
public:
    PersonMask(const Roster& roster, std::string_view typed, std::string_view server)
        : roster_(roster),
          everybody_(typed.empty() || typed == "0" || typed == "*"),
          is_address_(typed.find_first_of("!@") != typed.npos),
          mask_(roster.folded(is_address_ ? mask::completed(typed) : std::string(typed))),
          is_server_(matches(server)) {}

    bool accepts(const Member& person) const {
        const Speaker& who = person.who();
        if (everybody_ || is_server_) return true;
        if (is_address_) return matches(names::address(who));
        return matches(names::listed(who)) || matches(user_of(who)) || matches(host_of(who)) ||
               matches(real_name_of(person));
    }

private:
    bool matches(std::string_view text) const { return mask::matches_folded(mask_, roster_.folded(text)); }

    const Roster& roster_;
    const bool everybody_;
    const bool is_address_;
    const std::string mask_;
    const bool is_server_;
};

constexpr std::size_t rows_in_piece = 200;

// The rows of one WHO: it is kept for as long as they leave.
class WhoAnswer {
public:
    WhoAnswer(Client& client, std::string_view mask, std::string_view options)
        : client_(client),
          server_(client.network().server()),
          wanted_(client.hub().roster, mask, server_),
          typed_options_(options),
          options_(typed_options_),
          place_(client.hub().roster) {}

    // Of who is invisible, only who is in the room himself is told. True where there are more.
    bool add_room(std::string& out, std::string_view name, std::string& behind) {
        const Room* const room = client_.hub().lobby.find(name);
        if (!room || is_hidden_from(client_, *room)) return false;
        const bool is_inside = client_.user().seat_in(*room) != nullptr;
        return walk_seats(*room, behind, rows_in_piece, [&](const Membership& seat) {
            if (is_inside || !is_invisible(seat.member())) add(out, seat.member(), &seat);
        });
    }

    // With a room that the asker is in as well, if there is one.
    void add_person(std::string& out, const Member& person) {
        const auto seats = seats_seen(client_, person);
        const auto shared = std::ranges::find_if(
            seats, [&](const Membership* seat) { return client_.user().seat_in(seat->room()) != nullptr; });
        add(out, person, shared == seats.end() ? nullptr : *shared);
    }

    // Who goes by a name. True where there are more.
    bool add_claimed(std::string& out) {
        return !client_.hub().roster.walk(*place_, [&](const Member& person) {
            place_.moves_to(person.who().name);
            add_if_wanted(out, person);
            return !is_full(out);
        });
    }

    // Who is in the room by a label, and came after `behind`, who is then the last of them. True where there are more.
    bool add_labelled(std::string& out, std::string_view name, MemberId& behind) {
        const Room* const room = client_.hub().lobby.find(name);
        if (!room) return false;
        std::vector<const Member*> there;
        room->for_each([&](const Membership& seat) {
            if (goes_by_label(seat) && seat.member().who().id > behind) there.push_back(&seat.member());
        });
        std::ranges::sort(there, {}, [](const Member* member) { return member->who().id; });
        for (const Member* const member : there) {
            if (is_full(out)) return true;
            behind = member->who().id;
            add_if_wanted(out, *member);
        }
        return false;
    }

private:
    void add_if_wanted(std::string& out, const Member& person) {
        if (wanted_.accepts(person) && !is_hidden_from(client_, person)) add_person(out, person);
    }

    void add(std::string& out, const Member& person, const Membership* seat) {
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
        facts.server = server_;
        facts.nick = nick;
        facts.prefixes = prefixes;
        facts.realname = real_name_of(person);
        facts.is_bot = who.bot;
        if (profile) {
            facts.idle = client_.network().since(profile->spoke);
            facts.away = !profile->away.empty();
            facts.is_operator = profile->is_operator;
        }
        const bool multi_prefix = client_.has(Capability::multi_prefix);
        if (options_.fields)
            append_whox(out, client_.head(Numeric::RPL_WHOSPCRPL), options_, facts, multi_prefix);
        else
            append_who(out, client_.head(Numeric::RPL_WHOREPLY), facts, multi_prefix);
    }

    Client& client_;
    const std::string& server_;
    const PersonMask wanted_;
    const std::string typed_options_;
    const WhoOptions options_;
    Place place_;
};

// All whom the mask means, a piece at a time.
LongReply who_is(Client& client, std::string_view mask, std::string_view options) {
    const auto answer = std::make_shared<WhoAnswer>(client, mask, options);
    if (mask.starts_with('#'))
        return [answer, name = std::string(room_of(mask)), behind = std::string()](std::string& out) mutable {
            return answer->add_room(out, name, behind);
        };
    if (const Member* const person = person_called(client.hub(), mask)) {
        std::string row;
        answer->add_person(row, *person);
        return written(std::move(row));
    }
    const auto claimed = [answer](std::string& out) { return answer->add_claimed(out); };
    const auto labelled = [answer](const Room& room) -> LongReply {
        return [answer, name = room.name(), behind = MemberId(0)](std::string& out) mutable {
            return answer->add_labelled(out, name, behind);
        };
    };
    return in_turn({claimed, of_each_room(client.hub(), labelled)});
}

} // namespace

void who(Client& client, const Request& request) {
    const std::string_view mask = request.parameter(0);
    std::string end = standard_line(client.network().server(), Numeric::RPL_ENDOFWHO, client.nick(), {mask});
    client.send_long(in_turn({who_is(client, mask, request.parameter(1)), written(std::move(end))}));
}

} // namespace chat::irc::query
