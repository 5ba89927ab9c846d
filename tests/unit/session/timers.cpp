// Timers whose time a test lets pass: in order, at their time, and not at all once they are cancelled.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/support/manual_timers.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

struct Scene {
    Timer after(std::chrono::milliseconds wait, char name) {
        return timers.after(wait, [this, name] { done += name; });
    }
    ManualTimers timers;
    std::string done;
};

} // namespace

TEST_CASE_METHOD(Scene, "timers: each deed is done once, at its time, the earliest first") {
    const Timer c = after(30ms, 'c'), a = after(10ms, 'a'), b = after(20ms, 'b'), d = after(30ms, 'd');
    timers.passes(9ms);
    CHECK(done == "");
    timers.passes(11ms);
    CHECK(done == "ab");
    CHECK_FALSE(a.runs());
    CHECK(c.runs());
    timers.passes(1h);
    CHECK(done == "abcd");
    CHECK(timers.running() == 0);
}

TEST_CASE_METHOD(Scene, "timers: cancelled, destroyed or replaced, a deed is not done") {
    Timer a = after(10ms, 'a'), b = after(10ms, 'b');
    { const Timer c = after(10ms, 'c'); }
    a.cancel();
    CHECK_FALSE(a.runs());
    b = after(20ms, 'd');
    Timer moved = std::move(b);
    CHECK(timers.running() == 1);
    timers.passes(1h);
    CHECK(done == "d");
    CHECK_FALSE(Timer().runs());
}

TEST_CASE_METHOD(Scene, "timers: 0 is not inside the call, and no wait is too long") {
    const Timer now = after(0ms, 'n'), past = after(-1h, 'p'), never = after(std::chrono::milliseconds::max(), 'x');
    timers.passes(1ms);
    const Timer later = after(std::chrono::milliseconds::max(), 'x');
    CHECK(done == "np");
    timers.passes(24h);
    CHECK(done == "np");
}

TEST_CASE_METHOD(Scene, "timers: a deed may cancel another that is due, and replace or destroy its own timer") {
    Timer other;
    auto own = std::make_unique<Timer>();
    Timer again = timers.after(10ms, [&, name = std::string("a deed with a long name")] {
        other.cancel();
        own.reset();
        again = after(5ms, 'r');
        done += name;
    });
    *own = timers.after(10ms, [&] { done += "never"; });
    other = after(10ms, 'o');
    timers.passes(14ms);
    CHECK(done == "a deed with a long name");
    timers.passes(1ms);
    CHECK(done == "a deed with a long namer");
    own = std::make_unique<Timer>(timers.after(1ms, [&] {
        own.reset();
        done = "destroyed its own";
    }));
    timers.passes(1ms);
    CHECK(done == "destroyed its own");
}

TEST_CASE_METHOD(Scene, "timers: what a deed throws comes out, and the rest is done in the next step") {
    const Timer bad = timers.after(10ms, [] { throw std::runtime_error("asked to"); });
    const Timer good = after(10ms, 'g');
    CHECK_THROWS_WITH(timers.passes(1h), "asked to");
    CHECK_FALSE(bad.runs());
    timers.passes(0ms);
    CHECK(done == "g");
}
