// Every protocol, in the order in which documents name them.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatd/protocols.hpp"

#include "protocols/broadcast/protocol.hpp"
#include "protocols/crlf/protocol.hpp"
#include "protocols/echo/protocol.hpp"
#include "protocols/irc/protocol.hpp"
#include "protocols/line/protocol.hpp"
#include "protocols/peer/protocol.hpp"

namespace chat::daemon {

std::span<const ProtocolType> protocols() {
    static const ProtocolType all[] = {crlf::protocol_type(), broadcast::protocol_type(), peer::protocol_type(),
                                       line::protocol_type(), irc::protocol_type(),       echo::protocol_type()};
    return all;
}

} // namespace chat::daemon
