// Listening, and playing the script.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/fake_server.hpp"

#include "tests/support/process.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace chat::test {
namespace {

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

constexpr int deadline_ms = static_cast<int>(std::chrono::milliseconds(Process::deadline).count());

bool readable(int descriptor, int milliseconds) {
    pollfd wait{descriptor, POLLIN, 0};
    return ::poll(&wait, 1, milliseconds) > 0;
}

std::string receive(int socket, std::size_t most) {
    if (!readable(socket, deadline_ms)) throw std::runtime_error("the client says nothing");
    std::string bytes(most, '\0');
    const ssize_t count = ::recv(socket, bytes.data(), bytes.size(), 0);
    if (count < 0) fail("recv");
    bytes.resize(static_cast<std::size_t>(count));
    return bytes;
}

} // namespace

FakeClient::~FakeClient() {
    if (socket_ >= 0) ::close(socket_);
}

void FakeClient::says(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0) fail("send");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void FakeClient::hears(std::string_view bytes) {
    std::string heard;
    while (heard.size() < bytes.size()) {
        const std::string more = receive(socket_, bytes.size() - heard.size());
        heard += more;
        if (more.empty() || !bytes.starts_with(heard))
            throw std::runtime_error("expected \"" + std::string(bytes) + "\", heard \"" + heard + "\"");
    }
}

std::string FakeClient::hears_some() { return receive(socket_, 64 * 1024); }

std::string FakeClient::hears_rest() {
    std::string all;
    for (std::string more = hears_some(); !more.empty(); more = hears_some()) all += more;
    return all;
}

void FakeClient::half_closes() { ::shutdown(socket_, SHUT_WR); }

void FakeClient::resets() {
    const linger at_once{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(socket_, -1));
}

bool FakeClient::hears_nothing_for(int milliseconds) { return !readable(socket_, milliseconds); }

FakeServer::FakeServer(std::function<void(FakeClient&)> script) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0) fail("cannot listen");
    if (::getsockname(listener_, generic, &size) != 0) fail("getsockname");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, play_this = std::move(script)] { play(play_this); });
}

FakeServer::~FakeServer() {
    if (thread_.joinable()) {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
    }
    ::close(listener_);
}

void FakeServer::play(const std::function<void(FakeClient&)>& script) {
    try {
        if (!readable(listener_, deadline_ms)) throw std::runtime_error("no client comes");
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) fail("accept");
        const int at_once = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
        FakeClient client(socket);
        script(client);
    } catch (const std::exception& failure) {
        failure_ = failure.what();
    }
}

std::string FakeServer::verdict() {
    if (thread_.joinable()) thread_.join();
    return failure_;
}

} // namespace chat::test
