// A connection's conversation: input to the handler, answers back to it, and the one place where exceptions are caught.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/connection.hpp"

#include "libchat/net/server.hpp"
#include "libchat/session/protocol.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/socket_base.hpp>
#include <fmt/format.h>

#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>

namespace chat {
namespace {

constexpr std::uint32_t most_discarded = 64 * 1024; // bytes read and dropped while closing

} // namespace

Connection::Connection(Server& server, Socket socket, OriginPtr origin)
    : server_(server), socket_(std::move(socket)), origin_(std::move(origin)) {
    error_code ignored; // a client that is gone already is noticed by the first read
    socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
    socket_.set_option(boost::asio::socket_base::keep_alive(true), ignored);
    socket_.non_blocking(true, ignored);
}

void Connection::begin(Protocol& protocol) {
    heard_at_ = std::chrono::steady_clock::now();
    guarded([&] {
        handler_ = protocol.answer(*this);
        handler_->begin();
    });
    listen();
}

void Connection::failed(std::string_view why) noexcept {
    server_.log().error(fmt::format("connection {} ({}) failed: {}", origin_->conn, origin_->protocol, why));
    end(Ending::failed);
}

void Connection::touch() noexcept {
    if (touched_) return;
    touched_ = true;
    server_.turn().touched(this);
}

void Connection::send(Wire wire) noexcept {
    if (ended_) return;
    server_.unsent -= outbox_.cost();
    outbox_.push(std::move(wire));
    server_.unsent += outbox_.cost();
    if (!pressed_ && outbox_.pressure(server_.limits()) != Pressure::none) {
        pressed_ = true;
        server_.turn().fill(); // once: a reader that stays above soft must not make every turn a short one
    }
    touch();
}

void Connection::hang_up(std::string_view farewell, Ending why) noexcept {
    if (ended_) return;
    if (!farewell.empty()) send(farewell);
    end(why == Ending::conversation_over ? ending_ : why);
}

void Connection::end(Ending why) noexcept {
    if (ended_) return;
    ended_ = true;
    ending_ = why;
    since_ = std::chrono::steady_clock::now();
    touch();
}

// A reset, or what the kernel takes for one.
void Connection::lose() noexcept {
    broken_ = true;
    end(Ending::reset);
    touch();
    server_.turn().fill(); // what the talk holds, its name say, is free before anybody else is heard
}

Later<Done> Connection::drained() {
    if (!pressed_) return Later<Done>(Done());
    auto [later, answer] = Later<Done>::pending();
    drained_ = std::move(answer);
    return std::move(later);
}

void Connection::answered() noexcept {
    if (ended_) return;
    guarded([&] { handler_->resume(); });
    offer_left();
    listen();
}

void Connection::offer_again() noexcept {
    if (!ended_) offer_later();
}

bool Connection::must_yield() noexcept { return ended_ || server_.turn().over(); }

void Connection::stop() {
    if (ended_) return;
    stopping_ = true;
    ending_ = Ending::stopping;
    offer_left();
}

// ---- input ----

bool Connection::wants_input() const noexcept {
    if (eof_ || broken_) return false;
    if (closing_) return discarded_ <= most_discarded;
    return !pressed_ && !yielded_ && handler_listens() && !paused() && !holds_enough();
}

// One buffer full of frames that the handler keeps back. The client's end lies behind what is not read: it is seen when
// the handler goes on.
bool Connection::holds_enough() const noexcept {
    return left_ && left_->size() > InputBuffer::size && handler_->holds();
}

// True where there was a reset, whatever came before it and is not read yet. A client that has only closed its sending
// side is not lost.
bool Connection::lost() noexcept {
    pollfd state{socket_.native_handle(), 0, 0};
    return ::poll(&state, 1, 0) == 1 && (state.revents & (POLLERR | POLLHUP)) != 0;
}

// For more input, and for the time when something is due.
void Connection::listen() {
    watch_clock();
    if (reading_ || !wants_input()) return;
    reading_ = true;
    socket_.async_wait(Socket::wait_read, [self = ConnectionPtr(this)](error_code ec) {
        self->reading_ = false;
        if (ec || !self->wants_input()) return;
        (void)self->readable();
        self->listen();
    });
}

// False where there was nothing to read.
bool Connection::readable() {
    const InputBuffer::Loan input(server_.input());
    const ssize_t count = ::recv(socket_.native_handle(), input.data(), InputBuffer::size, MSG_DONTWAIT);
    if (count < 0) {
        if (errno == EAGAIN) return false;
        if (errno == EINTR) return true; // nobody knows
        lose();
    } else if (closing_) {
        discard(static_cast<std::size_t>(count));
    } else if (count == 0) {
        eof_ = true;
        ending_ = Ending::client_closed;
        offer_left();
    } else {
        heard(std::string_view(input.data(), static_cast<std::size_t>(count)));
    }
    return true;
}

void Connection::heard(std::string_view bytes) {
    heard_at_ = std::chrono::steady_clock::now();
    quiet_told_ = 0;
    if (left_) {
        left_->append(bytes);
        offer_left();
    } else {
        bytes.remove_prefix(offer(bytes));
        if (!ended_ && !bytes.empty()) left_ = std::make_unique<std::string>(bytes);
        yield_if_interrupted();
    }
}

std::size_t Connection::offer(std::string_view bytes) {
    std::size_t used = 0;
    guarded([&] { used = handler_->consume(bytes); });
    return used;
}

// After an answer, or at the end, whole frames may lie in what was left over: first those, then the end. A deadline
// does not wait for them, nor the server's end for those of a client who is held back.
void Connection::offer_left() {
    tell_overdue();
    if (yielded_ || pressed_) return; // later
    if (!paused()) offer_input_left();
    if (yielded_) return;
    if (eof_ && !paused())
        tell_end(errc::end_of_input);
    else if (stopping_)
        tell_end(errc::stopping);
}

void Connection::offer_input_left() {
    if (eof_) tell_quiet(std::chrono::milliseconds::max());
    if (!left_ || !handler_listens()) return;
    const bool silence = left_->empty(); // to be offered for its own sake: not where the turn ended before it
    left_->erase(0, offer(*left_));
    if (ended_ || (left_->empty() && !(silence && must_yield()))) left_.reset();
    yield_if_interrupted();
}

// The turn ended inside our input. The rest is offered behind everybody who is waiting now, not when more comes.
void Connection::yield_if_interrupted() {
    if (left_ && handler_listens() && must_yield()) offer_later();
}

void Connection::offer_later() {
    if (yielded_) return;
    yielded_ = true;
    boost::asio::post(server_.io(), [self = ConnectionPtr(this)] {
        self->yielded_ = false;
        self->offer_left();
        self->listen();
    });
}

// Once for each length in a silence. What is left is offered next, also where that is nothing: then it lies in left_.
void Connection::tell_quiet(std::chrono::milliseconds how_long) {
    if (!handler_listens() || quiet_told_ == all_quiet_told) return;
    const bool countable = how_long.count() < all_quiet_told;
    quiet_told_ = countable ? static_cast<std::uint16_t>(how_long.count() + 1) : all_quiet_told;
    guarded([&] { handler_->fell_quiet(how_long); });
    if (!ended_ && !left_) left_ = std::make_unique<std::string>();
}

void Connection::tell_end(error_code what) {
    if (!handler_listens()) return; // it waits for an answer, and is told afterwards
    guarded([&] { handler_->hear(what); });
    if (handler_listens()) hang_up({}); // a talk that goes on listening after the end
}

// A client that sends on and on is not read for ever; it has its second to take what it is owed all the same.
void Connection::discard(std::size_t count) {
    discarded_ += static_cast<std::uint32_t>(count);
    eof_ = count == 0;
    if (!eof_) return;
    broken_ = true; // nothing is owed any more
    touch();
}

} // namespace chat
