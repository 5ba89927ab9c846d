// Listening, waiting, and giving up.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/contact.hpp"

#include "apps/console/connect.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <utility>
#include <vector>

namespace chat {

namespace asio = boost::asio;

namespace {

// How long a server is given at the end: to say the rest, and to close.
constexpr std::chrono::milliseconds farewell{1000};

} // namespace

Contact::Contact(asio::io_context& io, std::function<void(std::string_view)> hear, std::function<void()> closed)
    : socket_(io), hear_(std::move(hear)), on_close_(std::move(closed)), news_(io), patience_(io) {}

asio::awaitable<void> Contact::connect(std::string host, std::string port) {
    socket_ = co_await chat::connect(host, port);
    failure_ = nullptr;
    closed_ = false;
    listens_anew();
}

void Contact::listen() {
    asio::co_spawn(socket_.get_executor(), receive(), [this](std::exception_ptr thrown) {
        failure_ = thrown;
        closed_ = true;
        news_.cancel();
        patience_.cancel();
        on_close_();
    });
}

asio::awaitable<void> Contact::receive() {
    std::vector<char> room(64 * 1024);
    for (;;) {
        const auto [error, count] =
            co_await socket_.async_read_some(asio::buffer(room), asio::as_tuple(asio::use_awaitable));
        if (error) break;
        hear_(std::string_view(room.data(), count));
        listens_anew();
        wake();
    }
}

asio::awaitable<bool> Contact::silence_until(Clock::time_point time) {
    news_.expires_at(time);
    const auto [news] = co_await news_.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return !news;
}

asio::awaitable<void> Contact::send(std::string bytes) {
    if (closed_) co_return;
    const auto [error, count] =
        co_await asio::async_write(socket_, asio::buffer(bytes), asio::as_tuple(asio::use_awaitable));
    if (!error) co_return;
    give_up_soon();
    while (!closed_) co_await silence_until(Clock::time_point::max());
}

asio::awaitable<void> Contact::part(std::string last_words) {
    if (closed_) co_return;
    give_up_soon();
    co_await send(last_words);
    boost::system::error_code already_closed;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, already_closed);
    while (!closed_) co_await silence_until(Clock::time_point::max());
}

void Contact::give_up_soon() {
    patience_.expires_after(farewell);
    patience_.async_wait([this](const boost::system::error_code& cancelled) {
        if (!cancelled) socket_.close();
    });
}

void Contact::check() const {
    if (failure_) std::rethrow_exception(failure_);
}

} // namespace chat
