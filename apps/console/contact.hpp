// A connection that is listened to while somebody talks.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <exception>
#include <functional>
#include <string>
#include <string_view>

namespace chat {

class Contact {
public:
    using Clock = std::chrono::steady_clock;

    // `hear` is told all that comes, and may throw; `closed` that nothing more can come, once a connection. Must
    // outlive the run of the loop.
    Contact(boost::asio::io_context& io, std::function<void(std::string_view)> hear, std::function<void()> closed);

    // Nothing is heard before listen(). Once closed it may connect again. Throws Unreachable.
    boost::asio::awaitable<void> connect(std::string host, std::string port);
    void listen();

    // Nothing more can come.
    bool closed() const noexcept { return closed_; }
    // When something came last; or connect() or listens_anew(), where that was later.
    Clock::time_point last_heard() const noexcept { return last_heard_; }
    void listens_anew() noexcept { last_heard_ = Clock::now(); }

    // True at that time; false as soon as there is news before it: something came, the end, or wake(). One caller at a
    // time.
    boost::asio::awaitable<bool> silence_until(Clock::time_point time);
    void wake() { news_.cancel(); }

    // One write. A server that takes no more may have said something before: that is heard first.
    boost::asio::awaitable<void> send(std::string bytes);

    // Says the last words, and listens until the server closes; waits for neither longer than a second.
    boost::asio::awaitable<void> part(std::string last_words);
    // Whatever still waits for the server waits a second more at most.
    void give_up_soon();

    // Throws what `hear` threw, once closed.
    void check() const;

private:
    boost::asio::awaitable<void> receive();

    boost::asio::ip::tcp::socket socket_;
    std::function<void(std::string_view)> hear_;
    std::function<void()> on_close_;
    boost::asio::steady_timer news_;     // whoever waits for something to happen waits here
    boost::asio::steady_timer patience_; // with a server that neither reads nor closes
    Clock::time_point last_heard_{};
    std::exception_ptr failure_; // of receive()
    bool closed_ = false;
};

} // namespace chat
