// Awaiting standard input.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/input.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <sys/epoll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace chat {

namespace asio = boost::asio;

// Asio makes what it waits for non-blocking, and that flag belongs to the open file, which a terminal shares with
// standard output and with the shell. So Asio waits for an epoll descriptor, and this one for the input.
Input::Input(asio::io_context& io, int descriptor) : descriptor_(descriptor), watch_(io) {
    const int watch = ::epoll_create1(EPOLL_CLOEXEC);
    if (watch < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
    watch_.assign(watch);
    epoll_event event{};
    event.events = EPOLLIN;
    if (::epoll_ctl(watch, EPOLL_CTL_ADD, descriptor, &event) == 0) return;
    if (errno == EPERM)
        ready_ = true;
    else
        stopped_ = true; // closed before we were started: nothing will ever come
}

asio::awaitable<std::size_t> Input::read_some(std::span<char> room) {
    while (!stopped_) {
        if (!ready_) {
            co_await watch_.async_wait(asio::posix::stream_descriptor::wait_read, asio::as_tuple(asio::use_awaitable));
            if (stopped_ || std::exchange(woken_, false)) break;
        }
        const ssize_t count = ::read(descriptor_, room.data(), room.size());
        if (count >= 0) co_return static_cast<std::size_t>(count);
        if (errno == EIO) break; // the terminal is gone
        if (errno != EINTR && errno != EAGAIN)
            throw std::system_error(errno, std::generic_category(), "cannot read standard input");
    }
    co_return 0;
}

void Input::stop() {
    stopped_ = true;
    watch_.cancel();
}

void Input::wake() {
    woken_ = true;
    watch_.cancel();
}

} // namespace chat
