// An answer that is here at once (memory) or comes later (disk, hash), awaited by one talk.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include <cassert>
#include <coroutine>
#include <optional>
#include <utility>

namespace chat {

// The value of a deed that has no other. Never Later<bool>: result<bool> takes an error_code for a value in some forms.
struct Done {};

// Who waits for an answer: a talk, or a test.
class Waiter {
public:
    virtual void answered() = 0;

protected:
    ~Waiter() = default;
};

template <class T> class Answer;

// The receiving end. Await it once, or keep it; moving it is allowed until it is awaited.
//
// Destroying it, or the talk that awaits it, forgets the answer, not the deed: what was said stays said. Both ends live
// on the loop thread and are counted without atomics; another thread posts to the loop first.
template <class T> class [[nodiscard]] Later {
    struct State : boost::intrusive_ref_counter<State, boost::thread_unsafe_counter> {
        std::optional<result<T>> value;
        Waiter* waiter = nullptr;
    };
    using StatePtr = boost::intrusive_ptr<State>;

public:
    // An answer that is already here.
    Later(result<T> now) : now_(std::move(now)) {}
    Later(Later&& other) noexcept : now_(std::move(other.now_)), state_(std::move(other.state_)) {
        assert(!state_ || !state_->waiter);
    }
    Later& operator=(Later&&) = delete;
    ~Later() {
        if (state_) state_->waiter = nullptr;
    }

    // Both ends of an answer that is still to come.
    static std::pair<Later, Answer<T>> pending() {
        StatePtr state(new State);
        return {Later(state), Answer<T>(state)};
    }

    bool ready() const noexcept { return now_ || state_->value; }
    // Takes the answer out. Only when ready().
    result<T> take() { return now_ ? *std::move(now_) : *std::move(state_->value); }
    // `waiter` hears once that the answer is here; it must outlive this Later. Only when not ready().
    void wait(Waiter& waiter) noexcept { state_->waiter = &waiter; }

    bool await_ready() const noexcept { return ready(); }
    template <class Promise> void await_suspend(std::coroutine_handle<Promise> talk) noexcept { wait(talk.promise()); }
    result<T> await_resume() { return take(); }

private:
    friend class Answer<T>;
    explicit Later(StatePtr state) noexcept : state_(std::move(state)) {}

    std::optional<result<T>> now_;
    StatePtr state_;
};

// The sending end: give() once. Dropped ungiven it answers operation_canceled, so that no talk waits for ever. The
// receiver may be gone: then nothing happens.
template <class T> class Answer {
public:
    Answer() noexcept = default; // nobody's answer
    Answer(Answer&&) noexcept = default;
    Answer& operator=(Answer&& other) noexcept {
        Answer dropped(std::exchange(state_, std::exchange(other.state_, nullptr)));
        return *this;
    }
    ~Answer() {
        if (state_) give(make_error_code(boost::system::errc::operation_canceled));
    }

    bool awaited() const noexcept { return state_ != nullptr; }

    // May resume the talk that waits: call it last.
    void give(result<T> value) {
        const auto state = std::exchange(state_, nullptr);
        state->value.emplace(std::move(value));
        if (Waiter* waiter = std::exchange(state->waiter, nullptr)) waiter->answered();
    }

private:
    friend class Later<T>;
    explicit Answer(typename Later<T>::StatePtr state) noexcept : state_(std::move(state)) {}

    typename Later<T>::StatePtr state_;
};

} // namespace chat
