// Saying, keeping, hearing; coming and going.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/room.hpp"

#include "libchat/core/names.hpp"
#include "libchat/core/roster.hpp"

#include <algorithm>
#include <cassert>

namespace chat {

Room::Room(std::string name, std::unique_ptr<Journal> journal, const Clock& clock, Audit& audit, const Roster& roster)
    : name_(std::move(name)), journal_(std::move(journal)), clock_(clock), audit_(audit), roster_(roster) {
    journal_->committed = [this](result<LineNumber> kept) { commit(std::move(kept)); };
}

Room::~Room() { assert(seats_.empty()); }

Later<LineNumber> Room::say(Speaker by, Said what, MemberId except) {
    what.clean();
    Message message(name_, std::move(by), std::move(what));
    message.at = clock_.now();
    if (auto kept = journal_->append(message)) {
        assert(pending_.empty());
        settle(message, except, *kept);
        return Later<LineNumber>(std::move(*kept));
    }
    auto [later, answer] = Later<LineNumber>::pending();
    pending_.push(Pending{std::move(message), except, std::move(answer)});
    return std::move(later);
}

void Room::commit(result<LineNumber> kept) {
    Pending oldest = pending_.pop();
    settle(oldest.message, oldest.except, kept);
    oldest.answer.give(std::move(kept)); // last: it may resume a talk that speaks here again
}

void Room::settle(Message& message, MemberId except, const result<LineNumber>& kept) {
    if (kept) {
        message.line = *kept;
        let_hear(message, except);
    } else {
        const Said& said = std::get<Said>(message.what);
        AuditRecord refused("refused", message.by.origin);
        refused.name = message.by.name;
        refused.room = name_;
        refused.said = said.raw.empty() ? said.text : said.raw;
        refused.reason = "not stored";
        audit_.record(refused);
    }
}

void Room::publish(Message message, MemberId except) {
    message.at = clock_.now();
    let_hear(message, except);
}

// Whether a label could be taken for a claimed name is told by the names of this moment, not by those of a moment ago,
// when the line went on its way to the disk.
void Room::let_hear(Message& message, MemberId except) {
    assert(!publishing_);
    message.by.mistakable = message.by.kind == NameKind::label && roster_.reads_like_a_claim(message.by.name);
    audit_.heard(message);
    publishing_ = true;
    Publication publication(message, presses_);
    for (const Seat& seat : seats_)
        if (seat.member->who().id != except) seat.member->hear(publication);
    publishing_ = false;
}

std::vector<std::string> Room::present() const {
    std::vector<std::string> names;
    names.reserve(seats_.size());
    for (const Seat& seat : seats_) names.push_back(names::listed(seat.member->who()));
    std::ranges::sort(names);
    return names;
}

Membership::Membership(Room& room, Member& member) : room_(room), place_(room.seats_.size()) {
    assert(!room.publishing_);
    room.seats_.push_back(Room::Seat{&member, this});
}

Membership::~Membership() {
    assert(!room_.publishing_);
    auto& seats = room_.seats_;
    seats[place_] = seats.back(); // the last one takes this place
    seats[place_].membership->place_ = place_;
    seats.pop_back();
}

void publish_once(std::span<Room* const> rooms, Message message, MemberId except) {
    if (rooms.empty()) return;
    static std::uint64_t round = 0;
    ++round;
    message.at = rooms.front()->clock_.now();
    Presses presses;
    Publication publication(message, presses);
    for (Room* room : rooms) {
        message.room = room->name();
        room->audit_.heard(message);
    }
    for (const Room* room : rooms)
        for (const Room::Seat& seat : room->seats_)
            if (seat.member->who().id != except && std::exchange(seat.member->heard_, round) != round)
                seat.member->hear(publication);
}

} // namespace chat
