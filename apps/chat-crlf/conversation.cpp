// Talking and listening at the same time, in turns.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-crlf/conversation.hpp"

#include "apps/console/connect.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <vector>

namespace chat::crlf {

namespace asio = boost::asio;

namespace {

constexpr const char* prompt = "> ";

} // namespace

Conversation::Conversation(asio::io_context& io, Console& console, std::optional<std::string> name)
    : socket_(io), console_(console), name_(std::move(name)), silence_(io) {}

asio::awaitable<void> Conversation::connect(std::string host, std::string port) {
    socket_ = co_await chat::connect(host, port);
}

asio::awaitable<bool> Conversation::run() {
    asio::co_spawn(socket_.get_executor(), receive(), [this](std::exception_ptr thrown) {
        failure_ = thrown;
        close();
    });
    co_await talk();
    if (failure_) std::rethrow_exception(failure_);
    co_return said_adios_;
}

asio::awaitable<void> Conversation::talk() {
    co_await hear_reply(); // the welcome
    co_await introduce();
    while (!over() && !said_adios_) {
        console_.prompt(prompt);
        const std::optional<std::string> line = co_await console_.read_line();
        if (!line) break;
        co_await send(*line);
        if (!said_adios_) co_await hear_reply();
    }
    co_await part();
}

asio::awaitable<void> Conversation::introduce() {
    const std::optional<std::string> name = co_await choose_name();
    console_.prompt(prompt);
    if (over() || !name || name->empty()) co_return;
    const std::string command = "name: " + *name;
    console_.show_typed(command);
    co_await send(command);
    co_await hear_reply();
}

asio::awaitable<std::optional<std::string>> Conversation::choose_name() {
    if (name_ || !at_terminal() || over()) co_return name_;
    console_.prompt("Your name: ");
    std::optional<std::string> name = co_await console_.read_line();
    if (!name) leaving_ = true;
    co_return name;
}

// A command is one write.
asio::awaitable<void> Conversation::send(std::string command) {
    if (closed_) co_return;
    said_adios_ = command == "adios";
    command += "\r\n";
    const auto [error, count] =
        co_await asio::async_write(socket_, asio::buffer(command), asio::as_tuple(asio::use_awaitable));
    if (error) close();
}

asio::awaitable<void> Conversation::hear_reply() {
    reply_.emplace(Reply::Clock::now());
    while (!over() && Reply::Clock::now() < reply_->until()) {
        silence_.expires_at(reply_->until());
        co_await silence_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    reply_.reset();
    incoming_.end([this](std::string_view line) { show(line); });
}

// Says adios unless that is done, and gives the server a while to close.
asio::awaitable<void> Conversation::part() {
    if (!said_adios_ && !closed_) {
        console_.prompt(prompt);
        console_.show_typed("adios");
        co_await send("adios");
    }
    const auto patience = Reply::Clock::now() + Reply::patience;
    while (!closed_ && Reply::Clock::now() < patience) {
        silence_.expires_at(patience);
        co_await silence_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

asio::awaitable<void> Conversation::receive() {
    std::vector<char> room(64 * 1024);
    while (!closed_) {
        const auto [error, count] =
            co_await socket_.async_read_some(asio::buffer(room), asio::as_tuple(asio::use_awaitable));
        if (error) break;
        heard(std::string_view(room.data(), count));
    }
    incoming_.end([this](std::string_view line) { show(line); });
}

void Conversation::heard(std::string_view bytes) {
    const auto show_line = [this](std::string_view line) { show(line); };
    incoming_.take(bytes, show_line);
    if (reply_)
        reply_->hear(bytes, Reply::Clock::now());
    else
        incoming_.end(show_line);
    silence_.cancel(); // what it waits for may now be sooner, or later
}

void Conversation::show(std::string_view line) {
    console_.print(line);
    if (said_adios_ && line == "adios") close();
}

void Conversation::close() {
    closed_ = true;
    silence_.cancel();
    console_.interrupt();
}

void Conversation::leave() {
    leaving_ = true;
    silence_.cancel();
    console_.interrupt();
}

} // namespace chat::crlf
