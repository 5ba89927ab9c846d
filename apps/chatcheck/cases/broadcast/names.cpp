// Reading a list of names.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/names.hpp"

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>

namespace chat::check::broadcast {

std::vector<std::string> listed(Chat& chat, Guest& guest) {
    const Frame wanted{Type::list, "the names"};
    std::vector<std::string> all;
    do {
        const Frame came = guest.next(wanted, "a frame of type 03 with the names");
        if (came.type == Type::error) chat.scene.unimplemented("it answers 03 with an error: " + came.body);
        if (came.type != Type::list) fail_frame(guest.link, came, wanted);
        std::vector<std::string> names;
        boost::split(names, came.body, boost::is_any_of(","));
        all.insert(all.end(), names.begin(), names.end());
    } while (guest.link.unread().starts_with('\3'));
    return all;
}

} // namespace chat::check::broadcast
