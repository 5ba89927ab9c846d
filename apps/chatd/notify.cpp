// Telling the service manager, without a library of its.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatd/notify.hpp"

#include <fmt/format.h>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>

namespace chat::daemon {
namespace {

constexpr char name_of_variable[] = "NOTIFY_SOCKET";

std::string take_variable() {
    const char* value = std::getenv(name_of_variable);
    const std::string taken = value ? value : "";
    ::unsetenv(name_of_variable);
    return taken;
}

// unix(7): an abstract name has a zero byte where it is written with @, and is as long as the address says.
struct UnixAddress {
    explicit UnixAddress(std::string_view name) noexcept {
        address.sun_family = AF_UNIX;
        std::ranges::copy(name, address.sun_path);
        if (name.front() == '@') address.sun_path[0] = '\0';
        length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    }
    sockaddr_un address{};
    socklen_t length;
};

bool is_socket_name(std::string_view name) noexcept {
    return name.size() > 1 && name.size() < sizeof(sockaddr_un::sun_path) && (name[0] == '/' || name[0] == '@');
}

} // namespace

ServiceManager::ServiceManager(Log& log) : log_(log), socket_name_(take_variable()) {
    if (!socket_name_.empty()) open();
}

ServiceManager::~ServiceManager() {
    if (socket_ >= 0) ::close(socket_);
}

void ServiceManager::open() noexcept {
    if (!is_socket_name(socket_name_)) return complain("neither a path nor an @name that a socket can have");
    socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0) return complain(std::strerror(errno));
    const timeval limit{0, std::chrono::microseconds(patience).count()};
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

void ServiceManager::ready(std::size_t listeners) {
    ready_ = fmt::format("READY=1\nSTATUS=serving, {} listener{}", listeners, listeners == 1 ? "" : "s");
    tell(ready_);
}

// The time is how the manager tells this reload from an earlier one (sd_notify(3), "MONOTONIC_USEC"). steady_clock is
// CLOCK_MONOTONIC.
void ServiceManager::reloading() noexcept {
    using namespace std::chrono;
    const auto now = duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
    std::array<char, 128> message; // no allocation that could fail
    const auto written = fmt::format_to_n(message.data(), message.size(),
                                          "RELOADING=1\nMONOTONIC_USEC={}\nSTATUS=opening the audit log anew", now);
    tell({message.data(), written.size});
}

void ServiceManager::reloaded() noexcept { tell(ready_); }

void ServiceManager::stopping() noexcept {
    tell("STOPPING=1\nSTATUS=taking leave of the clients");
    stopping_ = true;
}

void ServiceManager::tell(std::string_view message) noexcept {
    if (socket_ < 0 || stopping_) return;
    const UnixAddress to(socket_name_);
    const auto* address = reinterpret_cast<const sockaddr*>(&to.address);
    if (::sendto(socket_, message.data(), message.size(), MSG_NOSIGNAL, address, to.length) < 0)
        complain(errno == EAGAIN ? "it takes nothing" : std::strerror(errno));
}

void ServiceManager::complain(std::string_view what) noexcept {
    if (has_complained_) return;
    has_complained_ = true;
    std::array<char, 256> line; // no allocation that could fail; a long name is cut
    const auto written =
        fmt::format_to_n(line.data(), line.size(), "the service manager is not told how we are: {}: $NOTIFY_SOCKET, {}",
                         what, socket_name_);
    log_.warning({line.data(), std::min(line.size(), written.size)});
}

} // namespace chat::daemon
