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
    using Session::hang_up;
    using Session::send;
    void send(Wire wire) noexcept override {
        if (!hung_up_) sent_ += wire.view();
    }
    void hang_up(std::string_view farewell, Ending why) noexcept override {
        send(farewell);
        if (!hung_up_ && why != Ending::conversation_over) ending_ = reason(why);
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
    void offer_again() noexcept override { asked_again_ = true; }
    bool unsent() const noexcept override { return full_; }
    bool must_yield() noexcept override { return false; }
    std::string_view ending() const noexcept override { return ending_; }
    const OriginPtr& origin() const noexcept override { return origin_; }

    // The test's side. Whatever offer_again asked for is done before a step returns, also where it was asked for
    // outside of the steps, by the words of another session.
    void begin(std::unique_ptr<Handler> handler) {
        handler_ = std::move(handler);
        handler_->begin();
        settle();
    }
    void types(std::string_view bytes) {
        left_ += bytes;
        quiet_told_ = nothing_told;
        offer();
        settle();
    }
    // Nothing came for so long since the client's last byte: the handler hears of each silence it waits for meanwhile.
    void falls_quiet(std::chrono::milliseconds how_long) {
        settle();
        for (;;) {
            const auto awaited = reads() ? handler_->waits_for_quiet() : std::nullopt;
            if (!awaited || *awaited > how_long || *awaited <= quiet_told_) break;
            tell_quiet(*awaited);
            offer();
            settle();
        }
    }
    // Closes the sending side.
    void ends_input() {
        ended_ = true;
        ending_ = "client closed";
        offer();
        settle();
    }
    // The server goes down; or the client has been idle for too long.
    void stops() { hears_end(errc::stopping, "server stopping"); }
    void idles() { hears_end(errc::timed_out, "idle"); }
    // The deadline as it was set last: neither lifted nor passed.
    std::optional<std::chrono::milliseconds> deadline() {
        settle();
        return deadline_;
    }
    // Time runs out. There must be a deadline.
    void deadline_passes() {
        settle();
        if (!deadline_) throw std::logic_error("there is no deadline that could pass");
        deadline_.reset();
        overdue_ = true;
        ending_ = "timed out";
        tell_overdue();
    }
    // The client is gone: the handler is destroyed, as at the end of a turn.
    void vanishes() { handler_.reset(); }
    // The client stops reading; or has read all.
    void reads_nothing() { full_ = true; }
    void reads_all() {
        full_ = false;
        if (drained_.awaited()) std::exchange(drained_, Answer<Done>()).give(Done());
        settle();
    }
    // Everything sent since the last look.
    std::string sees() {
        settle();
        return std::exchange(sent_, {});
    }
    bool hung_up() {
        settle();
        return hung_up_;
    }
    Handler& handler() { return *handler_; }

private:
    void hears_end(errc end, std::string_view why) {
        settle();
        ending_ = why;
        handler_->hear(end);
    }
    static constexpr std::chrono::milliseconds nothing_told{-1};

    bool listens() const { return !hung_up_ && handler_ && handler_->listening(); }
    bool reads() const { return listens() && !handler_->paused(); }
    void tell_overdue() {
        if (!overdue_ || !listens()) return;
        overdue_ = false;
        handler_->hear(errc::timed_out);
        hung_up_ = true;
    }
    void tell_quiet(std::chrono::milliseconds how_long) {
        if (!reads() || how_long <= quiet_told_) return;
        quiet_told_ = how_long;
        handler_->fell_quiet(how_long);
        silence_ = true;
    }
    void offer() {
        tell_overdue();
        if (ended_) tell_quiet(std::chrono::milliseconds::max());
        while (reads() && (!left_.empty() || silence_)) {
            silence_ = false;
            const std::size_t used = handler_->consume(left_);
            left_.erase(0, used);
            if (used == 0) break;
        }
        if (ended_ && !asked_again_ && reads()) handler_->hear(errc::end_of_input);
    }
    void settle() {
        for (int rounds = 0; std::exchange(asked_again_, false); ++rounds) {
            if (rounds == 1000) throw std::logic_error("the handler asks to be offered its input again, for ever");
            offer();
        }
    }

    OriginPtr origin_;
    std::unique_ptr<Handler> handler_;
    Answer<Done> drained_;
    std::string left_;
    std::string sent_;
    std::optional<std::chrono::milliseconds> deadline_;
    std::chrono::milliseconds quiet_told_ = nothing_told; // the longest silence told since the last byte
    bool silence_ = false;                                // was told, and is to be offered even if nothing is left
    bool asked_again_ = false;
    std::string_view ending_ = "connection reset"; // until something else ends it
    bool overdue_ = false;                         // the deadline has passed, and the handler has not heard of it
    bool hung_up_ = false;
    bool ended_ = false;
    bool full_ = false;
};

} // namespace chat::test
