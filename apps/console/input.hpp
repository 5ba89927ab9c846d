// Standard input as bytes to await, whatever it is: a terminal, a pipe, a file, /dev/null.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <cstddef>
#include <span>

namespace chat {

class Input {
public:
    // Reads from `descriptor`, which stays the caller's and keeps its flags.
    Input(boost::asio::io_context& io, int descriptor);

    // Waits for bytes and puts them into `room`; says how many, 0 at the end of the input or once stopped. One caller
    // at a time. Throws system_error when the descriptor cannot be read.
    boost::asio::awaitable<std::size_t> read_some(std::span<char> room);

    // From now on the input is at its end; whoever awaits bytes is told so.
    void stop();

    // Whoever awaits bytes is told that there are none, this once. Somebody must.
    void wake();

private:
    int descriptor_;
    bool ready_ = false; // a file: it is always readable, and epoll refuses it
    bool stopped_ = false;
    bool woken_ = false;
    boost::asio::posix::stream_descriptor watch_; // an epoll of its own that holds nothing but the input
};

} // namespace chat
