// The timers of the loop: in order, no earlier than asked, cancelled in time, and alive after what a deed throws.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/loop_timers.hpp"
#include "tests/support/catch.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace chat;
using namespace std::chrono_literals;

namespace {

struct Noted final : public Log {
    void write(LogLevel level, std::string_view line) noexcept override {
        if (level >= LogLevel::error) lines.emplace_back(line);
    }
    std::vector<std::string> lines;
};

struct Scene {
    Timer after(std::chrono::milliseconds wait, char name) {
        return timers.after(wait, [this, name] { done += name; });
    }
    boost::asio::io_context io;
    Deadlines deadlines{io};
    Noted log;
    LoopTimers timers{deadlines, log};
    std::string done;
};

} // namespace

TEST_CASE_METHOD(Scene, "loop timers: each deed is done once, the earliest first, equal ones as they were made") {
    const Timer c = after(30ms, 'c'), a = after(5ms, 'a'), b = after(15ms, 'b'), d = after(30ms, 'd');
    CHECK(a.runs());
    io.run();
    CHECK(done == "abcd");
    CHECK_FALSE(a.runs());
}

TEST_CASE_METHOD(Scene, "loop timers: no deed is done before its time, and none inside the call that asks for it") {
    const auto begin = std::chrono::steady_clock::now();
    auto end = begin;
    const Timer timer = timers.after(20ms, [&] { end = std::chrono::steady_clock::now(); });
    const Timer now = after(0ms, 'n'), past = after(std::chrono::milliseconds::min(), 'p');
    CHECK(done == "");
    io.run();
    CHECK(end - begin >= 20ms);
    CHECK(done == "np");
}

TEST_CASE_METHOD(Scene, "loop timers: no wait is too long to count") {
    const Timer never = after(std::chrono::milliseconds::max(), 'x');
    const Timer soon = timers.after(5ms, [this] { io.stop(); });
    io.run();
    CHECK(done == "");
    CHECK(never.runs());
}

TEST_CASE_METHOD(Scene, "loop timers: cancelled, destroyed or replaced, a deed is not done") {
    Timer a = after(5ms, 'a'), b = after(5ms, 'b');
    { const Timer c = after(5ms, 'c'); }
    a.cancel();
    CHECK_FALSE(a.runs());
    b = after(10ms, 'd');
    const Timer moved = std::move(b);
    CHECK(moved.runs());
    io.run();
    CHECK(done == "d");
}

TEST_CASE_METHOD(Scene, "loop timers: a deed may cancel another that is due at the same time") {
    Timer other;
    const Timer first = timers.after(0ms, [&] {
        done += 'f';
        other.cancel();
    });
    other = after(0ms, 'o');
    const auto due = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - due < 1ms) {} // both are, in one go
    io.run();
    CHECK(done == "f");
}

TEST_CASE_METHOD(Scene, "loop timers: a deed may replace or destroy its own timer, and goes on") {
    Timer again = timers.after(5ms, [&, name = std::string("a deed with a long name")] {
        again = after(5ms, 'r');
        done += name;
    });
    io.run();
    CHECK(done == "a deed with a long namer");

    auto own = std::make_unique<Timer>();
    *own = timers.after(5ms, [&, name = std::string("a deed that destroyed its own timer")] {
        CHECK_FALSE(own->runs());
        own.reset();
        done = name;
    });
    io.restart();
    io.run();
    CHECK(done == "a deed that destroyed its own timer");
}

TEST_CASE_METHOD(Scene, "loop timers: what a deed throws is logged, and disturbs no other deed") {
    const Timer bad = timers.after(5ms, [] { throw std::runtime_error("asked to"); });
    const Timer good = after(5ms, 'g');
    io.run();
    CHECK(done == "g");
    REQUIRE(log.lines.size() == 1);
    CHECK(log.lines.front().find("asked to") != std::string::npos);
}
