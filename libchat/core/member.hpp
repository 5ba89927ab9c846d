// Someone in rooms. Not the connection: a crlf connection is no member, an IRC user has many seats.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/publication.hpp"
#include "libchat/core/speaker.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace chat {

class Room;

class Member {
public:
    explicit Member(Speaker who) : who_(std::move(who)) {}
    Member(const Member&) = delete;
    virtual ~Member() = default;

    // He himself, as the one whose words are said.
    const Speaker& who() const noexcept { return who_; }

    // Queues the message and returns: never resumes a talk, joins, leaves or speaks.
    virtual void hear(Publication& publication) noexcept = 0;

private:
    friend void publish_once(std::span<Room* const> rooms, Message message, MemberId except);
    Speaker who_;
    std::uint64_t heard_ = 0; // the last round of publish_once it took part in, so that shared rooms count once
};

} // namespace chat
