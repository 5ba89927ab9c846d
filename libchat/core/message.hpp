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

// A text. Inside a message: one line of valid UTF-8 without control characters (Room::say and Roster::tell see to it).
struct Said {
    explicit Said(std::string t) : text(std::move(t)) {}
    // Makes one clean line of whatever bytes came (text::clean).
    void clean();

    std::string text;
    std::string raw; // the bytes as they came, where they differ from `text`; else empty
};
// Said to one person, by his claimed name, in no room.
struct Told {
    Told(std::string t, Said w) : to(std::move(t)), what(std::move(w)) {}
    std::string to;
    Said what;
};
// Came into the room.
struct Joined {};
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
using Happening = std::variant<Said, Told, Joined, Left, Gone>;

struct Message {
    // `room` must live as long as the message: it is the room's own name; empty where it happened in none.
    Message(const std::string& r, Speaker who, Happening h) : room(r), by(std::move(who)), what(std::move(h)) {}

    std::string_view room;
    Speaker by;
    Happening what;
    Time at{};
    std::optional<LineNumber> line; // only what was said is in the journal
};

} // namespace chat
