// Everything that must happen by a certain time, on one timer.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/timers.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/avl_set.hpp>

#include <algorithm>
#include <chrono>

namespace chat {

// `wait` after `begin`: no wait is too long or too short to count. Instant::max() is never.
inline Instant after(Instant begin, std::chrono::milliseconds wait) noexcept {
    const auto countable = std::chrono::floor<std::chrono::milliseconds>(Instant::max() - begin);
    return wait < countable ? begin + std::max(wait, std::chrono::milliseconds::zero()) : Instant::max();
}

// Something with a deadline. It lives in the list by its own hook, so arming allocates nothing.
class Deadline : public boost::intrusive::avl_set_base_hook<boost::intrusive::optimize_size<true>> {
public:
    bool armed() const noexcept { return is_linked(); }
    Instant due() const noexcept { return due_; }

protected:
    ~Deadline() = default; // must not be armed

private:
    friend class Deadlines;
    // Its time has come, a little before `now`; it is no longer armed and may be armed again. May destroy itself.
    virtual void expired(Instant now) = 0;

    Instant due_{};
};

class Deadlines {
public:
    explicit Deadlines(boost::asio::io_context& io) : timer_(io.get_executor()) {}
    ~Deadlines() { armed_.clear(); }

    // `deadline` expires at `due`, whatever it was armed for before.
    void arm(Deadline& deadline, Instant due);
    void disarm(Deadline& deadline) noexcept;

private:
    struct ByTime {
        using type = Instant;
        type operator()(const Deadline& deadline) const noexcept { return deadline.due_; }
    };
    using LoopTimer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                        boost::asio::wait_traits<std::chrono::steady_clock>,
                                                        boost::asio::io_context::executor_type>;

    void set_timer();
    void expire();

    boost::intrusive::avl_multiset<Deadline, boost::intrusive::key_of_value<ByTime>> armed_;
    LoopTimer timer_;
    Instant wakes_ = Instant::max(); // when the timer fires
};

} // namespace chat
