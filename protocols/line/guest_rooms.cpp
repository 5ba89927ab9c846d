// The commands of the line protocol that are about rooms, and its lists.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "protocols/line/guest.hpp"

#include <algorithm>
#include <utility>

namespace chat::line {
namespace {

constexpr std::size_t words_at_once = 1000;
constexpr MemberId nobody = 0;

} // namespace

void Guest::create(const Command& command) {
    const std::string_view name = room_name(command.word);
    if (const std::string_view fault = room_fault(name); !fault.empty()) return refuse(command, Code::bad_room, fault);
    if (setting_.hub.lobby.find(name)) return refuse(command, Code::room_exists);
    if (!may_be_in_more(command)) return;
    Room& room = setting_.hub.lobby.room(name);
    out_.send(accepted(Verb::create, room.name()));
    chatter_->join(room);
}

void Guest::join(const Command& command) {
    const std::string_view name = room_name(command.word);
    if (const std::string_view fault = room_fault(name); !fault.empty()) return refuse(command, Code::bad_room, fault);
    Room* const room = setting_.hub.lobby.find(name);
    if (!room) return refuse(command, Code::no_such_room);
    if (chatter_->is_in(*room)) return refuse(command, Code::already_in_room);
    if (!may_be_in_more(command)) return;
    if (const error_code why = room->rules().forbids_entry(chatter_->who(), {}, room->members())) {
        const std::string reason = why.message();
        return refuse(command, Code::not_allowed, reason);
    }
    out_.send(accepted(Verb::join, room->name()));
    chatter_->join(*room);
}

bool Guest::may_be_in_more(const Command& command) {
    const bool may = chatter_->rooms() < most_rooms;
    if (!may) refuse(command, Code::too_many);
    return may;
}

void Guest::drop(const Command& command) {
    Room* const room = visible_room(command.word);
    if (!room) return refuse(command, Code::no_such_room);
    if (!chatter_->is_in(*room)) return refuse(command, Code::not_in_room);
    out_.send(accepted(Verb::drop, room->name()));
    chatter_->drop(*room);
}

// ---- lists ----

Guest::WordsBehind Guest::everybody_but(MemberId except) const {
    return [&roster = setting_.hub.roster, except](const std::string& name) {
        std::vector<std::string> names;
        roster.walk(name, [&](const Member& member) {
            if (member.who().id != except) names.push_back(member.who().name);
            return names.size() < words_at_once;
        });
        return names;
    };
}

void Guest::users(const Command& command) {
    if (command.word.empty() || command.word == "*")
        return list("USERS *", everybody_but(nobody), accepted(Verb::users));
    const Room* const room = visible_room(command.word);
    if (!room) return refuse(command, Code::no_such_room);
    const auto present = [this, room = room->name()](const std::string& name) {
        std::vector<std::string> names;
        if (const Room* const there = visible_room(room))
            for (const auto& [folded, seat] : there->seats_behind(name, words_at_once))
                names.push_back(names::listed(seat->member().who()));
        return names;
    };
    list("USERS " + room->name(), present, accepted(Verb::users));
}

void Guest::rooms(const Command&) {
    list(
        "ROOMS",
        [this](const std::string& name) {
            std::vector<std::string> names;
            setting_.hub.lobby.walk(name, [&](const Room& room) {
                if (sees(room)) names.push_back(room.name());
                return names.size() < words_at_once;
            });
            return names;
        },
        accepted(Verb::rooms));
}

// A secret room is none for who is outside, but for coming in.
bool Guest::sees(const Room& room) const { return !room.rules().secret || chatter_->is_in(room); }

Room* Guest::visible_room(std::string_view word) const {
    Room* const room = setting_.hub.lobby.find(room_name(word));
    return room && sees(*room) ? room : nullptr;
}

void Guest::list(std::string head, WordsBehind next, std::string status) {
    listing_ = std::make_unique<Listing>(Listing{std::move(head), std::move(next), std::move(status), {}, {}});
    fetch_words();
    list_on();
}

void Guest::fetch_words() {
    Listing& l = *listing_;
    l.words = l.next(l.last);
    if (l.words.empty()) return;
    l.last = setting_.hub.roster.folded(l.words.back());
    std::ranges::reverse(l.words);
}

// Piece by piece: a long list must not make a slow reader of whoever asks for it.
void Guest::list_on() {
    std::string piece;
    append_list(piece, listing_->head, listing_->words);
    if (listing_->words.empty()) fetch_words();
    const bool more = !listing_->words.empty();
    if (!more) piece += listing_->status;
    out_.send(piece);
    if (more)
        waits.expect(out_.drained());
    else
        listing_.reset();
}

} // namespace chat::line
