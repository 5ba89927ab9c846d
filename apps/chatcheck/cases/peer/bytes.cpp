// Writing texts for the wire.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/bytes.hpp"

#include "protocols/peer/length_frame.hpp"
#include "protocols/peer/words.hpp"

#include <utility>

namespace chat::check::peer {

std::string around(Framing framing, std::string body) {
    if (framing == Framing::port_line) return std::move(body) + '\n';
    if (!row_of(framing).framed()) return body;
    if (framing == Framing::len3z) body += '\0';
    std::string bytes;
    wire::append_frame(bytes, framing, body);
    return bytes;
}

std::string usual_prefix(Framing framing, std::string_view handle) {
    const FramingRow& row = row_of(framing);
    return row.carries_handle() ? std::string(handle).append(row.arrow) : std::string();
}

std::string_view without_prefix(std::string_view reply) noexcept {
    const wire::Address address = wire::address_in(reply);
    return address.state == wire::Address::State::whole ? reply.substr(address.size) : reply;
}

} // namespace chat::check::peer
