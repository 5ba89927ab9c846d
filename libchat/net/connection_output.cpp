// A connection's output and its end: flushing, slow readers, the closing sequence, and the clock over all of it.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/connection.hpp"

#include "libchat/net/server.hpp"

#include <boost/asio/socket_base.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace chat {
namespace {

constexpr auto linger = std::chrono::seconds(1); // how long a closing connection waits for the client's end
constexpr auto glance = std::chrono::seconds(1); // how often a client that is not read is looked at

// One run, the usual case, goes by the cheaper call.
ssize_t send_runs(int descriptor, std::span<iovec> runs) noexcept {
    constexpr int flags = MSG_DONTWAIT | MSG_NOSIGNAL;
    if (runs.size() == 1) return ::send(descriptor, runs[0].iov_base, runs[0].iov_len, flags);
    msghdr header{};
    header.msg_iov = runs.data();
    header.msg_iovlen = runs.size();
    return ::sendmsg(descriptor, &header, flags);
}

} // namespace

void Connection::flush() {
    touched_ = false;
    if (!socket_.is_open()) return;
    if (ended_) handler_.reset(); // it leaves its rooms before its last bytes are sent
    if (!writing_) write();
    if (!ended_) judge();
    if (ended_ && !closing_ && !broken_ && outbox_.empty()) fall_silent();
    if (broken_) return close();
    listen();
}

void Connection::write() {
    std::array<iovec, 64> runs;
    while (!outbox_.empty() && !broken_) {
        const std::size_t count = outbox_.gather(runs);
        const ssize_t sent = send_runs(socket_.native_handle(), std::span(runs).first(count));
        if (sent >= 0) {
            server_.unsent -= outbox_.cost();
            outbox_.sent(static_cast<std::size_t>(sent));
            server_.unsent += outbox_.cost();
        } else if (errno == EAGAIN) {
            return wait_for_room();
        } else if (errno != EINTR) {
            broken_ = true;
            end(Ending::reset);
        }
    }
}

void Connection::wait_for_room() {
    if (writing_) return;
    writing_ = true;
    socket_.async_wait(Socket::wait_write, [self = ConnectionPtr(this)](error_code ec) {
        self->writing_ = false;
        if (!ec) self->touch();
    });
}

// After a flush, never at push: one burst of one speaker would make slow readers of everybody.
void Connection::judge() {
    const Limits& limits = server_.limits();
    const bool too_much = outbox_.pressure(limits) == Pressure::hard || server_.takes_too_much(outbox_.cost());
    if (too_much) return give_up_on_slow_reader();
    if (!pressed_) return;
    if (relieved()) {
        late_ = false;
        relieve();
    } else if (!late_) {
        late_ = true;
        since_ = std::chrono::steady_clock::now();
    }
}

// Its backlog is not owed, and a farewell behind it would not be read.
void Connection::give_up_on_slow_reader() {
    AuditRecord slow("slow-reader", origin_);
    const std::string reason = std::to_string(outbox_.bytes()) + " bytes unsent";
    slow.reason = reason;
    server_.audit().record(slow);
    broken_ = true;
    end(Ending::slow_reader);
}

bool Connection::relieved() const noexcept { return outbox_.cost() <= server_.limits().outbox_soft / 2; }

void Connection::relieve() {
    pressed_ = false;
    if (drained_.awaited()) std::exchange(drained_, Answer<Done>()).give(Done());
    offer_left();
}

void Connection::fall_silent() {
    error_code gone; // then the next read says so
    socket_.shutdown(Socket::shutdown_send, gone);
    closing_ = true;
    since_ = std::chrono::steady_clock::now();
    if (eof_ || gone) broken_ = true;
}

void Connection::close() {
    if (!socket_.is_open()) return;
    const ConnectionPtr self(this); // the server lets go of us here
    ended_ = broken_ = true;
    handler_.reset();
    left_.reset();
    server_.unsent -= outbox_.cost();
    outbox_.clear();
    server_.deadlines().disarm(*this);
    error_code ignored; // the descriptor is gone whatever close() says
    socket_.close(ignored);
    server_.closed(*this, reason(ending_));
}

// ---- time ----

std::optional<Instant> Connection::next_due() const noexcept {
    const Limits& limits = server_.limits();
    if (closing_) return since_ + linger;
    if (ended_) return since_ + limits.outbox_patience;
    Instant due = deadline_;
    if (late_)
        due = std::min(due, since_ + limits.outbox_patience);
    else if (limits.idle.count() > 0)
        due = std::min(due, heard_at_ + limits.idle);
    due = std::min(due, quiet_due());
    if (due == Instant::max()) return std::nullopt;
    return due;
}

// When the handler is to be told of silence. Never while it is not listening or the client is not read: who knows.
Instant Connection::quiet_due() const noexcept {
    if (!wants_input()) return Instant::max();
    const auto awaited = handler_->waits_for_quiet();
    if (!awaited || awaited->count() < quiet_told_ || quiet_told_ == all_quiet_told) return Instant::max();
    return after(heard_at_, *awaited);
}

// Arms only for an earlier time than it is armed for: a later one is found out when the earlier has come. No read tells
// that a client is gone that is not read: it is looked at, whatever else is due.
void Connection::watch_clock() {
    if (!socket_.is_open()) return; // a step of the loop that was asked for before the end
    auto due = next_due();
    if (unread()) due = std::min(due.value_or(Instant::max()), std::chrono::steady_clock::now() + glance);
    if (due && (!armed() || *due < this->due())) server_.deadlines().arm(*this, *due);
}

void Connection::expired(Instant now) {
    const ConnectionPtr self(this);
    if (unread() && lost()) lose();
    const auto due = next_due();
    if (due && *due <= now) {
        if (ended_) return close();
        if (deadline_ <= now)
            deadline_passed();
        else if (late_)
            judge_late(now);
        else if (quiet_due() == *due)
            quiet_passed(now);
        else if (wants_input())
            tell_time_is_up(Ending::idle);
        else
            heard_at_ = now; // it is being served: that is not idle
    }
    listen();
}

// Bytes that came in time may lie unread: where the loop was busy, or the client was not read for a while.
void Connection::quiet_passed(Instant now) {
    if (readable()) return;
    tell_quiet(std::chrono::floor<std::chrono::milliseconds>(now - heard_at_));
    offer_left();
}

// Late is not yet slow. The kernel says that there is room only when a good part of a large buffer is free; who reads a
// few kilobytes a second has made some long before, and a send shows it. Nobody is waited for again whose deadline has
// passed: a handler that waits for room could not be told.
void Connection::judge_late(Instant now) {
    const std::size_t unsent = outbox_.bytes();
    write();
    if (outbox_.bytes() == unsent || (overdue_ && !relieved())) return give_up_on_slow_reader();
    since_ = now;
    touch();
}

void Connection::set_deadline(std::chrono::milliseconds from_now) noexcept {
    if (ended_) return;
    deadline_ = after(std::chrono::steady_clock::now(), from_now);
    overdue_ = false;
    watch_clock();
}

void Connection::lift_deadline() noexcept {
    deadline_ = Instant::max();
    overdue_ = false;
}

void Connection::deadline_passed() {
    deadline_ = Instant::max();
    overdue_ = true;
    tell_overdue();
}

void Connection::tell_overdue() {
    if (!overdue_ || !handler_listens()) return; // it waits for an answer, and is told afterwards
    overdue_ = false;
    tell_time_is_up(Ending::timed_out);
}

// Whatever the handler makes of it, the connection ends.
void Connection::tell_time_is_up(Ending why) {
    ending_ = why;
    tell_end(errc::timed_out);
    end(why);
}

} // namespace chat
