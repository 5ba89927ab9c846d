// Lines, and what happens when one has no end.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/line_codec.hpp"

#include <utility>

namespace chat {

result<TextLine> LineCodec::cut(std::string_view& bytes) noexcept {
    for (;;) {
        const auto length = bytes.find(end_, searched_);
        if (length == bytes.npos) return cut_unfinished(bytes);
        searched_ = 0;
        const std::string_view line = bytes.substr(0, length);
        bytes.remove_prefix(length + end_.size());
        if (std::exchange(skipping_, false)) continue; // the rest of a line that was answered already
        if (length > limit_) return errc::frame_too_long;
        return TextLine(line);
    }
}

result<TextLine> LineCodec::cut_unfinished(std::string_view& bytes) noexcept {
    const bool half_an_end = end_.size() > 1 && bytes.ends_with(end_.front()); // it may go on: it is no text yet
    const std::size_t text = bytes.size() - (half_an_end ? 1 : 0);
    if (!skipping_ && text <= limit_) {
        searched_ = text;
        return errc::incomplete;
    }
    bytes.remove_prefix(text);
    searched_ = 0;
    return std::exchange(skipping_, true) ? errc::incomplete : errc::frame_too_long;
}

} // namespace chat
