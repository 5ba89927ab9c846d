// A session without a socket: a test types bytes and reads what the client would see.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"
#include "libchat/session/handler.hpp"
#include "libchat/session/session.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace chat::test {

class FakeSession final : public Session {
public:
    explicit FakeSession(OriginPtr origin = OriginPtr(new Origin("test", "test", 1, "127.0.0.1", 50'000)))
        : origin_(std::move(origin)) {}

    // Session
    using Session::send;
    void send(Wire wire) noexcept override {
        if (!hung_up_) sent_ += wire.view();
    }
    void hang_up(std::string_view farewell) noexcept override {
        send(farewell);
        hung_up_ = true;
    }
    void set_deadline(std::chrono::milliseconds from_now) noexcept override {
        if (hung_up_) return;
        deadline_ = from_now;
        overdue_ = false;
    }
    void lift_deadline() noexcept override {
        deadline_.reset();
        overdue_ = false;
    }
    Later<Done> drained() override {
        if (!full_) return Later<Done>(Done());
        auto [later, answer] = Later<Done>::pending();
        drained_ = std::move(answer);
        return std::move(later);
    }
    void answered() noexcept override {
        handler_->resume();
        offer();
    }
    bool must_yield() noexcept override { return false; }
    const OriginPtr& origin() const noexcept override { return origin_; }

    // The test's side.
    void begin(std::unique_ptr<Handler> handler) {
        handler_ = std::move(handler);
        handler_->begin();
    }
    void types(std::string_view bytes) {
        left_ += bytes;
        offer();
    }
    // Closes the sending side.
    void ends_input() {
        ended_ = true;
        offer();
    }
    // The deadline as it was set last: neither lifted nor passed.
    std::optional<std::chrono::milliseconds> deadline() const { return deadline_; }
    // Time runs out. There must be a deadline.
    void deadline_passes() {
        if (!deadline_) throw std::logic_error("there is no deadline that could pass");
        deadline_.reset();
        overdue_ = true;
        tell_overdue();
    }
    // The client is gone: the handler is destroyed, as at the end of a turn.
    void vanishes() { handler_.reset(); }
    // The client stops reading; or has read all.
    void reads_nothing() { full_ = true; }
    void reads_all() {
        full_ = false;
        if (drained_.awaited()) std::exchange(drained_, Answer<Done>()).give(Done());
    }
    // Everything sent since the last look.
    std::string sees() { return std::exchange(sent_, {}); }
    bool hung_up() const { return hung_up_; }
    Handler& handler() { return *handler_; }

private:
    void tell_overdue() {
        if (!overdue_ || hung_up_ || !handler_ || !handler_->listening()) return;
        overdue_ = false;
        handler_->hear(errc::timed_out);
        hung_up_ = true;
    }
    void offer() {
        tell_overdue();
        while (!hung_up_ && handler_->listening() && !left_.empty()) {
            const std::size_t used = handler_->consume(left_);
            left_.erase(0, used);
            if (used == 0) break;
        }
        if (ended_ && !hung_up_ && handler_->listening()) handler_->hear(errc::end_of_input);
    }

    OriginPtr origin_;
    std::unique_ptr<Handler> handler_;
    Answer<Done> drained_;
    std::string left_;
    std::string sent_;
    std::optional<std::chrono::milliseconds> deadline_;
    bool overdue_ = false; // the deadline has passed, and the handler has not heard of it
    bool hung_up_ = false;
    bool ended_ = false;
    bool full_ = false;
};

} // namespace chat::test
