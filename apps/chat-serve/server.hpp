// The operator's server: one client after the other, each in the framing it speaks.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chat-serve/conversation.hpp"
#include "apps/console/connect.hpp"
#include "apps/console/console.hpp"
#include "apps/console/style.hpp"
#include "protocols/peer/framing.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

namespace chat::peer {

// Nobody can be served at that port; what() says why.
struct CannotListen : Unreachable {
    using Unreachable::Unreachable;
};

// How clients are served.
struct Manner {
    Style style;
    std::optional<Framing> framing; // else detected
    std::chrono::seconds idle;      // a client that says nothing for so long is sent away
};

class Server {
public:
    // Listens on all addresses of IPv4. Throws CannotListen.
    Server(boost::asio::io_context& io, Console& console, const Manner& manner, std::uint16_t port);

    // Serves one client in the plain style, otherwise all that come, one at a time; ends with leave(), or when nobody
    // is left to answer. Throws what the console throws, and system_error when no client can be accepted.
    boost::asio::awaitable<void> run();

    // Quits as soon as it can.
    void leave();

private:
    boost::asio::awaitable<std::shared_ptr<Visit>> next_visit(std::chrono::steady_clock::time_point until);
    boost::asio::awaitable<void> serve(std::shared_ptr<Visit> visit);
    void say_opened();
    void say_ended(Ending ending);
    bool goes_on() const noexcept { return manner_.style.handles && !leaving_; }

    Console& console_;
    const Manner manner_;
    WireRules rules_;
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer deadline_;
    boost::asio::io_context& io_;
    std::unique_ptr<Conversation> conversation_; // with the last client
    std::shared_ptr<Visit> next_;                // has come while another was waited for
    bool leaving_ = false;
};

} // namespace chat::peer
