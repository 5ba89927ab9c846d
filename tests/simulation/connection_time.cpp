// The clock over a simulated connection: deadlines, silences, slow readers, the end of a closing.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/connection.hpp"

#include <algorithm>

namespace chat::simulation {
namespace {

constexpr Instant linger{1'000};

Instant after(Instant begin, std::chrono::milliseconds wait) noexcept {
    return wait < never - begin ? begin + std::max(wait, Instant::zero()) : never;
}

} // namespace

void Connection::set_deadline(std::chrono::milliseconds from_now) noexcept {
    if (ended_) return;
    deadline_ = after(loop_.now, from_now);
    overdue_ = false;
}

void Connection::lift_deadline() noexcept {
    deadline_ = never;
    overdue_ = false;
}

Instant Connection::quiet_due() const noexcept {
    if (closing_ || !wants_input()) return never;
    const auto awaited = handler_->waits_for_quiet();
    if (!awaited || *awaited <= quiet_told_) return never;
    return after(heard_at_, *awaited);
}

void Connection::expire() {
    if (closed()) return;
    const auto self = shared_from_this();
    const Instant now = loop_.now;
    if (!ended_ && !wants_input() && link_->reset) lose();
    if (closing_ && now >= since_ + linger) return close(true);
    if (ended_) return now >= since_ + limits_.outbox_patience ? close(true) : void();
    if (deadline_ <= now) {
        deadline_ = never;
        overdue_ = true;
        tell_overdue();
    } else if (late_ && now >= since_ + limits_.outbox_patience) {
        const std::size_t unsent = outbox_.bytes();
        write();
        if (outbox_.bytes() == unsent || (overdue_ && !relieved())) {
            give_up_on_slow_reader();
        } else {
            since_ = now;
        }
        touch();
    } else if (quiet_due() <= now && !readable()) {
        tell_quiet(now - heard_at_);
        offer_left();
    } else if (limits_.idle.count() > 0 && now >= heard_at_ + limits_.idle && !late_) {
        if (wants_input())
            tell_time_is_up(Ending::idle);
        else
            heard_at_ = now;
    }
}

void Connection::tell_overdue() {
    if (!overdue_ || !handler_listens()) return;
    overdue_ = false;
    tell_time_is_up(Ending::timed_out);
}

void Connection::tell_time_is_up(Ending why) {
    ending_ = why;
    tell_end(errc::timed_out);
    end(why);
}

} // namespace chat::simulation
