// Listening, connecting, and asking the kernel who listens.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/port.hpp"

#include <fmt/format.h>

#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>

namespace chat::check {
namespace {

Descriptor new_listener(in_addr_t address, int port) {
    Descriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(address);
    name.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::bind(listener.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0 ||
        ::listen(listener.get(), 128) != 0)
        throw std::system_error(errno, std::generic_category(), fmt::format("cannot listen on port {}", port));
    return listener;
}

bool listens_in(const char* table, unsigned port) {
    constexpr std::string_view state_listen = "0A";
    std::ifstream rows(table);
    for (std::string row; std::getline(rows, row);) {
        std::istringstream fields(row);
        std::string number, local, remote, state;
        fields >> number >> local >> remote >> state;
        const std::size_t colon = local.rfind(':');
        if (state == state_listen && colon != std::string::npos &&
            std::stoul(local.substr(colon + 1), nullptr, 16) == port)
            return true;
    }
    return false;
}

Descriptor try_one(const addrinfo& address, Pump& pump, Pump::Clock::time_point until, std::string& why) {
    Descriptor socket(::socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    int error = 0;
    if (::connect(socket.get(), address.ai_addr, address.ai_addrlen) != 0) error = errno;
    if (error == EINPROGRESS) {
        socklen_t length = sizeof error;
        if (!pump.wait(socket.get(), POLLOUT, until))
            error = ETIMEDOUT;
        else
            ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &length);
    }
    if (error == 0) return socket;
    why = std::generic_category().message(error);
    return Descriptor();
}

} // namespace

// Below those that the system gives to outgoing connections: one of them may take such a port before the program does.
int free_port() {
    constexpr int first = 10240, count = 20000, stride = 97;
    static std::atomic<int> tried{static_cast<int>(::getpid()) * stride % count};
    for (int i = 0; i < count; ++i) {
        const int port = first + tried++ % count;
        try {
            return port_of(new_listener(INADDR_LOOPBACK, port));
        } catch (const std::system_error& taken) {
            if (taken.code() != std::errc::address_in_use) throw;
        }
    }
    throw std::system_error(std::make_error_code(std::errc::address_in_use), "no port is free");
}

bool is_listening(const std::string& port) {
    const auto number = static_cast<unsigned>(std::stoul(port));
    return listens_in("/proc/net/tcp", number) || listens_in("/proc/net/tcp6", number);
}

Descriptor listen_on(int port) { return new_listener(port == 0 ? INADDR_LOOPBACK : INADDR_ANY, port); }

int port_of(const Descriptor& listener) {
    sockaddr_in name{};
    socklen_t length = sizeof name;
    ::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&name), &length);
    return ntohs(name.sin_port);
}

Descriptor connect_to(const std::string& host, const std::string& port, Pump& pump, Pump::Clock::time_point until,
                      std::string& why) {
    addrinfo wanted{}, *found = nullptr;
    wanted.ai_socktype = SOCK_STREAM;
    const int error = ::getaddrinfo(host.c_str(), port.c_str(), &wanted, &found);
    if (error != 0) why = ::gai_strerror(error);
    Descriptor socket;
    for (const addrinfo* one = found; one && !socket; one = one->ai_next) socket = try_one(*one, pump, until, why);
    if (found) ::freeaddrinfo(found);
    return socket;
}

} // namespace chat::check
