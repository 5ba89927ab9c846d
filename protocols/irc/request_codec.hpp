// Cuts the lines of clients, within what the standards let them have.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"
#include "libchat/session/line_codec.hpp"
#include "protocols/irc/wire_limits.hpp"

#include <cstddef>
#include <string_view>

namespace chat::irc {

// A line ends at CR, LF, or both. Empty lines are passed over, and so are the blanks before a line; NUL is a blank
// (Request says why). A frame is small on purpose, since talks keep it: Request takes it apart.
class RequestCodec {
public:
    using Frame = TextLine;

    // `bytes` begins with what the last call left. The next line that is not empty, without its end; errc::incomplete;
    // or errc::frame_too_long, once for each line with more than longest_client_tags bytes of tags or longest_body
    // bytes behind them, as soon as it is known, and what follows of that line is eaten unheard. Never holds back more
    // than most_held bytes.
    result<TextLine> cut(std::string_view& bytes) noexcept;

    static constexpr std::size_t most_held = 1 + longest_client_tags + 1 + longest_body; // "@", tags, " ", body

private:
    bool skip_to_line(std::string_view& bytes) noexcept;
    bool is_too_long(std::string_view line) noexcept;
    void forget() noexcept;

    std::size_t searched_ = 0; // bytes at the front that hold no end: a line that drips in is searched once
    std::size_t body_ = 0;     // where the body of a line with tags begins; 0 while they go on
    bool skipping_ = false;    // inside a line that was too long
};

} // namespace chat::irc
