// How Ctrl-C reaches a client that waits.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/interrupt.hpp"

#include <csignal>

namespace chat {

Interrupt::Interrupt(boost::asio::io_context& io) : io_(io), signals_(io, SIGINT, SIGTERM, SIGHUP) {
    signals_.add(SIGQUIT);
    std::signal(SIGPIPE, SIG_IGN);
    wait();
}

void Interrupt::wait() {
    signals_.async_wait([this](const boost::system::error_code& error, int signal) {
        if (error) return; // we are going
        on_signal(signal);
        wait();
    });
}

void Interrupt::on_signal(int signal) {
    const bool first = signal_ == 0;
    signal_ = signal;
    if (first && leave_)
        leave_();
    else
        io_.stop();
}

} // namespace chat
