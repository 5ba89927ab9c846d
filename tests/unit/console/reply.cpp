// When a reply of the CRLF protocol is over, for servers that keep to it and for those that do not.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-crlf/reply.hpp"

#include "tests/support/catch.hpp"

using chat::crlf::Reply;
using namespace std::chrono_literals;

namespace {

constexpr Reply::TimePoint start{};

} // namespace

TEST_CASE("reply: a server that says nothing is given up after a second") { CHECK(Reply(start).until() == start + 1s); }

TEST_CASE("reply: after the CRLF it is over when nothing came for 300 ms") {
    Reply reply(start);
    reply.hear("OK\r\n", start + 20ms);
    CHECK(reply.until() == start + 320ms);
}

TEST_CASE("reply: what comes after the CRLF belongs to it") {
    Reply reply(start);
    reply.hear("OK\r\n", start);
    reply.hear("\n", start + 200ms);
    CHECK(reply.until() == start + 500ms);
}

TEST_CASE("reply: a line feed alone does not end it") {
    Reply reply(start);
    reply.hear("Ann: one\nAnn: two\n", start + 100ms);
    CHECK(reply.until() == start + 1100ms);
}

TEST_CASE("reply: a CRLF in two pieces is one") {
    Reply reply(start);
    reply.hear("OK\r", start);
    CHECK(reply.until() == start + 1s);
    reply.hear("\n", start + 10ms);
    CHECK(reply.until() == start + 310ms);
}

TEST_CASE("reply: a CR and a line feed with something between are no end") {
    Reply reply(start);
    reply.hear("a\r", start);
    reply.hear("b\n", start);
    CHECK(reply.until() == start + 1s);
}

TEST_CASE("reply: a long one lasts as long as it keeps coming") {
    Reply reply(start);
    for (int piece = 1; piece <= 50; ++piece) reply.hear("x", start + piece * 900ms);
    CHECK(reply.until() == start + 50 * 900ms + 1s);
}
