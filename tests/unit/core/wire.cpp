// Wires and presses: shared bytes, neighbours, pages used again.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/wire.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace chat;

TEST_CASE("wire: copies share the bytes, which live as long as the last of them") {
    Wire copy;
    CHECK(copy.empty());
    {
        const Wire wire = Wire::of("hello");
        copy = wire;
        CHECK(copy.data() == wire.data());
    }
    CHECK(copy.view() == "hello");
    const Wire moved = std::move(copy);
    CHECK(moved.view() == "hello");
}

TEST_CASE("wire: skipping takes bytes off the front, also to the end") {
    Wire wire = Wire::of("hello");
    wire.skip(2);
    CHECK(wire.view() == "llo");
    wire.skip(3);
    CHECK(wire.empty());
}

TEST_CASE("wire: an empty text is an empty wire") { CHECK(Wire::of("").empty()); }

TEST_CASE("press: what is printed in a row is one run") {
    Press press;
    Wire first = press.print("one ");
    const Wire second = press.print("two");
    REQUIRE(second.follows(first));
    first.extend(second);
    CHECK(first.view() == "one two");
}

TEST_CASE("press: replies of their own never follow each other") { CHECK_FALSE(Wire::of("a").follows(Wire::of("b"))); }

TEST_CASE("press: a page that all have read is printed over") {
    Press press;
    const char* place = press.print("first").data();
    CHECK(press.print("second").data() == place);
}

TEST_CASE("press: a page that somebody still reads is never printed over") {
    Press press;
    const Wire unread = press.print("unread");
    for (int i = 0; i < 1000; ++i) (void)press.print("later message");
    CHECK(unread.view() == "unread");
}

TEST_CASE("press: a text larger than any page gets a page of its own size") {
    Press press;
    const std::string text(1'000'000, 'x');
    CHECK(press.print(text).view() == text);
    CHECK(press.print("small").view() == "small");
}

TEST_CASE("press: a loud room prints many messages on one page") {
    Press press;
    std::vector<Wire> unread;
    for (int i = 0; i < 200; ++i) unread.push_back(press.print(std::string(100, 'x')));
    int joints = 0;
    for (std::size_t i = 1; i < unread.size(); ++i) joints += unread[i].follows(unread[i - 1]) ? 1 : 0;
    CHECK(joints > 190);
}
