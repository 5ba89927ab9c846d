// One conversation with a server of the CRLF protocol: a command, its reply, and again.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chat-crlf/reply.hpp"
#include "apps/console/console.hpp"
#include "apps/console/lines.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace chat::crlf {

class Conversation {
public:
    // `name`: how we introduce ourselves; without one a person is asked, and a script stays unknown.
    // Must outlive the run of the loop.
    Conversation(boost::asio::io_context& io, Console& console, std::optional<std::string> name);

    // Throws Unreachable.
    boost::asio::awaitable<void> connect(std::string host, std::string port);

    // Speaks, once connected, until the user or the server has had enough, and shows all of it. False when the server
    // closed before we said adios. Throws what the console throws.
    boost::asio::awaitable<bool> run();

    // Says adios as soon as it can, and ends.
    void leave();

private:
    boost::asio::awaitable<void> talk();
    boost::asio::awaitable<std::optional<std::string>> choose_name();
    boost::asio::awaitable<void> introduce();
    boost::asio::awaitable<void> send(std::string command);
    boost::asio::awaitable<void> hear_reply();
    boost::asio::awaitable<void> part();

    boost::asio::awaitable<void> receive();
    void heard(std::string_view bytes);
    void show(std::string_view line);
    void close();
    bool over() const noexcept { return closed_ || leaving_; }

    boost::asio::ip::tcp::socket socket_;
    Console& console_;
    std::optional<std::string> name_;
    Lines incoming_;
    std::optional<Reply> reply_;        // what we wait for; none while it is our turn
    boost::asio::steady_timer silence_; // wakes hear_reply
    std::exception_ptr failure_;        // of receive()
    bool said_adios_ = false;
    bool leaving_ = false;
    bool closed_ = false; // the server has, or has said adios
};

} // namespace chat::crlf
