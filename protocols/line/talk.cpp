// A command, its answer, the next command.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/talk.hpp"

#include "protocols/line/guest.hpp"

namespace chat::line {

// The guest's end, on whatever road, is the end of his name and of his seats.
Talk<TextLine> converse(Session& out, const Setting& setting) {
    Guest guest(out, setting);
    guest.greet();
    while (!guest.gone()) {
        guest.obey(co_await next<TextLine>());
        while (guest.waits.expects()) {
            co_await guest.waits;
            guest.go_on();
        }
    }
}

} // namespace chat::line
