// Holding back who is too fast, until a timer lets him go on.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/pace.hpp"

namespace chat {

bool Throttle::holds_back(Session& session) {
    if (pauses()) return true;
    const auto wait = allowance_.next(pace_.burst, pace_.step()) - timers_.now();
    if (wait <= wait.zero()) return false;
    pause_ = timers_.after(std::chrono::ceil<std::chrono::milliseconds>(wait), [&session] { session.answered(); });
    return true;
}

} // namespace chat
