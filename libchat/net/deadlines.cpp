// One timer, set to the earliest deadline.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/deadlines.hpp"

namespace chat {

void Deadlines::arm(Deadline& deadline, Instant due) {
    disarm(deadline);
    deadline.due_ = due;
    armed_.insert(deadline);
    set_timer();
}

void Deadlines::disarm(Deadline& deadline) noexcept {
    if (deadline.armed()) armed_.erase(armed_.iterator_to(deadline)); // the timer may fire for nothing; it is cheap
}

void Deadlines::set_timer() {
    if (armed_.empty() || armed_.begin()->due_ >= wakes_) return;
    wakes_ = armed_.begin()->due_;
    timer_.expires_at(wakes_);
    timer_.async_wait([this](boost::system::error_code ec) {
        if (!ec) expire(); // cancelled: set to an earlier time
    });
}

void Deadlines::expire() {
    wakes_ = Instant::max();
    const Instant now = std::chrono::steady_clock::now();
    while (!armed_.empty() && armed_.begin()->due_ <= now) {
        Deadline& earliest = *armed_.begin();
        armed_.erase(armed_.begin());
        earliest.expired(now);
    }
    set_timer();
}

} // namespace chat
