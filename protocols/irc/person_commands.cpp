// What a user says about himself.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/text.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/safe_text.hpp"

#include <string>

namespace chat::irc::person {

void away(Client& client, const Request& request) {
    const std::string why = text::clean(cut_text(request.parameter(0), client.limits().away));
    client.user().goes_away(why);
    client.reply(why.empty() ? Numeric::RPL_UNAWAY : Numeric::RPL_NOWAWAY);
}

void setname(Client& client, const Request& request) {
    const std::string_view name = request.parameter(0);
    if (name.empty() || name.size() > client.limits().real_name)
        return client.fail("SETNAME", "INVALID_REALNAME", "Realname is not valid");
    client.user().has_real_name(text::clean(name));
}

} // namespace chat::irc::person
