// A bucket that fills step by step.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/pace.hpp"

#include <utility>

namespace chat::irc {

std::optional<Later<Done>> Pace::heard() {
    --left_;
    if (!next_.runs()) next_ = timers_.after(step, [this] { tick(); });
    if (left_ > 0) return std::nullopt;
    auto [later, answer] = Later<Done>::pending();
    paused_.emplace(std::move(answer));
    return std::move(later);
}

void Pace::tick() {
    if (++left_ < burst) next_ = timers_.after(step, [this] { tick(); });
    if (left_ <= 0 || !paused_) return;
    Answer<Done> answer = std::move(*paused_);
    paused_.reset();
    answer.give(Done()); // last: it may resume the talk, and end it
}

} // namespace chat::irc
