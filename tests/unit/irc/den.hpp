// A room on irc that no listener is bound to: ann came first and is its op, bob came after her.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/names.hpp"
#include "protocols/irc/user.hpp"
#include "tests/unit/irc/people.hpp"

#include <string>
#include <string_view>

namespace chat::test {

struct Den {
    explicit Den(std::string_view anns_caps = {}, std::string_view bobs_caps = {})
        : ann(house, "ann", anns_caps), bob(house, "bob", bobs_caps) {
        ann.types("JOIN #den\n"), bob.types("JOIN #den\n");
        look_away();
    }
    void look_away() { ann.sees(), bob.sees(); }
    Room* room() { return house.lobby.find("den"); }

    IrcHouse house;
    IrcPerson ann, bob;
};

// An operator of the daemon from now on, without a password.
inline void promote(IrcHouse& house, std::string_view nick) {
    static_cast<irc::User&>(*house.roster.find(nick)).his().is_operator = true;
}

inline const std::string by_ann = ":ann!~ann@192.0.2.1 ", by_bob = ":bob!~bob@192.0.2.1 ";

} // namespace chat::test
