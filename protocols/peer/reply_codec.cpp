// Finding what a server said, and whether it has quit.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/reply_codec.hpp"

#include "protocols/peer/length_frame.hpp"
#include "protocols/peer/words.hpp"

#include <algorithm>

namespace chat::peer {
namespace {

using namespace std::string_view_literals;
using State = LengthHeader::State;

// A line that is nothing but a quit. Only `\quit` has a handle before it; "Ann> /q" is something that Ann says.
bool quits(std::string_view line) noexcept {
    if (is_quit(line)) return true;
    const Address address = address_in(line);
    return address.state == Address::State::whole && line.substr(address.size) == "\\quit";
}

// Bytes behind a NUL are the rest of the server's buffer, but a quit is a quit.
Reply understand(std::string_view message) noexcept {
    for (std::size_t at = 0; at < message.size();) {
        const std::size_t end = std::min(message.find_first_of("\r\n\0"sv, at), message.size());
        if (quits(message.substr(at, end - at)))
            return {without_end(message.substr(0, std::min(at, message.find('\0')))), true};
        at = end + 1;
    }
    return {without_end(message.substr(0, message.find('\0'))), false};
}

} // namespace

result<Reply> ReplyCodec::cut(std::string_view& bytes) const noexcept {
    bytes.remove_prefix(std::min(bytes.find_first_not_of('\0'), bytes.size())); // the rest of a padded buffer
    if (bytes.empty()) return errc::incomplete;
    const LengthHeader header = header_in(framing_, bytes);
    if (header.state == State::half) return errc::incomplete;
    if (header.state == State::none) {
        const Reply all = understand(bytes);
        bytes = {};
        return all;
    }
    const std::string_view behind = bytes.substr(header.size);
    const std::size_t size = body_in(framing_, header.body, behind, true);
    if (size == behind.npos) return errc::incomplete;
    bytes.remove_prefix(header.size + size);
    return understand(behind.substr(0, size));
}

} // namespace chat::peer
