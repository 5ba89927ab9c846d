// The client speaks first, and then they take turns.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/talk.hpp"

#include "protocols/peer/guest.hpp"

namespace chat::peer {

Talk<Text> converse(Session& out, TextCodec& codec, Reception& reception) {
    Guest guest(out, codec, reception);
    guest.greet();
    while (!guest.gone()) {
        const result<Text> heard = co_await next<Text>();
        if (heard || heard.error() == make_error_code(errc::frame_too_long))
            guest.obey(heard);
        else
            guest.part(heard.error());
        while (guest.waits.expects()) {
            co_await guest.waits;
            guest.go_on();
        }
    }
}

} // namespace chat::peer
