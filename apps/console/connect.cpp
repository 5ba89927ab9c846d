// Resolving and connecting.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/connect.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <fmt/format.h>
#include <netinet/tcp.h>

namespace chat {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

Unreachable unreachable(const std::string& host, const std::string& port, const error_code& reason) {
    return Unreachable(fmt::format("cannot connect to {} port {}: {}", host, port, reason.message()));
}

Unreachable unknown(const std::string& host, const error_code& reason) {
    if (reason == asio::error::host_not_found || reason == asio::error::no_data)
        return Unreachable(fmt::format("there is no host \"{}\"", host));
    return Unreachable(fmt::format("cannot look up host \"{}\": {}", host, reason.message()));
}

// Attempts after the first at 1, 3 and 7 s, and the last is given 8 s.
void limit_attempts(tcp::socket& socket) {
    const int attempts = 3;
    ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_SYNCNT, &attempts, sizeof attempts);
}

} // namespace

asio::awaitable<tcp::socket> connect(std::string host, std::string port) {
    const auto io = co_await asio::this_coro::executor;
    tcp::resolver resolver(io);
    const auto [unresolved, found] = co_await resolver.async_resolve(host, port, asio::as_tuple(asio::use_awaitable));
    if (unresolved) throw unknown(host, unresolved);
    error_code reason = asio::error::host_not_found;
    for (const auto& entry : found) {
        const tcp::endpoint address = entry.endpoint();
        tcp::socket socket(io);
        socket.open(address.protocol(), reason);
        if (reason) continue;
        limit_attempts(socket);
        const auto [failed] = co_await socket.async_connect(address, asio::as_tuple(asio::use_awaitable));
        reason = failed;
        if (reason) continue;
        socket.set_option(tcp::no_delay(true), reason);
        co_return socket;
    }
    throw unreachable(host, port, reason);
}

} // namespace chat
