// A worker that works when a test says so: the promises of Workers, without a thread.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/support/manual_workers.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

struct Scene {
    Later<char> ask(char letter) {
        return workers.do_aside([this, letter]() -> result<char> { return done += letter, letter; });
    }
    ManualWorkers workers;
    std::string done;
};

} // namespace

TEST_CASE_METHOD(Scene, "manual workers: a deed is done when the test says so, the first one first") {
    Later<char> a = ask('a'), b = ask('b');
    CHECK(workers.waiting() == 2);
    CHECK(done == "");
    workers.works();
    CHECK(done == "a");
    CHECK(a.take() == 'a');
    CHECK_FALSE(b.ready());
    workers.works_all();
    CHECK(b.take() == 'b');
}

TEST_CASE_METHOD(Scene, "manual workers: what a deed throws is noted, and its answer an error") {
    Later<Done> later = workers.do_aside([]() -> result<Done> { throw std::runtime_error("asked to"); });
    workers.works();
    CHECK(later.take().error() == boost::system::errc::state_not_recoverable);
    CHECK(workers.failure == "asked to");
}

TEST_CASE_METHOD(Scene, "manual workers: a deed too many is refused at once") {
    std::vector<Later<char>> laters;
    for (std::size_t i = 0; i < Workers::most_deeds; ++i) laters.push_back(ask('a'));
    Later<char> refused = ask('x');
    REQUIRE(refused.ready());
    CHECK(refused.take().error() == boost::system::errc::resource_unavailable_try_again);
    workers.works();
    CHECK_FALSE(ask('y').ready());
}
