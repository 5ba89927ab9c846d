// Deadlines: one timer for all, in the order in which they are due.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/deadlines.hpp"
#include "tests/support/catch.hpp"

#include <functional>
#include <string>

using namespace chat;

namespace {

class Named final : public Deadline {
public:
    Named(std::string& expired, char name) : expired_(expired), name_(name) {}
    std::function<void()> then;

private:
    void expired(Instant) override {
        expired_ += name_;
        if (then) then();
    }
    std::string& expired_;
    char name_;
};

struct Scene {
    boost::asio::io_context io;
    Deadlines deadlines{io};
    std::string expired;
    Named a{expired, 'a'}, b{expired, 'b'}, c{expired, 'c'};
    const Instant now = std::chrono::steady_clock::now();

    static constexpr auto tick = std::chrono::milliseconds(5);
};

} // namespace

TEST_CASE_METHOD(Scene, "deadlines: they expire in the order in which they are due, each once") {
    deadlines.arm(c, now + 3 * tick);
    deadlines.arm(a, now + 1 * tick);
    deadlines.arm(b, now + 2 * tick);
    io.run();
    CHECK(expired == "abc");
    CHECK_FALSE(a.armed());
}

TEST_CASE_METHOD(Scene, "deadlines: arming again moves it, earlier or later") {
    deadlines.arm(a, now + 1 * tick);
    deadlines.arm(b, now + 2 * tick);
    deadlines.arm(c, now + 3 * tick);
    deadlines.arm(a, now + 4 * tick);
    deadlines.arm(c, now);
    io.run();
    CHECK(expired == "cba");
}

TEST_CASE_METHOD(Scene, "deadlines: disarmed is forgotten") {
    deadlines.arm(a, now + 1 * tick);
    deadlines.arm(b, now + 2 * tick);
    deadlines.disarm(a);
    deadlines.disarm(a);
    io.run();
    CHECK(expired == "b");
}

TEST_CASE_METHOD(Scene, "deadlines: what expires may arm itself or others, and disarm others that are due as well") {
    int times = 0;
    a.then = [&] {
        if (++times < 3) deadlines.arm(a, std::chrono::steady_clock::now() + tick);
        deadlines.disarm(b);
    };
    deadlines.arm(a, now);
    deadlines.arm(b, now);
    io.run();
    CHECK(expired == "aaa");
    b.then = [&] { deadlines.arm(c, now); };
    io.restart();
    deadlines.arm(b, now);
    io.run();
    CHECK(expired == "aaabc");
}
