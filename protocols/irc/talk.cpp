// A line, its answer, the next line.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/talk.hpp"

#include "protocols/irc/client.hpp"

#include <memory>

namespace chat::irc {

// The client's end, on whatever road, is the end of his name and of his seats.
Talk<TextLine> converse(Session& out, const Setting& setting, Network& network, Throttle* throttle) {
    const auto client = std::make_unique<Client>(out, setting, network, throttle);
    client->greet();
    while (!client->gone()) {
        const result<TextLine> heard = co_await next<TextLine>();
        if (heard)
            client->obey(*heard);
        else if (heard.error() == make_error_code(errc::frame_too_long))
            client->refuse_long_line();
        else
            client->part(heard.error());
        while (client->waits.expects()) {
            co_await client->waits;
            client->go_on();
        }
    }
}

} // namespace chat::irc
