// A handler made of a codec and a talk: the usual case.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/handler.hpp"
#include "libchat/session/pace.hpp"
#include "libchat/session/session.hpp"
#include "libchat/session/talk.hpp"

#include <chrono>
#include <concepts>
#include <memory>
#include <optional>
#include <utility>

namespace chat {

// A Codec has a type Frame, which may view the bytes, and `result<Frame> cut(std::string_view& bytes)`: takes one frame
// off the front; errc::incomplete says "wait" and leaves all that is still needed; any other error has eaten its bytes.
//
// It may have `waits_for_quiet() const noexcept` and `fell_quiet(milliseconds)`, where messages end by silence, and
// `holds() const noexcept`, where it keeps whole frames back: as in Handler.
template <class Codec> class Conversation final : public Handler, private Waiter {
public:
    using Frame = typename Codec::Frame;

    // Without a throttle the client may be as fast as he likes. It outlives the talk.
    Conversation(Session& session, Codec codec, Talk<Frame> talk, std::unique_ptr<Throttle> throttle = nullptr)
        : session_(session), throttle_(std::move(throttle)), codec_(std::move(codec)), talk_(std::move(talk)) {
        talk_.owned_by(*this);
    }
    // For a talk that tells its codec what the bytes mean from now on: `begin_talk(Codec&)` gives it. The codec
    // outlives the talk.
    template <std::invocable<Codec&> BeginTalk>
    Conversation(Session& session, Codec codec, BeginTalk&& begin_talk, std::unique_ptr<Throttle> throttle = nullptr)
        : session_(session), throttle_(std::move(throttle)), codec_(std::move(codec)), talk_(begin_talk(codec_)) {
        talk_.owned_by(*this);
    }

    void begin() override { resume(); }
    bool listening() const noexcept override { return talk_.listening(); }

    std::size_t consume(std::string_view bytes) override {
        const std::size_t offered = bytes.size();
        while (talk_.listening() && !session_.must_yield() && !holds_back(bytes)) {
            const result<Frame> frame = codec_.cut(bytes);
            if (!frame && incomplete(frame.error())) break;
            if (throttle_) throttle_->spend();
            talk_.hear(frame);
        }
        leave_when_over();
        return talk_.over() ? offered : offered - bytes.size();
    }

    void resume() override {
        if (!talk_.listening()) talk_.resume(); // where only a pause is over, it listens already
        leave_when_over();
    }

    void hear(error_code end) override {
        talk_.hear(result<Frame>(end));
        leave_when_over();
    }

    std::optional<std::chrono::milliseconds> waits_for_quiet() const noexcept override {
        if constexpr (codec_waits)
            return codec_.waits_for_quiet();
        else
            return std::nullopt;
    }
    void fell_quiet([[maybe_unused]] std::chrono::milliseconds how_long) override {
        if constexpr (codec_hears_quiet) codec_.fell_quiet(how_long);
    }
    bool holds() const noexcept override {
        if constexpr (codec_holds)
            return codec_.holds();
        else
            return false;
    }
    bool paused() const noexcept override { return throttle_ && throttle_->pauses(); }

private:
    static constexpr bool codec_waits = requires(const Codec& codec) { codec.waits_for_quiet(); };
    static constexpr bool codec_hears_quiet = requires(Codec codec) { codec.fell_quiet(std::chrono::milliseconds()); };
    static constexpr bool codec_holds = requires(const Codec& codec) { codec.holds(); };
    static_assert(codec_hears_quiet || !codec_waits, "a codec that waits for quiet must be told of it");

    void answered() override { session_.answered(); } // through the connection: it knows what input is left
    // Only where there is something to hold back: a silence is told at its time.
    bool holds_back(std::string_view bytes) { return throttle_ && !bytes.empty() && throttle_->holds_back(session_); }
    void leave_when_over() {
        if (!talk_.over()) return;
        throttle_.reset(); // a pause would end for nobody
        session_.hang_up();
    }

    Session& session_;
    std::unique_ptr<Throttle> throttle_;
    Codec codec_;
    Talk<Frame> talk_;
};

} // namespace chat
