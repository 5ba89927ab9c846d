// Tests of "did you mean": near words are found, far ones are not.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/nearest.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace chat;

namespace {

const std::vector<std::string_view> known{"connections", "line", "outbox_soft", "outbox_hard", "idle"};

} // namespace

TEST_CASE("nearest: the distance counts letters added, lost, changed and swapped") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("line", "line") == 0);
    CHECK(edit_distance("line", "LINE") == 0);
    CHECK(edit_distance("lines", "line") == 1);
    CHECK(edit_distance("lin", "line") == 1);
    CHECK(edit_distance("lime", "line") == 1);
    CHECK(edit_distance("lnie", "line") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("nearest: a mistyped word finds its neighbour") {
    CHECK(nearest("lines", known) == "line");
    CHECK(nearest("Idle", known) == "idle");
    CHECK(nearest("conections", known) == "connections");
    CHECK(nearest("outbox-hard", known) == "outbox_hard");
    CHECK(nearest("outbx_sfot", known) == "outbox_soft");
}

TEST_CASE("nearest: a beginning finds the whole word") {
    CHECK(nearest("conn", known) == "connections");
    CHECK(nearest("connections_per_host", known) == "connections");
}

TEST_CASE("nearest: a far word finds nothing") {
    CHECK(nearest("banana", known).empty());
    CHECK(nearest("li", known).empty());
    CHECK(nearest("", known).empty());
    CHECK(nearest("x", std::vector<std::string_view>{"s"}).empty());
    CHECK(nearest(std::string(100'000, 'l'), known).empty());
    CHECK(nearest("line", {}).empty());
}
