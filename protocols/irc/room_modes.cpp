// Changing rules and ranks by letters.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/room_modes.hpp"

#include "libchat/core/mask.hpp"
#include "libchat/core/names.hpp"
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/dialect.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace chat::irc {
namespace {

// So that one line can tell of any, with who put it there, and when.
constexpr std::size_t longest_mask = 200;
// Other protocols have no word for them: a room that they talk to stays open.
constexpr std::string_view not_where_bound = "ikl";

constexpr bool is_one_of(std::string_view letters, char letter) noexcept {
    return letters.find(letter) != letters.npos;
}

// The member of Rules that a letter stands for.
constexpr bool Rules::*flag_of(char letter) noexcept {
    switch (letter) {
    case 'i': return &Rules::invite_only;
    case 'm': return &Rules::moderated;
    case 'n': return &Rules::members_only;
    case 's': return &Rules::secret;
    default: return &Rules::ops_topic;
    }
}

// What there is to know of a list.
struct List {
    char letter;
    MaskList Rules::*masks;
    Numeric entry;
    Numeric end;
};

constexpr List lists[] = {
    {'b', &Rules::bans, Numeric::RPL_BANLIST, Numeric::RPL_ENDOFBANLIST},
    {'e', &Rules::exceptions, Numeric::RPL_EXCEPTLIST, Numeric::RPL_ENDOFEXCEPTLIST},
    {'I', &Rules::invitations, Numeric::RPL_INVEXLIST, Numeric::RPL_ENDOFINVEXLIST},
};

const List& list_of(char letter) noexcept { return *std::ranges::find(lists, letter, &List::letter); }

bool is_mask(std::string_view word) noexcept {
    const auto unfit = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; };
    return word.size() <= longest_mask && !word.starts_with(':') && std::ranges::none_of(word, unfit);
}

} // namespace

void RoomModes::make(const ModeChange& change) {
    const char letter = change.letter;
    if (room_.bound() && change.add && is_one_of(not_where_bound, letter))
        return refuse_parameter({&letter, 1}, {}, "Not in a room that other protocols talk to");
    if (is_one_of(list_modes, letter))
        edit_list(change);
    else if (is_one_of(key_modes, letter))
        set_key(change);
    else if (is_one_of(limit_modes, letter))
        set_limit(change);
    else if (is_one_of(seat_modes, letter))
        set_rank(change);
    else
        set_flag(change);
}

// A key that is wrong may be one that was mistyped: it is not repeated.
void RoomModes::refuse(const ModeProblem& problem) {
    const bool is_of_key = is_one_of(key_modes, problem.letter.front());
    refuse_parameter(problem.letter, is_of_key ? std::string_view() : problem.argument,
                     problem.kind == ModeProblem::Kind::missing_argument ? "It needs a parameter"
                     : is_of_key                                         ? "Key is not well-formed"
                                                                         : "Not a number above 0");
}

void RoomModes::tell() {
    const Speaker& who = client_.user().who();
    const Head head = Head(names::address(who), "MODE").add(channel_of(room_.name()));
    for (std::string& text : mode_texts(longest_body - head.text().size() - 1, made_))
        room_.publish(Message(room_.name(), who, RulesChanged(std::move(text))));
    made_.clear();
}

void RoomModes::set_flag(const ModeChange& change) {
    if (std::exchange(room_.rules().*flag_of(change.letter), change.add) != change.add) made(change);
}

void RoomModes::set_key(const ModeChange& change) {
    const std::string key(change.add ? change.argument : std::string_view());
    if (std::exchange(room_.rules().key, key) != key) made(change, key);
}

void RoomModes::set_limit(const ModeChange& change) {
    std::optional<std::size_t> limit;
    if (change.add) limit = limit_in(change.argument);
    if (std::exchange(room_.rules().limit, limit) != limit)
        made(change, limit ? std::to_string(*limit) : std::string());
}

void RoomModes::set_rank(const ModeChange& change) {
    Membership* const seat = room_.seat_called(change.argument);
    if (!seat) return refuse_absent(client_, room_, change.argument);
    bool& has = change.letter == 'o' ? seat->rank.op : seat->rank.voice;
    if (std::exchange(has, change.add) != change.add) made(change, names::listed(seat->member().who()));
}

void RoomModes::edit_list(const ModeChange& change) {
    Rules& rules = room_.rules();
    MaskList& masks = rules.*list_of(change.letter).masks;
    const std::string mask = mask::completed(change.argument);
    if (!change.add) {
        if (masks.remove(mask)) made(change, mask);
        return;
    }
    if (!is_mask(mask))
        return refuse_parameter({&change.letter, 1}, change.argument, "Not a mask, or too long for one");
    const std::size_t entries = rules.bans.size() + rules.exceptions.size() + rules.invitations.size();
    if (entries >= client_.limits().list)
        return client_.reply(Numeric::ERR_BANLISTFULL, {channel_of(room_.name()), {&change.letter, 1}});
    const Speaker& who = client_.user().who();
    if (masks.add({mask, names::listed(who), client_.network().now()})) made(change, mask);
}

void RoomModes::refuse_parameter(std::string_view letter, std::string_view parameter, std::string_view why) {
    client_.reply(Numeric::ERR_INVALIDMODEPARAM, {channel_of(room_.name()), letter, parameter}, why);
}

void RoomModes::made(const ModeChange& change, std::string argument) {
    arguments_.push_back(std::move(argument));
    made_.push_back({change.add, change.letter, arguments_.back()});
}

LongReply mode_list(Client& client, const Room& room, char letter) {
    const List& list = list_of(letter);
    const std::string channel = channel_of(room.name());
    const auto entries = [&client, &list, channel, behind = std::string()](std::string& out) mutable {
        const Room* const there = client.hub().lobby.find(room_of(channel));
        if (!there) return false;
        const MaskList::Entries& masks = (there->rules().*list.masks).entries();
        auto at = masks.upper_bound(behind);
        for (; at != masks.end() && !is_full(out); ++at) {
            const MaskList::Entry& e = at->second;
            append_line(out, client.head(list.entry).add({channel, e.mask, e.by}).add(seconds_of(e.at)));
            behind = at->first;
        }
        return at != masks.end();
    };
    std::string end;
    append_line(end, client.head(list.end).add(channel), standard_text(list.end));
    return in_turn({entries, written(std::move(end))});
}

std::vector<std::string> modes_of(const Room& room, bool with_key) {
    const Rules& rules = room.rules();
    std::vector<std::string> words{"+"};
    for (const char letter : plain_modes)
        if (rules.*flag_of(letter)) words.front() += letter;
    if (!rules.key.empty()) {
        words.front() += 'k';
        words.push_back(with_key ? rules.key : "*");
    }
    if (rules.limit) {
        words.front() += 'l';
        words.push_back(std::to_string(*rules.limit));
    }
    return words;
}

} // namespace chat::irc
