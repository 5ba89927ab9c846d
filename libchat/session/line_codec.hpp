// Cuts lines off a stream of bytes, for every protocol that speaks in lines.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"

#include <cstddef>
#include <string_view>

namespace chat {

// One line without its end. Views the input.
struct TextLine {
    explicit TextLine(std::string_view t) noexcept : text(t) {}
    std::string_view text;
};

class LineCodec {
public:
    using Frame = TextLine;

    // `end` ends a line: "\r\n" strictly, or "\n". It must outlive the codec. A line may have `limit` bytes before it.
    LineCodec(std::string_view end, std::size_t limit) noexcept : end_(end), limit_(limit) {}

    // `bytes` begins with what the last call left. The next line; errc::incomplete; or errc::frame_too_long, once for
    // each line over the limit, as soon as it is known, and what follows of that line is eaten unheard. Never holds
    // back more than limit + 1 bytes.
    result<TextLine> cut(std::string_view& bytes) noexcept;

private:
    result<TextLine> cut_unfinished(std::string_view& bytes) noexcept;

    std::string_view end_;
    std::size_t limit_;
    std::size_t searched_ = 0; // bytes at the front that hold no end: a line that drips in is searched once
    bool skipping_ = false;    // inside a line that was too long
};

} // namespace chat
