// Sockets for tests.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace chat::test {
namespace {

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

} // namespace

Client::Client(std::uint16_t port, const std::string& address, int receive_buffer) {
    const bool v6 = address.find(':') != std::string::npos;
    socket_ = ::socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0) fail("socket");
    if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in6 to6{};
    sockaddr_in to4{};
    to6.sin6_family = AF_INET6;
    to4.sin_family = AF_INET;
    to6.sin6_port = to4.sin_port = htons(port);
    ::inet_pton(v6 ? AF_INET6 : AF_INET, address.c_str(),
                v6 ? static_cast<void*>(&to6.sin6_addr) : static_cast<void*>(&to4.sin_addr));
    const auto* to = v6 ? reinterpret_cast<const sockaddr*>(&to6) : reinterpret_cast<const sockaddr*>(&to4);
    if (::connect(socket_, to, v6 ? sizeof to6 : sizeof to4) != 0) {
        const int failure = errno;
        ::close(socket_);
        errno = failure;
        fail("connect");
    }
}

Client::Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)), heard_(std::move(other.heard_)) {}

Client::~Client() {
    if (socket_ >= 0) ::close(socket_);
}

void Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) fail("send");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::size_t Client::send_some(std::string_view bytes) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    return sent < 0 ? 0 : static_cast<std::size_t>(sent);
}

void Client::shut_down_sending() { ::shutdown(socket_, SHUT_WR); }

void Client::reset() {
    const linger at_once{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(socket_, -1));
}

Client::Came Client::receive(std::chrono::steady_clock::time_point by) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(by - std::chrono::steady_clock::now());
    pollfd readable{socket_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&readable, 1, static_cast<int>(left.count())) <= 0) return Came::nothing;
    std::array<char, 65536> buffer;
    const ssize_t count = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (count < 0) return Came::reset;
    if (count == 0) return Came::end;
    heard_.append(buffer.data(), static_cast<std::size_t>(count));
    return Came::bytes;
}

std::string Client::until(std::string_view end) {
    const auto by = std::chrono::steady_clock::now() + deadline;
    std::size_t searched = 0;
    for (;;) {
        const auto at = heard_.find(end, searched);
        if (at != std::string::npos) {
            std::string found = heard_.substr(0, at + end.size());
            heard_.erase(0, at + end.size());
            return found;
        }
        searched = heard_.size() < end.size() ? 0 : heard_.size() - end.size();
        if (receive(by) != Came::bytes) return std::exchange(heard_, {});
    }
}

std::string Client::until_closed() {
    const auto by = std::chrono::steady_clock::now() + deadline;
    for (;;) {
        const Came came = receive(by);
        if (came == Came::bytes) continue;
        if (came == Came::reset) heard_ += "(reset)";
        if (came == Came::nothing) heard_ += "(late)";
        return std::exchange(heard_, {});
    }
}

std::string Client::bytes(std::size_t count) {
    const auto by = std::chrono::steady_clock::now() + deadline;
    while (heard_.size() < count && receive(by) == Came::bytes) {}
    std::string found = heard_.substr(0, count);
    heard_.erase(0, count);
    return found;
}

bool Client::hears_nothing() const {
    char byte = 0;
    return heard_.empty() && ::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0;
}

} // namespace chat::test
