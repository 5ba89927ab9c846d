// The words for how connections end.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/ending.hpp"

namespace chat {

std::string_view reason(Ending ending) noexcept {
    switch (ending) {
    case Ending::conversation_over: return "conversation over";
    case Ending::client_closed: return "client closed";
    case Ending::reset: return "connection reset";
    case Ending::idle: return "idle";
    case Ending::timed_out: return "timed out";
    case Ending::killed: return "killed";
    case Ending::put_out: return "put out";
    case Ending::slow_reader: return "slow reader";
    case Ending::stopping: return "server stopping";
    case Ending::failed: return "internal error";
    }
    return "unknown";
}

} // namespace chat
