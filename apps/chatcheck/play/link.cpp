// Sending, and what is expected next.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/link.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace chat::check {

Link::Link(std::string name, Descriptor socket, Desk& desk)
    : name_(std::move(name)), socket_(std::move(socket)), desk_(desk) {
    const int on = 1;
    ::setsockopt(socket_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    desk_.transcript.add(name_, Deed::connected);
}

void Link::send(std::string_view bytes) {
    if (bytes.empty() || !socket_) return;
    const auto until = Clock::now() + desk_.pace.patience();
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count =
            ::send(socket_.get(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0) desk_.transcript.add(name_, Deed::sent, bytes.substr(sent, static_cast<std::size_t>(count)));
        if (count > 0) sent += static_cast<std::size_t>(count);
        if (count >= 0 || errno == EINTR) continue;
        if (errno != EAGAIN) {
            desk_.transcript.add(name_, Deed::note, fmt::format("{} octets could not be sent", bytes.size() - sent));
            more(Clock::now()); // tells whether it was a reset
            return;
        }
        if (!desk_.pump.wait(socket_.get(), POLLOUT, until))
            throw Stop{Outcome::timeout, "the program does not read what is sent to it", {}};
    }
}

void Link::send_in_pieces(std::string_view bytes, std::size_t size) {
    for (; !bytes.empty(); bytes.remove_prefix(std::min(size, bytes.size()))) {
        send(bytes.substr(0, size));
        desk_.pump.wait(-1, 0, Clock::now() + desk_.pace.gap());
    }
}

Link::More Link::more(Clock::time_point until) {
    if (!socket_ || ending_ == Ending::closed || ending_ == Ending::reset) return More::end;
    if (!desk_.pump.wait(socket_.get(), POLLIN, until)) return More::none;
    std::array<char, 64 * 1024> room;
    const ssize_t count = ::recv(socket_.get(), room.data(), room.size(), MSG_DONTWAIT);
    if (count > 0) {
        const std::string_view bytes(room.data(), static_cast<std::size_t>(count));
        desk_.transcript.add(name_, Deed::received, bytes);
        unread_ += bytes;
        if (unread_.size() > most_unread) flooded();
        return More::some;
    }
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return More::none;
    ending_ = count == 0 ? Ending::closed : Ending::reset;
    desk_.transcript.add(name_, count == 0 ? Deed::ended : Deed::was_reset);
    return More::end;
}

void Link::flooded() {
    ending_ = Ending::ours;
    socket_.close();
    stop(broken(desk_.level), fmt::format("the program floods: more than {} octets came", most_unread), eaten_,
         "an end of it");
}

void Link::expect(std::string_view bytes) { expect_one_of({Legal(std::string(bytes))}); }

std::size_t Link::expect_one_of(const std::vector<Legal>& legal) {
    const auto until = Clock::now() + desk_.pace.patience();
    for (bool more_to_come = true;;) {
        const Comparison found = compare(legal, unread_);
        if (found.whole && !(found.may_grow && more_to_come)) return take(legal, *found.whole);
        if (!found.may_grow)
            stop(broken(desk_.level),
                 fmt::format("octet {} of the answer is {}; the answer must be {}", found.agrees + 1,
                             octet(unread_[found.agrees]), found.wanted),
                 eaten_ + found.agrees, found.next);
        const More now = more(found.whole ? std::min(until, Clock::now() + desk_.pace.quiet()) : until);
        more_to_come = now == More::some;
        if (!more_to_come && !found.whole) missing(found.wanted, now);
    }
}

std::size_t Link::take(const std::vector<Legal>& legal, std::size_t which) {
    eat(legal[which].bytes.size());
    if (!legal[which].lenient.empty()) desk_.lenient(legal[which].lenient);
    return which;
}

void Link::expect_nothing() {
    const auto until = Clock::now() + desk_.pace.quiet();
    while (unread_.empty())
        if (more(until) != More::some) return;
    stop(broken(desk_.level), fmt::format("{} came, where nothing is to come", quoted(unread_)), eaten_, "nothing");
}

void Link::expect_end() {
    const auto until = Clock::now() + desk_.pace.patience();
    while (unread_.empty()) {
        const More now = more(until);
        if (now == More::end) return;
        if (now == More::none && Clock::now() >= until)
            stop(Outcome::timeout, "the connection is still open", eaten_, "the end of the connection");
    }
    stop(broken(desk_.level), fmt::format("{} came, where the connection was to end", quoted(unread_)), eaten_,
         "the end of the connection");
}

std::string Link::read(std::size_t count, std::string_view what) {
    take_until(count, what);
    return eat(count);
}

void Link::take_until(std::size_t count, std::string_view what) {
    const auto until = Clock::now() + desk_.pace.patience();
    while (unread_.size() < count) {
        const More now = more(until);
        if (now == More::end || (now == More::none && Clock::now() >= until)) missing(what, now);
    }
}

std::string Link::read_to(std::string_view end, std::string_view what) {
    const auto until = Clock::now() + desk_.pace.patience();
    std::size_t found;
    while ((found = unread_.find(end)) == std::string::npos) {
        const More now = more(until);
        if (now == More::end || (now == More::none && Clock::now() >= until)) missing(what, now);
    }
    std::string before = eat(found + end.size());
    before.resize(found);
    return before;
}

std::string Link::read_until_quiet(std::chrono::milliseconds quiet) {
    const auto most = Clock::now() + desk_.pace.patience() + quiet;
    while (Clock::now() < most && more(Clock::now() + quiet) == More::some) {}
    return eat(unread_.size());
}

bool Link::ends() {
    const auto until = Clock::now() + desk_.pace.patience();
    while (Clock::now() < until)
        if (more(until) == More::end) return eat(unread_.size()), true;
    return false;
}

bool Link::hears(std::chrono::milliseconds limit) {
    const auto until = Clock::now() + limit;
    return !unread_.empty() || more(until) == More::some;
}

void Link::finish() {
    if (!socket_) return;
    ::shutdown(socket_.get(), SHUT_WR);
    desk_.transcript.add(name_, Deed::finished);
}

void Link::reset() {
    if (!socket_) return;
    const linger at_once{1, 0};
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    socket_.close();
    ending_ = Ending::ours;
    desk_.transcript.add(name_, Deed::dropped);
}

void Link::close() {
    if (!socket_) return;
    socket_.close();
    if (ending_ == Ending::open) ending_ = Ending::ours;
    desk_.transcript.add(name_, Deed::closed);
}

void Link::fail(const std::string& reason, std::string legal, std::size_t back) {
    stop(broken(desk_.level), reason, eaten_ - std::min(back, eaten_), std::move(legal));
}

void Link::stop(Outcome outcome, std::string reason, std::size_t at, std::string legal) {
    throw Stop{outcome, std::move(reason), desk_.transcript.mark(name_, at, std::move(legal))};
}

void Link::missing(std::string_view what, More why) {
    const std::string came = unread_.empty() ? "nothing came" : fmt::format("only {} came", quoted(unread_));
    if (why == More::end)
        stop(broken(desk_.level), fmt::format("{} where {} was to come, then {}", came, what, how_it_ended()),
             eaten_ + unread_.size(), std::string(what));
    stop(Outcome::timeout, fmt::format("{} where {} was to come", came, what), eaten_ + unread_.size(),
         std::string(what));
}

std::string Link::how_it_ended() const {
    if (ending_ == Ending::reset) return "the connection was reset";
    return "the connection was closed";
}

std::string Link::eat(std::size_t count) {
    std::string eaten = unread_.substr(0, count);
    unread_.erase(0, eaten.size());
    eaten_ += eaten.size();
    return eaten;
}

} // namespace chat::check
