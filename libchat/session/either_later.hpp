// Whatever a command has to wait for, so that a talk awaits it in one place.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/later.hpp"

#include <coroutine>
#include <utility>
#include <variant>

namespace chat {

// At most one answer, of several kinds. g++ gives every co_await its own room in a talk's frame; with this, the answers
// of all commands need one:
//
//     while (guest.waits.expects()) {
//         co_await guest.waits;
//         guest.go_on(); // takes the answer, and may expect another
//     }
template <class... T> class EitherLater {
public:
    // True from expect() until take().
    bool expects() const noexcept { return later_.index() != 0; }

    // Only when it expects nothing.
    template <class U> void expect(Later<U> later) { later_.template emplace<Later<U>>(std::move(later)); }

    // Calls `use(result<U>)` with the answer that came; `use` may expect another.
    template <class Use> void take(Use use) {
        auto taken = std::move(later_);
        later_.template emplace<std::monostate>();
        std::visit([&](auto& later) { give(later, use); }, taken);
    }

    bool await_ready() const noexcept {
        return std::visit([](const auto& later) { return ready(later); }, later_);
    }
    template <class Promise> void await_suspend(std::coroutine_handle<Promise> talk) noexcept {
        std::visit([&](auto& later) { wait(later, talk.promise()); }, later_);
    }
    void await_resume() const noexcept {}

private:
    static bool ready(const std::monostate&) noexcept { return true; }
    static void wait(std::monostate&, Waiter&) noexcept {}
    template <class Use> static void give(std::monostate&, Use&) noexcept {}

    template <class U> static bool ready(const Later<U>& later) noexcept { return later.ready(); }
    template <class U> static void wait(Later<U>& later, Waiter& waiter) noexcept { later.wait(waiter); }
    template <class U, class Use> static void give(Later<U>& later, Use& use) { use(later.take()); }

    std::variant<std::monostate, Later<T>...> later_;
};

} // namespace chat
