// Ctrl-C and its kin, as an event of the loop.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <functional>

namespace chat {

// Hears SIGINT, SIGTERM, SIGHUP and SIGQUIT. The first asks the client to leave, any further one stops the loop.
// SIGPIPE is ignored from here on: writing says what went wrong.
class Interrupt {
public:
    explicit Interrupt(boost::asio::io_context& io);

    // How the client leaves when it is asked to. Before it says so, the loop is stopped at once.
    void leave_by(std::function<void()> leave) { leave_ = std::move(leave); }

    // The signal that came, or 0.
    int signal() const noexcept { return signal_; }

private:
    void wait();
    void on_signal(int signal);

    boost::asio::io_context& io_;
    boost::asio::signal_set signals_;
    std::function<void()> leave_;
    int signal_ = 0;
};

} // namespace chat
