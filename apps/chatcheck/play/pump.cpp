// Waiting by poll(2).
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/pump.hpp"

#include <poll.h>

#include <algorithm>

namespace chat::check {

bool Pump::wait(int descriptor, short events, Clock::time_point until) {
    for (bool ready = false;;) {
        poll(descriptor, events, until, ready);
        if (ready) return true;
        if (Clock::now() >= until) return false;
    }
}

bool Pump::take(Clock::time_point until) {
    bool ready = false;
    return poll(-1, 0, until, ready);
}

// One round. False when nothing happened.
bool Pump::poll(int descriptor, short events, Clock::time_point until, bool& ready) {
    std::vector<pollfd> waits{{descriptor, events, 0}};
    const std::vector<Source*> sources = sources_; // one may take itself out
    for (const Source* source : sources) waits.push_back({source->descriptor(), POLLIN, 0});
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    const auto limit = std::max<std::chrono::milliseconds::rep>(0, left.count());
    if (::poll(waits.data(), waits.size(), static_cast<int>(limit)) <= 0) return false;
    ready = waits[0].revents != 0;
    for (std::size_t i = 0; i < sources.size(); ++i)
        if (waits[i + 1].revents != 0) sources[i]->take();
    return true;
}

} // namespace chat::check
