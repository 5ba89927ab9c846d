// Saying, keeping, hearing; coming and going.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/room.hpp"

#include "libchat/core/names.hpp"
#include "libchat/core/roster.hpp"

#include <algorithm>
#include <cassert>

namespace chat {

Room::Room(std::string name, std::unique_ptr<Journal> journal, const Clock& clock, Audit& audit, const Roster& roster)
    : name_(std::move(name)),
      journal_(std::move(journal)),
      clock_(clock),
      audit_(audit),
      roster_(roster),
      created_(clock.now()),
      rules_(roster.casemapping()) {
    journal_->committed = [this](result<LineNumber> kept) { commit(std::move(kept)); };
}

Room::~Room() { assert(seats_.empty()); }

// ---- saying ----

Later<LineNumber> Room::say(Speaker by, Said what, MemberId except) {
    what.clean();
    if (!allows(by, what)) return Later<LineNumber>(errc::not_allowed);
    Message message(name_, std::move(by), std::move(what));
    message.at = clock_.now();
    pending_.make_room(); // beforehand: what the journal has taken is known here, though memory run out
    if (auto kept = journal_->append(message)) {
        assert(pending_.empty());
        settle(message, except, *kept);
        return Later<LineNumber>(std::move(*kept));
    }
    pending_.push(Pending{std::move(message), except, Answer<LineNumber>()});
    auto [later, answer] = Later<LineNumber>::pending();
    pending_.back().answer = std::move(answer);
    return std::move(later);
}

bool Room::allows(const Speaker& by, const Said& what) {
    if (!rules_.moderated && rules_.bans.empty()) return true;
    const Membership* const seat = seat_of(by.id);
    if (!rules_.silences(by, seat ? seat->rank : Rank())) return true;
    record_refused(by, what, "not allowed");
    return false;
}

void Room::record_refused(const Speaker& by, const Said& what, std::string_view reason) {
    AuditRecord refused("refused", by.origin);
    refused.name = by.name;
    refused.room = name_;
    refused.said = what.raw.empty() ? what.text : what.raw;
    refused.reason = reason;
    audit_.record(refused);
}

void Room::commit(result<LineNumber> kept) {
    Pending oldest = pending_.pop();
    settle(oldest.message, oldest.except, kept);
    if (oldest.answer.awaited())
        oldest.answer.give(std::move(kept)); // last: it may resume a talk that speaks here again
}

void Room::settle(Message& message, MemberId except, const result<LineNumber>& kept) {
    if (kept) {
        message.line = *kept;
        let_hear(message, except);
    } else {
        record_refused(message.by, std::get<Said>(message.what), "not stored");
    }
}

// ---- hearing ----

MessageId Room::publish(Message message, MemberId except) {
    message.at = clock_.now();
    let_hear(message, except);
    return message.id;
}

MessageId Room::publish_to(Rank least, Message message, MemberId except) {
    message.at = clock_.now();
    let_hear(message, [&](const Seat& seat) {
        const Rank& rank = seat.membership->rank;
        return seat.member->who().id != except && (rank.op || (least.voice && rank.voice));
    });
    return message.id;
}

void Room::has_ops(std::span<const std::string> names) {
    ops_.clear();
    for (const std::string& name : names) ops_.insert(roster_.folded(name));
}

void Room::begin_anew() {
    rules_ = Rules(roster_.casemapping());
    topic_.reset();
}

void Room::set_topic(const Speaker& by, std::string text) {
    topic_.reset();
    if (!text.empty()) topic_ = Topic{text, names::listed(by), clock_.now()};
    publish(Message(name_, by, TopicSet(std::move(text))));
}

void Room::put_out(const Speaker& by, Member& whom, std::string why) {
    publish(Message(name_, by, Kicked(whom.who(), std::move(why))));
    whom.is_put_out(*this); // where he was the last here, this room is no more
}

// Whether a label could be taken for a claimed name is told by the names of this moment, not by those of a moment ago,
// when the line went on its way to the disk.
template <class Whether> void Room::let_hear(Message& message, Whether hears) {
    assert(!publishing_);
    message.by.mistakable = message.by.kind == NameKind::label && roster_.reads_like_a_claim(message.by.name);
    message.id = audit_.heard(message);
    publishing_ = true;
    Publication publication(message, presses_);
    for (const Seat& seat : seats_)
        if (hears(seat)) seat.member->hear(publication);
    publishing_ = false;
}

void Room::let_hear(Message& message, MemberId except) {
    let_hear(message, [except](const Seat& seat) { return seat.member->who().id != except; });
}

// ---- seats ----

Membership* Room::seat_of(MemberId who) const noexcept {
    const auto seat = std::ranges::find_if(seats_, [who](const Seat& s) { return s.member->who().id == who; });
    return seat == seats_.end() ? nullptr : seat->membership;
}

Membership* Room::seat_called(std::string_view listed) const {
    const std::string wanted = roster_.folded(listed);
    const auto seat = std::ranges::find_if(
        seats_, [&](const Seat& s) { return roster_.folded(names::listed(s.member->who())) == wanted; });
    return seat == seats_.end() ? nullptr : seat->membership;
}

std::vector<std::string> Room::present() const {
    std::vector<std::string> names;
    names.reserve(seats_.size());
    for (const Seat& seat : seats_) names.push_back(names::listed(seat.member->who()));
    std::ranges::sort(names);
    return names;
}

std::vector<NamedSeat> Room::seats_behind(const std::string& name, std::size_t most) const {
    std::vector<NamedSeat> found;
    for (const Seat& seat : seats_) {
        std::string listed = roster_.folded(names::listed(seat.member->who()));
        if (listed > name) found.push_back(NamedSeat{std::move(listed), seat.membership});
    }
    if (found.size() > most) {
        const auto behind = found.begin() + static_cast<std::ptrdiff_t>(most);
        std::ranges::nth_element(found, behind - 1, {}, &NamedSeat::name);
        const std::string last = (behind - 1)->name;
        found.erase(std::partition(behind, found.end(), [&](const NamedSeat& seat) { return seat.name == last; }),
                    found.end());
    }
    std::ranges::sort(found, {}, &NamedSeat::name);
    return found;
}

Membership::Membership(Room& room, Member& member) : room_(room), member_(member), place_(room.seats_.size()) {
    assert(!room.publishing_);
    const Speaker& who = member.who();
    const bool named = who.kind == NameKind::claimed && room.ops_.contains(room.roster_.folded(who.name));
    rank.op = named || (!room.bound() && room.seats_.empty());
    make_room(room.seats_);
    make_room(member.seats_);
    room.seats_.push_back(Room::Seat{&member, this});
    member.seats_.push_back(this);
}

Membership::~Membership() {
    assert(!room_.publishing_);
    auto& seats = room_.seats_;
    seats[place_] = seats.back(); // the last one takes this place
    seats[place_].membership->place_ = place_;
    seats.pop_back();
    std::erase(member_.seats_, this);
}

void publish_once(std::span<Room* const> rooms, Message message, MemberId except) {
    if (rooms.empty()) return;
    static std::uint64_t round = 0;
    ++round;
    message.at = rooms.front()->clock_.now();
    const bool recorded = message.id != 0;
    Presses presses;
    for (Room* room : rooms) {
        message.room = room->name();
        if (!recorded) message.id = room->audit_.heard(message);
        Publication publication(message, presses);
        for (const Room::Seat& seat : room->seats_)
            if (seat.member->who().id != except && std::exchange(seat.member->heard_, round) != round)
                seat.member->hear(publication);
    }
}

} // namespace chat
