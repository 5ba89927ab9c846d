// Someone in rooms. Not the connection: a crlf connection is no member, an IRC user has many seats.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/publication.hpp"
#include "libchat/core/speaker.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat {

class Membership;
class Room;

// What is known of a person besides his name.
struct Profile {
    std::string real_name;
    std::string away; // why he is; empty while he is here
    Time since{};     // has his name
    Time spoke{};     // last
    bool invisible = false;
    bool is_operator = false; // of the daemon
};

class Member {
public:
    explicit Member(Speaker who) : who_(std::move(who)) {}
    Member(const Member&) = delete;
    virtual ~Member() = default;

    // He himself, as the one whose words are said.
    const Speaker& who() const noexcept { return who_; }
    // Null where his protocol has no such thing.
    virtual const Profile* profile() const noexcept { return nullptr; }
    // His seats, in no order.
    std::span<Membership* const> seats() const noexcept { return seats_; }

    // Queues the message and returns: never resumes a talk, joins, leaves or speaks.
    virtual void hear(Publication& publication) noexcept = 0;

    // He was put out of the room, and has heard so: gives up his seat there before this returns. Never called inside a
    // publication, nor from inside a talk of his own, unless he puts himself out.
    virtual void is_put_out(Room& room) noexcept = 0;

    // An operator of the daemon ends his connection: it is hung up, and he is gone before this returns. Others have
    // heard `why` then, and he has no name and no seats any more. Never called inside a publication.
    virtual void is_killed(std::string_view why) noexcept = 0;

protected:
    // From now on he is called so. Nobody is told.
    void is_called(std::string name) { who_.name = std::move(name); }
    void is_bot(bool bot) noexcept { who_.bot = bot; }

private:
    friend class Membership;
    friend void publish_once(std::span<Room* const> rooms, Message message, MemberId except);

    Speaker who_;
    std::vector<Membership*> seats_;
    std::uint64_t heard_ = 0; // the last round of publish_once it took part in, so that shared rooms count once
};

} // namespace chat
