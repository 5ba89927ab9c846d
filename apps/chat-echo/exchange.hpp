// What chat-echo does: our input goes to the server, what the server says is shown, both at once.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/console/console.hpp"
#include "apps/console/input.hpp"
#include "apps/console/lines.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <exception>
#include <string>
#include <string_view>

namespace chat::echo {

// From a terminal it takes typed lines, from anything else bytes as they are; likewise it shows lines on a terminal and
// gives bytes to anything else.
class Exchange {
public:
    // Must outlive the run of the loop.
    explicit Exchange(boost::asio::io_context& io);

    // Connects, sends until the input ends, and hears the server to its end. False when the server closed before our
    // input ended. Throws Unreachable, and what the console throws.
    boost::asio::awaitable<bool> run(std::string host, std::string port);

private:
    boost::asio::awaitable<void> send_all();
    boost::asio::awaitable<std::string> next_input();
    boost::asio::awaitable<void> hear_all();
    void show(std::string_view bytes);

    boost::asio::ip::tcp::socket socket_;
    std::unique_ptr<Console> console_;
    Input input_; // read where the console has no line editing
    Lines incoming_;
    std::exception_ptr failure_; // of send_all()
    bool all_sent_ = false;
};

} // namespace chat::echo
