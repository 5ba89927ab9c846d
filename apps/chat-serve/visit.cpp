// Reading, waiting for silence, and writing.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-serve/visit.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <netinet/tcp.h>

#include <exception>
#include <utility>
#include <vector>

namespace chat::peer {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::size_t most_unsent = 1 << 20;
constexpr std::chrono::milliseconds farewell{1000};

// Nobody types for minutes, so the system asks now and then whether the client is there.
void find_the_dead(tcp::socket& socket) {
    boost::system::error_code too_late;
    socket.set_option(asio::socket_base::keep_alive(true), too_late);
    const auto set = [&](int option, int value) {
        ::setsockopt(socket.native_handle(), IPPROTO_TCP, option, &value, sizeof value);
    };
    set(TCP_KEEPIDLE, 60);
    set(TCP_KEEPINTVL, 15);
    set(TCP_KEEPCNT, 4);
}

std::string ip_of(const tcp::socket& socket) {
    boost::system::error_code gone;
    return socket.remote_endpoint(gone).address().to_string();
}

void rethrow(std::exception_ptr thrown) {
    if (thrown) std::rethrow_exception(thrown);
}

} // namespace

Visit::Visit(tcp::socket socket, const WireRules& rules)
    : socket_(std::move(socket)),
      codec_(rules),
      ip_(ip_of(socket_)),
      quiet_(socket_.get_executor()),
      news_(socket_.get_executor()) {
    boost::system::error_code too_late;
    socket_.set_option(tcp::no_delay(true), too_late);
    find_the_dead(socket_);
}

void Visit::begin(Ears& ears) {
    ears_ = &ears;
    asio::co_spawn(socket_.get_executor(), receive(shared_from_this()), rethrow);
}

void Visit::release() {
    codec_.release();
    news_.cancel();
    cut_texts();
}

// ---- reading ----

asio::awaitable<void> Visit::receive(Self) {
    std::vector<char> room(64 * 1024);
    while (!ended_) {
        if (full()) {
            news_.expires_at(Clock::time_point::max());
            co_await news_.async_wait(asio::as_tuple(asio::use_awaitable));
            continue;
        }
        const auto [error, count] =
            co_await socket_.async_read_some(asio::buffer(room), asio::as_tuple(asio::use_awaitable));
        ended_ = ended_ || error;
        unread_.append(room.data(), count);
        last_heard_ = Clock::now();
        if (error) codec_.fell_quiet(for_ever);
        cut_texts();
    }
    news_.cancel();
    if (ears_) ears_->hear_the_end();
}

// A client that is held may send on; not for ever.
bool Visit::full() const noexcept { return ears_ && codec_.holds() && unread_.size() > codec_.most_held(); }

void Visit::cut_texts() {
    quiet_.cancel();
    std::string_view rest = unread_;
    while (ears_) {
        const result<Text> text = codec_.cut(rest);
        if (!text && incomplete(text.error())) break;
        if (text)
            ears_->hear(*text);
        else
            ears_->hear_too_long();
    }
    unread_.erase(0, unread_.size() - rest.size());
    if (!ears_) unread_.clear();
    wait_for_quiet();
}

void Visit::wait_for_quiet() {
    const auto wait = codec_.waits_for_quiet();
    if (!ears_ || !wait || unread_.empty()) return;
    quiet_.expires_at(last_heard_ + *wait);
    quiet_.async_wait([this, self = shared_from_this()](const boost::system::error_code& cancelled) {
        if (cancelled || !ears_) return;
        codec_.fell_quiet(std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - last_heard_));
        cut_texts();
    });
}

// ---- writing ----

void Visit::send(std::string_view bytes) {
    unsent_ += bytes;
    if (unsent_.size() > most_unsent) {
        boost::system::error_code already_closed;
        socket_.close(already_closed); // the end is heard by receive()
        return;
    }
    if (std::exchange(writing_, true)) return;
    asio::co_spawn(socket_.get_executor(), write(shared_from_this()), rethrow);
}

asio::awaitable<void> Visit::write(Self) {
    while (!unsent_.empty()) {
        const std::string bytes = std::exchange(unsent_, {});
        const auto [error, count] =
            co_await asio::async_write(socket_, asio::buffer(bytes), asio::as_tuple(asio::use_awaitable));
        if (error) unsent_.clear(); // the end is heard by receive()
    }
    writing_ = false;
    news_.cancel();
}

// ---- the end ----

asio::awaitable<void> Visit::part() {
    ears_ = nullptr;
    const Clock::time_point end = Clock::now() + farewell;
    bool sent = false;
    while (!(sent && ended_) && Clock::now() < end) {
        if (!sent && !writing_) {
            boost::system::error_code already_closed;
            socket_.shutdown(tcp::socket::shutdown_send, already_closed);
            sent = true;
            continue;
        }
        news_.expires_at(end);
        co_await news_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

void Visit::close() noexcept {
    ears_ = nullptr;
    quiet_.cancel();
    boost::system::error_code already_closed;
    socket_.close(already_closed);
}

} // namespace chat::peer
