// Sending and hearing at the same time.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-echo/exchange.hpp"

#include "apps/console/connect.hpp"
#include "apps/console/output.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <unistd.h>

#include <vector>

namespace chat::echo {

namespace asio = boost::asio;

namespace {

constexpr std::size_t piece = 64 * 1024;

} // namespace

Exchange::Exchange(asio::io_context& io)
    : socket_(io), console_(open_console(io, Transcript::output_only)), input_(io, STDIN_FILENO) {
    if (console_->interactive()) console_->prompt("> ");
}

asio::awaitable<bool> Exchange::run(std::string host, std::string port) {
    socket_ = co_await connect(host, port);
    asio::co_spawn(socket_.get_executor(), send_all(), [this](std::exception_ptr thrown) {
        failure_ = thrown;
        if (failure_) socket_.close();
    });
    co_await hear_all();
    if (failure_) std::rethrow_exception(failure_);
    console_->interrupt();
    co_return all_sent_;
}

asio::awaitable<void> Exchange::send_all() {
    for (std::string bytes = co_await next_input(); !bytes.empty(); bytes = co_await next_input()) {
        const auto [error, count] =
            co_await asio::async_write(socket_, asio::buffer(bytes), asio::as_tuple(asio::use_awaitable));
        if (error) co_return; // hearing finds the connection closed, too
    }
    all_sent_ = true;
    boost::system::error_code already_closed;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, already_closed);
}

// What is sent next; empty at the end.
asio::awaitable<std::string> Exchange::next_input() {
    if (console_->interactive()) {
        std::optional<std::string> line = co_await console_->read_line();
        if (!line) co_return std::string();
        co_return *line + '\n';
    }
    std::string bytes(piece, '\0');
    const std::size_t count = co_await input_.read_some(bytes);
    bytes.resize(count);
    co_return bytes;
}

asio::awaitable<void> Exchange::hear_all() {
    std::vector<char> room(piece);
    for (;;) {
        const auto [error, count] =
            co_await socket_.async_read_some(asio::buffer(room), asio::as_tuple(asio::use_awaitable));
        if (error) break;
        show(std::string_view(room.data(), count));
    }
    incoming_.end([this](std::string_view line) { console_->print(line); });
}

void Exchange::show(std::string_view bytes) {
    if (!output_is_terminal()) return write_all(STDOUT_FILENO, bytes);
    incoming_.take(bytes, [this](std::string_view line) { console_->print(line); });
}

} // namespace chat::echo
