// Somebody who speaks another protocol, as people on irc see him.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/member.hpp"
#include "libchat/core/room.hpp"
#include "libchat/core/roster.hpp"
#include "tests/support/house.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chat::test {

// In the room `lobby`, by a claimed name or by a label.
class Foreigner : public Member {
public:
    Foreigner(House& house, const std::string& name, const std::string& protocol, NameKind kind = NameKind::claimed)
        : Member(Speaker(house.hub.next_member(), name,
                         OriginPtr(new Origin(protocol, protocol, 7, "192.0.2.7", 50'007)), kind)) {
        if (kind == NameKind::claimed) {
            claim_.emplace(std::move(*house.roster.claim(name)));
            claim_->belongs_to(*this);
        } else {
            attendance_.emplace(house.roster);
        }
        seat_.emplace(house.lobby.bound_room("lobby"), static_cast<Member&>(*this));
    }
    void hear(Publication&) noexcept override {}
    void is_put_out(Room&) noexcept override { seat_.reset(); }
    void is_killed(std::string_view why) noexcept override { killed = why; }

    std::string killed; // why

private:
    std::optional<Claim> claim_;
    std::optional<Attendance> attendance_;
    std::optional<Membership> seat_;
};

} // namespace chat::test
