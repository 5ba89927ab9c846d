// The client's side of the wire: what servers answer, cut off a stream of bytes, and how it is shown.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"
#include "protocols/broadcast/frame.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chat::broadcast {

// The answer to our join, or a frame. Views the input.
struct Reply {
    enum class Kind { let_in, turned_away, talk, list, direct, error, unknown };
    Kind kind;
    std::string_view body; // empty in an answer
};

// The answer to a join is one raw byte, or the body of a frame of type 00. Until it came, a 00 or 01 where a frame
// could begin is that answer, and other frames may come before it. At any other time all is frames.
class ReplyCodec {
public:
    using Frame = Reply;

    // A join is sent now.
    void expect_answer() noexcept { expecting_ = true; }

    // `bytes` begins with what the last call left. The next reply, or errc::incomplete; there is no other error. Never
    // holds back more than a header and the longest body. A type it does not know is unknown, and has its length.
    result<Reply> cut(std::string_view& bytes) noexcept;

    // True when what cut() left is a 00 alone: accepted, or the beginning of an answer in a frame. The next byte tells.
    bool in_doubt(std::string_view bytes) const noexcept;

    // As cut(), once no next byte came for a while: a 00 in doubt was the answer.
    result<Reply> cut_after_silence(std::string_view& bytes) noexcept;

private:
    Reply answer(char status) noexcept;

    bool expecting_ = false; // a join is sent, and not answered
};

// The lines that a person is shown of it: without NULs, and without an empty end. An answer and an unknown frame have
// none.
std::vector<std::string> lines_of(const Reply& reply);

} // namespace chat::broadcast
