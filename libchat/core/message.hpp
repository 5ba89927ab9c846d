// What happens in a room.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/clock.hpp"
#include "libchat/core/speaker.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace chat {

// A line's place in its room's journal, counted from 0 without holes.
using LineNumber = std::uint64_t;
// The number of its record in the audit log, which IRC knows as msgid.
using MessageId = std::uint64_t;

// A text. Inside a message: one line of valid UTF-8 without control characters (Room::say and Roster::tell see to it).
struct Said {
    enum class Kind : std::uint8_t {
        text,
        notice, // that no program may answer (IRC's NOTICE)
        action, // "* waves"
    };

    explicit Said(std::string t, Kind k = Kind::text) : text(std::move(t)), kind(k) {}
    // Makes one clean line of whatever bytes came (text::clean).
    void clean();

    std::string text;
    std::string raw;  // the bytes as they came, where they differ from `text`; else empty
    std::string rich; // the text with formatting, for protocols that have it, where it differs: UTF-8, no CR LF NUL
    std::string tags; // what the speaker's program says about the text to programs (IRC's client-only tags)
    Kind kind;
    char rank = 0; // @ or +: for those alone who have it in the room, and kept nowhere; 0: for all
};
// Said to one person, by his claimed name, in no room.
struct Told {
    Told(std::string t, Said w) : to(std::move(t)), what(std::move(w)) {}
    std::string to;
    Said what;
    bool to_all = false; // as is everybody who goes by a name
};
// Came into the room.
struct Joined {
    explicit Joined(std::string n = {}) : real_name(std::move(n)) {}
    std::string real_name; // as IRC tells it; empty where nobody knows
};
// Left the room and stays in others.
struct Left {
    explicit Left(std::string w = {}) : why(std::move(w)) {}
    std::string why;
};
// Left the daemon; heard once, however many rooms are shared (publish_once).
struct Gone {
    explicit Gone(std::string w = {}) : why(std::move(w)) {}
    std::string why;
};
// Put out of the room by somebody.
struct Kicked {
    Kicked(Speaker w, std::string r) : whom(std::move(w)), why(std::move(r)) {}
    Speaker whom;
    std::string why;
};
// Goes by another name from now on; heard once, as Gone is.
struct Renamed {
    explicit Renamed(std::string t) : to(std::move(t)) {}
    std::string to;
};
// Says what the room is about; empty where about nothing.
struct TopicSet {
    explicit TopicSet(std::string t) : topic(std::move(t)) {}
    std::string topic;
};
// Changed the room's rules or somebody's rank in it, as IRC writes that: "+o-v Ann Bob".
struct RulesChanged {
    explicit RulesChanged(std::string c) : changes(std::move(c)) {}
    std::string changes;
};
// Asked somebody to come into the room.
struct Invited {
    explicit Invited(Speaker w) : whom(std::move(w)) {}
    Speaker whom;
};
// From program to program: people do not see it, and it is kept nowhere. To somebody, or to a room.
struct Signal {
    std::string to;   // a claimed name; empty where it is to the room
    std::string ctcp; // "VERSION"; empty where there are tags alone
    std::string tags;
    bool notice = false; // an answer
};
// Is away, or is back where `why` is empty; heard once, as Gone is. So is a change of the real name.
struct Away {
    explicit Away(std::string w) : why(std::move(w)) {}
    std::string why;
};
struct RealNameSet {
    explicit RealNameSet(std::string n) : name(std::move(n)) {}
    std::string name;
};
// A name was taken by somebody who can be spoken to, or is free again: heard by all who have one (Roster).
struct LoggedIn {
    explicit LoggedIn(bool h = false) : has_seats(h) {}
    bool has_seats; // as one has who takes another name
};
struct LoggedOut {};
// Writes his name in other letters from now on: heard by all who have one, as well as Renamed by those in his rooms.
struct Respelled {
    explicit Respelled(std::string t) : to(std::move(t)) {}
    std::string to;
};

using Happening = std::variant<Said, Told, Joined, Left, Gone, Kicked, Renamed, TopicSet, RulesChanged, Invited, Signal,
                               Away, RealNameSet, LoggedIn, LoggedOut, Respelled>;

struct Message {
    // `room` must live as long as the message: it is the room's own name; empty where it happened in none.
    Message(const std::string& r, Speaker who, Happening h) : room(r), by(std::move(who)), what(std::move(h)) {}

    std::string_view room;
    Speaker by;
    Happening what;
    Time at{};
    MessageId id = 0;               // its record in the audit log; 0 where it has none
    std::optional<LineNumber> line; // only what was said is in the journal
};

} // namespace chat
