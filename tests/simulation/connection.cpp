// Bytes to the handler and back, judged as libchat/net judges them.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/connection.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chat::simulation {
namespace {

constexpr std::size_t most_held = 64 * 1024;

} // namespace

void Connection::begin(Protocol& protocol) {
    heard_at_ = loop_.now;
    guarded([&] {
        handler_ = protocol.answer(*this);
        handler_->begin();
    });
}

void Connection::touch() {
    if (std::exchange(touched_, true)) return;
    loop_.touch(weak_from_this());
}

void Connection::end(Ending why) noexcept {
    if (std::exchange(ended_, true)) return;
    ending_ = why;
    since_ = loop_.now;
    touch();
}

void Connection::lose() noexcept {
    broken_ = true;
    end(Ending::reset);
    touch();
    loop_.fill();
}

void Connection::stop() {
    if (ended_) return;
    stopping_ = true;
    ending_ = Ending::stopping;
    offer_left();
}

// ---- Session ----

void Connection::send(Wire wire) noexcept {
    if (ended_) return;
    outbox_.push(std::move(wire));
    if (!pressed_ && outbox_.pressure(limits_) != Pressure::none) {
        pressed_ = true;
        loop_.fill();
    }
    touch();
}

void Connection::hang_up(std::string_view farewell, Ending why) noexcept {
    if (ended_) return;
    if (!farewell.empty()) send(farewell);
    end(why == Ending::conversation_over ? ending_ : why);
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
}

void Connection::offer_again() noexcept {
    if (!ended_) offer_later();
}

// ---- input ----

bool Connection::wants_input() const noexcept {
    if (eof_ || broken_ || !link_) return false;
    if (closing_) return true;
    const bool holds_enough = left_ && left_->size() > most_held && handler_->holds();
    return !pressed_ && !yielded_ && handler_listens() && !paused() && !holds_enough;
}

bool Connection::readable() const noexcept {
    return wants_input() && (!link_->up.empty() || link_->client_ended || link_->reset);
}

void Connection::read() {
    if (!readable()) return;
    if (link_->reset) return lose();
    const std::size_t count = std::min(link_->up.size(), std::size_t{1} << loop_.random.any(17));
    std::string& bytes = loop_.input;
    bytes.assign(link_->up, 0, count);
    link_->up.erase(0, count);
    if (closing_) {
        if (!bytes.empty()) return;
        eof_ = broken_ = true;
        return touch();
    }
    if (bytes.empty()) {
        eof_ = true;
        ending_ = Ending::client_closed;
        return offer_left();
    }
    heard_at_ = loop_.now;
    quiet_told_ = nothing_told;
    if (left_) {
        left_->append(bytes);
        return offer_left();
    }
    const std::size_t used = offer(bytes);
    if (!ended_ && used < bytes.size()) left_ = bytes.substr(used);
    yield_if_interrupted();
}

std::size_t Connection::offer(std::string_view bytes) {
    std::size_t used = 0;
    guarded([&] { used = handler_->consume(bytes); });
    return used;
}

void Connection::offer_left() {
    tell_overdue();
    if (yielded_ || pressed_) return;
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
    const bool silence = left_->empty();
    left_->erase(0, offer(*left_));
    if (ended_ || (left_->empty() && !(silence && must_yield()))) left_.reset();
    yield_if_interrupted();
}

void Connection::yield_if_interrupted() {
    if (left_ && handler_listens() && must_yield()) offer_later();
}

void Connection::offer_later() {
    if (std::exchange(yielded_, true)) return;
    loop_.post([weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self) return;
        self->yielded_ = false;
        if (!self->closed()) self->offer_left();
    });
}

void Connection::tell_quiet(std::chrono::milliseconds how_long) {
    if (!handler_listens() || quiet_told_ == std::chrono::milliseconds::max()) return;
    quiet_told_ = how_long;
    guarded([&] { handler_->fell_quiet(how_long); });
    if (!ended_ && !left_) left_.emplace();
}

void Connection::tell_end(error_code what) {
    if (!handler_listens()) return;
    guarded([&] { handler_->hear(what); });
    if (handler_listens()) hang_up({});
}

// ---- output ----

void Connection::flush() {
    touched_ = false;
    if (closed()) return;
    if (ended_) handler_.reset();
    if (!writing_) write();
    if (!ended_) judge();
    if (ended_ && !closing_ && !broken_ && outbox_.empty()) fall_silent();
    if (broken_) close(!closing_);
}

void Connection::write() {
    while (!outbox_.empty() && !broken_) {
        if (link_->reset) {
            broken_ = true;
            return end(Ending::reset);
        }
        std::array<iovec, 4> runs;
        std::size_t left = std::min(link_->room(), std::size_t{1} << loop_.random.any(17));
        if (link_->room() == 0) {
            writing_ = true;
            return;
        }
        std::size_t sent = 0;
        for (std::size_t run = 0; run < outbox_.gather(runs) && left > 0; ++run) {
            const std::size_t part = std::min(left, runs[run].iov_len);
            link_->down.append(static_cast<const char*>(runs[run].iov_base), part);
            sent += part;
            left -= part;
        }
        outbox_.sent(sent);
    }
}

void Connection::has_room() {
    if (std::exchange(writing_, false)) touch();
}

void Connection::judge() {
    if (outbox_.pressure(limits_) == Pressure::hard) return give_up_on_slow_reader();
    if (!pressed_) return;
    if (relieved()) {
        late_ = pressed_ = false;
        if (drained_.awaited()) std::exchange(drained_, Answer<Done>()).give(Done());
        offer_left();
    } else if (!std::exchange(late_, true)) {
        since_ = loop_.now;
    }
}

void Connection::give_up_on_slow_reader() noexcept {
    loop_.slow_readers.insert(origin_->conn);
    broken_ = true;
    end(Ending::slow_reader);
}

void Connection::fall_silent() {
    link_->daemon_ended = true;
    closing_ = true;
    since_ = loop_.now;
    if (eof_) broken_ = true;
}

void Connection::close(bool reset) {
    if (closed()) return;
    ended_ = broken_ = true;
    handler_.reset();
    left_.reset();
    outbox_.clear();
    if (reset) link_->tear();
    link_->daemon_ended = true;
    link_ = nullptr;
}

} // namespace chat::simulation
