// Whether we are meant.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/this_server.hpp"

#include "libchat/core/mask.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/sight.hpp"

namespace chat::irc {

bool is_for_us(Client& client, std::string_view target) {
    if (target.empty() || mask::matches(target, client.network().server())) return true;
    if (person_called(client.hub(), target)) return true;
    client.reply(Numeric::ERR_NOSUCHSERVER, {target});
    return false;
}

} // namespace chat::irc
