// Frames that begin with the length of their body, in decimal: five ways to write it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/framing.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace chat::peer {

// What stands where a header should.
struct LengthHeader {
    enum class State : std::uint8_t { none, half, whole };

    State state;
    std::size_t size = 0; // bytes of the header
    std::size_t body = 0; // bytes behind it, as it says
};

// The header that `bytes` begin with; `half` where more bytes may make one. For framed framings only.
LengthHeader header_in(Framing framing, std::string_view bytes) noexcept;

// Bytes of the body that lies behind a header, at the front of `bytes`; npos where more bytes are needed, or, once
// there are `length` of them, `settled`: nothing came for a gap. A length counts bytes; or characters, where not ASCII
// alone is counted and what follows that many bytes begins no frame.
std::size_t body_in(Framing framing, std::size_t length, std::string_view bytes, bool settled) noexcept;

// How far `count` characters of UTF-8 reach: `size` bytes. `half` where there are not so many, and the last may be a
// piece; `none` where some of the bytes are no UTF-8.
struct Characters {
    LengthHeader::State state;
    std::size_t size = 0;
};
Characters characters_in(std::string_view bytes, std::size_t count) noexcept;

// Appends `body` as a frame. It has at most longest_body bytes.
void append_frame(std::string& out, Framing framing, std::string_view body);

} // namespace chat::peer
