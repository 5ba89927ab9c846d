// One configured acceptor: an address and port, bound to a protocol.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/net/socket.hpp"
#include "libchat/session/protocol.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace chat {

class Server;

// Where a listener listens, and what it is called.
struct Endpoint {
    std::string name;       // "commands"
    std::string protocol;   // "crlf", for logs and records
    std::string address;    // "127.0.0.1", "::1"; "::" takes IPv4 as well
    std::uint16_t port = 0; // 0: any free one
};

// The address is not one, or cannot be bound: the operator's affair, before the first accept.
class ListenError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Listener {
public:
    // Binds and listens at once, so that a port that is taken is known before anybody is served. Throws ListenError.
    Listener(Server& server, Endpoint endpoint, const ProtocolMaker& make);
    ~Listener();

    const std::string& name() const noexcept { return endpoint_.name; }
    // The real one, also where the configuration says 0.
    std::uint16_t port() const noexcept { return port_; }
    // "127.0.0.1:9020", "[::1]:9020"
    std::string address() const;
    // An address by which a client on this machine reaches it: loopback where it listens on all.
    std::string reachable_at() const;

    void start();
    void close();

private:
    class Reserve;

    void open();
    boost::asio::awaitable<void> accept_all();
    bool take_in_waiting();
    bool nobody_waits(const error_code& ec);
    boost::asio::awaitable<void> rest();
    void take_in(Socket client, const boost::asio::ip::tcp::endpoint& from);
    void tell(Socket& client, std::string_view why);
    void turn_away_waiting();

    Server& server_;
    const Endpoint endpoint_;
    std::unique_ptr<Protocol> protocol_;
    Acceptor acceptor_;
    std::unique_ptr<Reserve> reserve_;
    std::uint16_t port_ = 0;
};

} // namespace chat
