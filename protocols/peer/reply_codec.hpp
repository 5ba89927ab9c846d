// The client's side of the wire: what servers answer, cut off the bytes.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"
#include "protocols/peer/framing.hpp"

#include <string_view>

namespace chat::peer {

// One message of a server. Views the input.
struct Reply {
    std::string_view text; // as it came, with the "SERVER> " before it and without CR LF NUL at its end; may be empty
    bool quit = false;     // it ends with a quit, which stands alone on a line and is no part of the text
};

class ReplyCodec {
public:
    using Frame = Reply;

    explicit ReplyCodec(Framing framing) noexcept : framing_(framing) {}

    // `bytes` begins with what the last call left. The next message, or errc::incomplete; there is no other error.
    // Where nothing frames it, all that is offered is one message: one read is. A header that is none makes such a one
    // too.
    result<Reply> cut(std::string_view& bytes) const noexcept;

private:
    Framing framing_;
};

} // namespace chat::peer
