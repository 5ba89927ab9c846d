// A conversation with one client, written top to bottom, resumed by frames and by answers, by nothing else.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/later.hpp"

#include <cassert>
#include <coroutine>
#include <exception>
#include <utility>

namespace chat {

// What a talk hears is a frame, or why there is none: frame_too_long, and then it goes on; end_of_input, timed_out,
// stopping, and then it should end.
//
// The frame views the input and dies at the NEXT co_await of any kind, also `co_await room.say(...)`: copy what is
// needed after it. g++ 12.2 miscompiles some co_await expressions: no braces, lambdas or ?: inside one
// (docs/adr/0006-coroutines-and-gcc-12.md).
template <class Frame> class Talk {
public:
    class promise_type;
    using Handle = std::coroutine_handle<promise_type>;

    Talk(Talk&& other) noexcept : talk_(std::exchange(other.talk_, nullptr)) {}
    Talk& operator=(Talk&&) = delete;
    ~Talk() {
        if (talk_) talk_.destroy();
    }

    // `owner` is told when an answer is here that this talk waits for; it then calls resume().
    void owned_by(Waiter& owner) noexcept { talk_.promise().owner = &owner; }

    bool over() const noexcept { return talk_.done(); }
    // True while the talk waits for a frame; false while it waits for an answer.
    bool listening() const noexcept { return !over() && talk_.promise().listening; }

    // Goes on with a frame, or the end. Only while listening(). Rethrows what the talk throws.
    void hear(const result<Frame>& frame) {
        assert(listening());
        talk_.promise().heard = &frame;
        resume();
        talk_.promise().heard = nullptr;
    }
    // Begins the talk, or goes on with the answer it waited for. Rethrows what the talk throws.
    void resume() {
        talk_.resume();
        if (auto failure = std::exchange(talk_.promise().failure, nullptr)) std::rethrow_exception(failure);
    }

    // Where its frame lies, for whoever measures it.
    const void* frame() const noexcept { return talk_.address(); }

private:
    explicit Talk(Handle talk) noexcept : talk_(talk) {}

    Handle talk_;
};

template <class Frame> class Talk<Frame>::promise_type final : public Waiter {
public:
    Talk get_return_object() noexcept { return Talk(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; } // the first resume() greets: one road for exceptions
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { failure = std::current_exception(); }
    void answered() override { owner->answered(); }

    const result<Frame>* heard = nullptr;
    std::exception_ptr failure;
    Waiter* owner = nullptr;
    bool listening = false;
};

// Waits for the next frame: `const result<Line> heard = co_await next<Line>();`
template <class Frame> class next {
public:
    bool await_ready() const noexcept { return false; }
    void await_suspend(typename Talk<Frame>::Handle talk) noexcept {
        promise_ = &talk.promise();
        promise_->listening = true;
    }
    result<Frame> await_resume() const {
        promise_->listening = false;
        return *promise_->heard;
    }

private:
    typename Talk<Frame>::promise_type* promise_ = nullptr;
};

} // namespace chat
