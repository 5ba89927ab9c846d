// A connection to a server, by name.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <stdexcept>
#include <string>

namespace chat {

// No server can be reached there; what() says where and why.
struct Unreachable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// `host` is a name or an address of IPv4 or IPv6; `port` a number. Tries every address that the host has until one
// answers, and gives up on a silent one after about 15 s. The socket sends small writes at once. Throws Unreachable.
boost::asio::awaitable<boost::asio::ip::tcp::socket> connect(std::string host, std::string port);

} // namespace chat
