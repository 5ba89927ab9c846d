// Answers that come later, and what happens when either end is dropped.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/later.hpp"
#include "tests/support/catch.hpp"

#include <optional>

using namespace chat;

namespace {

struct Waiting final : Waiter {
    void answered() override { ++times; }
    int times = 0;
};

} // namespace

TEST_CASE("later: an answer that is here at once is ready") {
    Later<int> now(7);
    REQUIRE(now.ready());
    CHECK(*now.take() == 7);
}

TEST_CASE("later: the waiter hears once that the answer is here") {
    auto [later, answer] = Later<int>::pending();
    Waiting waiter;
    CHECK_FALSE(later.ready());
    later.wait(waiter);
    answer.give(7);
    CHECK(waiter.times == 1);
    CHECK(*later.take() == 7);
}

TEST_CASE("later: an answer dropped ungiven says that the operation was cancelled") {
    Waiting waiter;
    auto [later, answer] = Later<int>::pending();
    later.wait(waiter);
    { const Answer<int> dropped = std::move(answer); }
    CHECK(waiter.times == 1);
    CHECK(later.take().error() == make_error_code(boost::system::errc::operation_canceled));
}

TEST_CASE("later: an answer overwritten by another is dropped, and says so") {
    Waiting waiter;
    auto [later, answer] = Later<int>::pending();
    later.wait(waiter);
    answer = Answer<int>();
    CHECK(waiter.times == 1);
    CHECK_FALSE(answer.awaited());
}

TEST_CASE("later: a receiver that is gone is not told") {
    Waiting waiter;
    auto pair = Later<int>::pending();
    {
        Later<int> later = std::move(pair.first);
        later.wait(waiter);
    }
    pair.second.give(7);
    CHECK(waiter.times == 0);
}

TEST_CASE("later: an answer given before anybody waits is kept") {
    auto [later, answer] = Later<int>::pending();
    answer.give(7);
    REQUIRE(later.ready());
    CHECK(*later.take() == 7);
}

TEST_CASE("later: errors are answers too") {
    Later<int> failed(result<int>(make_error_code(errc::not_stored)));
    CHECK(failed.take().error() == make_error_code(errc::not_stored));
}
