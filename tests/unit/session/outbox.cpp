// Unsent bytes: queued, gathered, sent in whatever pieces the socket takes.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/outbox.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <string>

using namespace chat;

namespace {

std::string gathered(const Outbox& outbox) {
    std::array<iovec, 64> runs;
    std::string bytes;
    const std::size_t count = outbox.gather(runs);
    for (std::size_t i = 0; i < count; ++i) bytes.append(static_cast<const char*>(runs[i].iov_base), runs[i].iov_len);
    return bytes;
}

} // namespace

TEST_CASE("outbox: bytes leave in the order they were pushed, in pieces of any size") {
    for (std::size_t piece = 1; piece < 12; ++piece) {
        Outbox outbox;
        for (const char* text : {"one ", "two ", "three"}) outbox.push(Wire::of(text));
        std::string sent;
        while (!outbox.empty()) {
            const std::size_t count = std::min(piece, outbox.bytes());
            sent += gathered(outbox).substr(0, count);
            outbox.sent(count);
        }
        CHECK(sent == "one two three");
    }
}

TEST_CASE("outbox: neighbours on one page are one run") {
    Press press;
    Outbox outbox;
    const Wire first = press.print("one "), second = press.print("two ");
    outbox.push(first);
    outbox.push(second);
    std::array<iovec, 4> runs;
    CHECK(outbox.gather(runs) == 1);
    outbox.push(Wire::of("own"));
    CHECK(outbox.gather(runs) == 2);
    CHECK(gathered(outbox) == "one two own");
}

TEST_CASE("outbox: an empty wire is nothing") {
    Outbox outbox;
    outbox.push(Wire());
    CHECK(outbox.empty());
    CHECK(gathered(outbox).empty());
}

TEST_CASE("outbox: pressure begins above the limits, not at them") {
    Outbox outbox;
    outbox.push(Wire::of(std::string(1000, 'x')));
    Limits limits;
    limits.outbox_soft = outbox.cost();
    limits.outbox_hard = outbox.cost() + 100;
    CHECK(outbox.pressure(limits) == Pressure::none);
    outbox.push(Wire::of("x"));
    CHECK(outbox.pressure(limits) == Pressure::soft);
    outbox.push(Wire::of(std::string(100, 'x')));
    CHECK(outbox.pressure(limits) == Pressure::hard);
    outbox.clear();
    CHECK(outbox.pressure(limits) == Pressure::none);
}

TEST_CASE("outbox: many tiny replies are counted by what they cost, not by their bytes") {
    Outbox outbox;
    for (int i = 0; i < 1000; ++i) outbox.push(Wire::of("\r\n"));
    CHECK(outbox.bytes() == 2000);
    CHECK(outbox.pressure(Limits()) == Pressure::soft);
}
