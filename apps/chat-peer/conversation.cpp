// Talking and listening at the same time, strictly in turn.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-peer/conversation.hpp"

#include "apps/console/connect.hpp"
#include "protocols/peer/render.hpp"
#include "protocols/peer/words.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace chat::peer {

namespace asio = boost::asio;

namespace {

// How long a server is given to greet.
constexpr std::chrono::milliseconds greeting_time{300};

// How long we are silent behind what is not answered, so that the server can tell it from what we say next: longer than
// the 300 ms in which a single word may become "word> text".
constexpr std::chrono::milliseconds quiet{500};

// How long a server is given at the end to close.
constexpr std::chrono::milliseconds farewell{1000};

constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

} // namespace

Conversation::Conversation(asio::io_context& io, Console& console, Manner manner)
    : socket_(io), console_(console), manner_(std::move(manner)), news_(io), patience_(io) {}

asio::awaitable<void> Conversation::connect(std::string host, std::string port) {
    socket_ = co_await chat::connect(host, port);
}

asio::awaitable<Ending> Conversation::run() {
    asio::co_spawn(socket_.get_executor(), receive(), [this](std::exception_ptr thrown) {
        failure_ = thrown;
        ended_ = true;
        patience_.cancel();
        close();
    });
    co_await choose_framing();
    co_await introduce();
    co_await talk();
    const Ending ended = !closed_ ? Ending::left : host_quit_ ? Ending::host_quit : Ending::lost;
    co_await part(ended);
    if (failure_) std::rethrow_exception(failure_);
    co_return ended;
}

// ---- before the first text ----

asio::awaitable<void> Conversation::choose_framing() {
    if (!manner_.framing && !manner_.style.handles) manner_.framing = Framing::plain;
    const Clock::time_point end = Clock::now() + greeting_time;
    for (bool silent = false; !manner_.framing && !silent && unread_.empty() && !over();)
        silent = co_await silence_until(end);
    if (!manner_.framing) manner_.framing = unread_.empty() ? Framing::handle : Framing::greeting;
}

asio::awaitable<void> Conversation::introduce() {
    const Framing framing = *manner_.framing;
    introducing_ = true;
    hear_all();
    if (framing == Framing::greeting) {
        co_await hear_reply();
        if (answer_ && is_lone_handle(*answer_, longest_handle)) host_ = *answer_;
        if (answer_ && !answer_->empty() && host_.empty()) show(*answer_);
    }
    co_await introduce_by(render_client_hello(framing, manner_.port),
                          !render_answer(framing, Text::Kind::hello).empty());
    co_await introduce_by(render_client_handle(framing, manner_.handle),
                          !render_answer(framing, Text::Kind::handle).empty());
    introducing_ = false;
}

asio::awaitable<void> Conversation::introduce_by(std::string bytes, bool answered) {
    if (bytes.empty()) co_return;
    co_await send(bytes);
    if (answered) {
        co_await hear_reply();
        co_return;
    }
    co_await pause();
}

asio::awaitable<void> Conversation::pause() {
    const Clock::time_point end = Clock::now() + quiet;
    for (bool silent = false; !silent && !over();) silent = co_await silence_until(end);
}

// ---- in turn ----

asio::awaitable<void> Conversation::talk() {
    console_.prompt(manner_.style.prompt_of(manner_.handle));
    while (!over()) {
        const std::optional<std::string> message = co_await read_message();
        if (!message || over()) break;
        const bool due = due_.after(*message, *manner_.framing);
        co_await send(render_request(*manner_.framing, manner_.handle, *message));
        if (due) co_await hear_reply();
        if (!due) co_await pause();
    }
}

// Nothing where the user quits.
asio::awaitable<std::optional<std::string>> Conversation::read_message() {
    while (!over()) {
        const std::optional<std::string> line = co_await console_.read_line();
        if (!line && !over()) console_.show_typed(manner_.style.quit);
        if (!line || is_quit(*line)) break;
        const std::string message(without_end(*line));
        const std::string fault = fault_of(message);
        if (fault.empty()) co_return message;
        console_.print(fault);
    }
    co_return std::nullopt;
}

// Empty where it can be sent. Some framings cannot count as much as the style allows.
std::string Conversation::fault_of(std::string_view message) const {
    const std::size_t room = room_in_reply(*manner_.framing, manner_.handle, no_limit);
    if (manner_.style.allows(message) && message.size() <= room) return {};
    return fmt::format("Please enter a message between [1-{}] characters.", std::min(manner_.style.longest, room));
}

// The quit goes bare, and without LF. A server that takes no notice is not waited for.
asio::awaitable<void> Conversation::part(Ending ended) {
    if (ended != Ending::left) {
        console_.print("Server requested to close connection. Good Bye");
        co_return;
    }
    console_.print("You have requested to close this connection. Good Bye");
    parted_ = true;
    give_up_after(farewell);
    co_await send(render_request_quit(*manner_.framing, manner_.handle));
    boost::system::error_code already_closed;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, already_closed);
    while (!ended_) co_await silence_until(Clock::time_point::max());
}

asio::awaitable<void> Conversation::send(std::string bytes) {
    replied_ = false;
    if (closed_) co_return;
    const auto [error, count] =
        co_await asio::async_write(socket_, asio::buffer(bytes), asio::as_tuple(asio::use_awaitable));
    if (error) close();
}

asio::awaitable<void> Conversation::hear_reply() {
    while (!over() && !replied_) co_await silence_until(Clock::time_point::max());
}

// True at that time; false as soon as there is news before it.
asio::awaitable<bool> Conversation::silence_until(Clock::time_point time) {
    news_.expires_at(time);
    const auto [news] = co_await news_.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return !news;
}

// ---- listening ----

asio::awaitable<void> Conversation::receive() {
    std::vector<char> room(64 * 1024);
    for (;;) {
        const auto [error, count] =
            co_await socket_.async_read_some(asio::buffer(room), asio::as_tuple(asio::use_awaitable));
        if (error) break;
        unread_.append(room.data(), count);
        if (manner_.framing) hear_all();
        news_.cancel();
    }
}

void Conversation::hear_all() {
    const ReplyCodec codec(*manner_.framing);
    std::string_view rest = unread_;
    while (!host_quit_) {
        const result<Reply> reply = codec.cut(rest);
        if (!reply) break;
        take(*reply);
    }
    unread_.erase(0, unread_.size() - rest.size());
}

void Conversation::take(const Reply& reply) {
    if (introducing_)
        answer_ = reply.text;
    else if (!parted_ && (!reply.quit || !reply.text.empty()))
        show(reply.text);
    due_.hear(reply.text);
    replied_ = true;
    host_quit_ = reply.quit;
    if (reply.quit) close();
}

// What others say through the server has their names before it.
void Conversation::show(std::string_view text) {
    const bool named = host_.empty() || address_in(text).state == Address::State::whole;
    print_lines(console_, named ? std::string(text) : fmt::format("{}> {}", host_, text));
}

void Conversation::close() {
    closed_ = true;
    news_.cancel();
    console_.interrupt();
}

void Conversation::leave() {
    leaving_ = true;
    news_.cancel();
    console_.interrupt();
    give_up_after(farewell);
}

// Ends what may still be waiting for the server: a write that it does not take, or reading until it closes.
void Conversation::give_up_after(Clock::duration time) {
    patience_.expires_after(time);
    patience_.async_wait([this](const boost::system::error_code& cancelled) {
        if (!cancelled) socket_.close();
    });
}

} // namespace chat::peer
