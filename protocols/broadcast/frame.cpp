// Making frames, and what is left of a body.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/frame.hpp"

#include <cassert>

namespace chat::broadcast {

void append_frame(std::string& out, Type type, std::string_view body) {
    assert(body.size() <= longest_body);
    out += static_cast<char>(type);
    out += static_cast<char>(body.size() >> 8);
    out += static_cast<char>(body.size() & 0xff);
    out += body;
}

std::string frame(Type type, std::string_view body) {
    std::string bytes;
    append_frame(bytes, type, body);
    return bytes;
}

std::string_view without_end(std::string_view body) noexcept {
    using namespace std::string_view_literals;
    const std::size_t last = body.find_last_not_of("\0\r\n"sv);
    return body.substr(0, last + 1); // npos + 1 is 0
}

} // namespace chat::broadcast
