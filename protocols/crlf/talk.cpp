// A request, its answer, the next request.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/crlf/talk.hpp"

#include "protocols/crlf/guest.hpp"

namespace chat::crlf {

Talk<TextLine> converse(Session& out, const Setting& setting) {
    Guest guest(out, setting);
    guest.greet();
    while (!guest.gone()) {
        const result<TextLine> heard = co_await next<TextLine>();
        if (!heard && heard.error() != make_error_code(errc::frame_too_long)) co_return;
        guest.obey(heard);
        while (guest.waits.expects()) {
            co_await guest.waits;
            guest.go_on();
        }
    }
}

} // namespace chat::crlf
