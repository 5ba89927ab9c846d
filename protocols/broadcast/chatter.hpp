// Somebody who has joined the chat: his name is his, he is in the room, and hears it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/member.hpp"
#include "libchat/core/presence.hpp"
#include "libchat/session/session.hpp"
#include "protocols/broadcast/setting.hpp"

#include <string>
#include <string_view>

namespace chat::broadcast {

// As long as it lives. Its end, whatever the reason, announces that he is leaving, once, and frees the name.
class Chatter final : public Member {
public:
    // Announces him to everybody in the room, and to himself. `claim` is the one of `name`.
    Chatter(Session& out, const Setting& setting, Claim claim, std::string_view name);
    ~Chatter() override;

    // By his own word: otherwise the end of his connection is the reason that the audit log has.
    void leaves() { why_ = "left"; }

    // Member
    void hear(Publication& publication) noexcept override;
    void is_put_out(Room& room) noexcept override;
    void is_killed(std::string_view why) noexcept override;

private:
    void hang_up(std::string_view farewell, Ending why) noexcept;

    Session& out_;
    const Setting& setting_;
    std::string why_; // he will have left; empty until it is known
    Presence presence_;
};

} // namespace chat::broadcast
