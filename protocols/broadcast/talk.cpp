// A frame, its answer, the next frame.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/talk.hpp"

#include "protocols/broadcast/guest.hpp"

namespace chat::broadcast {

// The guest's end, on whatever road, is the end of his name and of his seat.
Talk<Request> converse(Session& out, const Setting& setting, RequestCodec& codec) {
    Guest guest(out, setting, codec);
    guest.greet();
    while (!guest.gone()) {
        const result<Request> heard = co_await next<Request>();
        if (heard)
            guest.obey(*heard);
        else
            guest.part(heard.error());
        while (guest.waits.expects()) {
            co_await guest.waits;
            guest.go_on();
        }
    }
}

} // namespace chat::broadcast
