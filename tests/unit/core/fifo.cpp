// The queue that owns nothing while it is empty.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/fifo.hpp"
#include "tests/support/catch.hpp"

#include <deque>
#include <memory>
#include <random>

using namespace chat;

TEST_CASE("fifo: it is a queue, whatever is pushed and popped") {
    Fifo<std::unique_ptr<int>> fifo;
    std::deque<int> expected;
    std::minstd_rand random(7);
    for (int i = 0; i < 20'000; ++i) {
        if (random() % 5 < (i / 4000 % 2 == 0 ? 3U : 2U)) {
            fifo.push(std::make_unique<int>(i));
            expected.push_back(i);
        } else if (!expected.empty()) {
            REQUIRE(*fifo.pop() == expected.front());
            expected.pop_front();
        }
        REQUIRE(fifo.size() == expected.size());
        REQUIRE(fifo.empty() == expected.empty());
        if (!expected.empty()) {
            REQUIRE(*fifo.front() == expected.front());
            REQUIRE(*fifo[expected.size() - 1] == expected.back());
        }
    }
}
