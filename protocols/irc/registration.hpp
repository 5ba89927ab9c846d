// What a client has told of itself before it is registered.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/roster.hpp"

#include <optional>
#include <string>

namespace chat::irc {

struct Registration {
    // All that is needed is there, and no negotiation of capabilities is under way.
    bool complete() const noexcept { return claim && !user.empty() && !negotiating; }

    std::string nick;
    std::optional<Claim> claim; // of the nick: taken from the moment it was accepted
    std::string user;
    std::string real_name;
    std::string password;     // as PASS had it
    bool negotiating = false; // between CAP LS or REQ and CAP END
    int cap_version = 301;
};

} // namespace chat::irc
