// A place where things are said: kept in the journal first, then heard by its members, each in his own words.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/audit.hpp"
#include "libchat/core/clock.hpp"
#include "libchat/core/fifo.hpp"
#include "libchat/core/journal.hpp"
#include "libchat/core/member.hpp"
#include "libchat/core/rules.hpp"

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chat {

class Roster;

// A seat, and the name that it is listed under, folded.
struct NamedSeat {
    std::string name;
    Membership* seat;
};

class Room {
public:
    // `clock`, `audit` and `roster` outlive the room.
    Room(std::string name, std::unique_ptr<Journal> journal, const Clock& clock, Audit& audit, const Roster& roster);
    Room(const Room&) = delete;
    ~Room(); // nobody may be in it; what is on its way to the journal is not waited for: nobody was told that it is
             // kept

    const std::string& name() const noexcept { return name_; }
    Time created() const noexcept { return created_; }
    Journal& journal() noexcept { return *journal_; }
    bool busy() const noexcept { return !seats_.empty() || !pending_.empty(); }

    // A listener talks to it: it stays though nobody is in it, and whoever comes first has no rank for that.
    bool bound() const noexcept { return bound_; }
    void bind() noexcept { bound_ = true; }

    // Whoever comes in by one of these claimed names is an op here.
    void has_ops(std::span<const std::string> names);

    Rules& rules() noexcept { return rules_; }
    const Rules& rules() const noexcept { return rules_; }
    const std::optional<Topic>& topic() const noexcept { return topic_; }
    // No rules and no topic, as on its first day.
    void begin_anew();
    // All members are told, the speaker too. An empty text: about nothing.
    void set_topic(const Speaker& by, std::string text);

    // Says `what`: it exists once it is in the journal, and nobody hears it before. Heard by every member but `except`.
    // The one gate for texts: whatever bytes come, one line of clean text is said (text::clean), and the audit gets the
    // bytes as they came. Answers the line's number; or, where it was not said, errc::not_allowed by the rules, or
    // errc::not_stored, or the journal's own error. The audit log has the reason.
    Later<LineNumber> say(Speaker by, Said what, MemberId except = 0);

    std::size_t members() const noexcept { return seats_.size(); }
    // Who is in it, each as names::listed() has him, sorted by bytes.
    std::vector<std::string> present() const;

    // Heard at once and not kept: joins and leaves. They may overtake lines still on their way to the disk.
    // Answers the message's id.
    MessageId publish(Message message, MemberId except = 0);
    // The same, heard by those alone who have the rank: ops, or ops and voices.
    MessageId publish_to(Rank least, Message message, MemberId except = 0);

    // Puts a member out. Everybody hears it, he too; then he gives up his seat, and the room may be gone.
    void put_out(const Speaker& by, Member& whom, std::string why);

    // His seat here; null where he has none.
    Membership* seat_of(MemberId who) const noexcept;
    // The seat of somebody, by the name that he is listed under; null where nobody here is called so.
    Membership* seat_called(std::string_view listed) const;
    // Its next seats in the order of listed and folded names: those behind the folded name `name`, `most` (not 0) or
    // all that there are; and more where several have the name of the last.
    std::vector<NamedSeat> seats_behind(const std::string& name, std::size_t most) const;
    // Calls `see(Membership&)` for each seat, in no order. It must not take or leave a seat here.
    template <class See> void for_each(See see) const {
        for (const Seat& seat : seats_) see(*seat.membership);
    }

private:
    friend class Membership;
    friend void publish_once(std::span<Room* const> rooms, Message message, MemberId except);

    struct Seat {
        Member* member;
        Membership* membership;
    };
    struct Pending {
        Message message;
        MemberId except;
        Answer<LineNumber> answer;
    };

    bool allows(const Speaker& by, const Said& what);
    void record_refused(const Speaker& by, const Said& what, std::string_view reason);
    void commit(result<LineNumber> kept);
    void settle(Message& message, MemberId except, const result<LineNumber>& kept);
    template <class Whether> void let_hear(Message& message, Whether hears);
    void let_hear(Message& message, MemberId except);

    const std::string name_;
    const std::unique_ptr<Journal> journal_;
    const Clock& clock_;
    Audit& audit_;
    const Roster& roster_;
    std::vector<Seat> seats_;
    Fifo<Pending> pending_; // said, and on their way to the journal
    Presses presses_;
    const Time created_;
    Rules rules_;
    std::optional<Topic> topic_;
    std::set<std::string> ops_; // folded names
    bool bound_ = false;
    bool publishing_ = false;
};

// A member's seat in one room, left by destruction. It does not move: hold it by unique_ptr, or in a talk's frame.
class Membership {
public:
    Membership(Room& room, Member& member);
    Membership(const Membership&) = delete;
    ~Membership();

    Room& room() const noexcept { return room_; }
    Member& member() const noexcept { return member_; }

    // The first one in a room that no listener is bound to is its op, and so is who the configuration names.
    Rank rank;

private:
    Room& room_;
    Member& member_;
    std::size_t place_; // in the room's seats
};

// Published in all these rooms, heard once by each member of any of them: what happens to a person, not in a room. The
// audit gets a record a room, or none where the message has its record; what a member hears names a room where he is.
void publish_once(std::span<Room* const> rooms, Message message, MemberId except);

} // namespace chat
