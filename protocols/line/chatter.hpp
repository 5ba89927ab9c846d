// Somebody who is logged in: his name is his, he is in rooms, and hears them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/member.hpp"
#include "libchat/core/presence.hpp"
#include "libchat/session/session.hpp"
#include "protocols/line/setting.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace chat::line {

// As long as it lives. Its end, whatever the reason, is told to everybody in his rooms, and frees the name.
class Chatter final : public Member {
public:
    // Everybody hears that he is here, and the listener's room that he is in it. `claim` is the one of `name`.
    Chatter(Session& out, const Setting& setting, MemberId id, Claim claim, std::string_view name);
    ~Chatter() override;

    // By his own word: otherwise the end of his connection is the reason that the audit log has.
    void leaves() { why_ = "left"; }

    bool is_in(const Room& room) const noexcept { return presence_.seat_in(room) != nullptr; }
    std::size_t rooms() const noexcept { return presence_.rooms(); }
    // Everybody else in the room hears of both. He is not in it yet; or he is.
    void join(Room& room);
    void drop(Room& room); // which may be gone then

    // Member
    void hear(Publication& publication) noexcept override;
    void is_put_out(Room& room) noexcept override;
    void is_killed(std::string_view why) noexcept override;

private:
    void tell_rooms_of(std::string_view found_by, std::string_view name);

    Session& out_;
    const Setting& setting_;
    std::string why_; // he will have left; empty until it is known
    Presence presence_;
};

} // namespace chat::line
