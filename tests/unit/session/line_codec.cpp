// Lines cut off a stream, however it arrives.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/line_codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

namespace {

using Heard = std::vector<std::string>;

// The same for every split of the input.
void expect(std::string_view end, std::size_t limit, std::string_view input, const Heard& heard) {
    every_split(input, [&](const Pieces& pieces) {
        const auto got = cut_all(LineCodec(end, limit), pieces, [](TextLine line) { return std::string(line.text); });
        if (got != heard) CHECK(got == heard);
    });
    CHECK(cut_all(LineCodec(end, limit), Pieces{input}, [](TextLine line) { return std::string(line.text); }) == heard);
}

} // namespace

TEST_CASE("line codec: CR LF ends a line, a lone CR or LF is data") {
    expect("\r\n", 99, "one\r\ntwo\nstill two\rstill\r\n\r\nrest", {"one", "two\nstill two\rstill", "", "left: rest"});
}

TEST_CASE("line codec: CR CR LF is a CR and an end") { expect("\r\n", 99, "a\r\r\nb\r\n", {"a\r", "b", "left: "}); }

TEST_CASE("line codec: LF ends a line where the protocol says so") {
    expect("\n", 99, "one\r\ntwo\n\n", {"one\r", "two", "", "left: "});
}

TEST_CASE("line codec: bytes of any value are data") {
    expect("\r\n", 99, std::string_view("a\0\xff\x80 b\r\n", 8), {std::string("a\0\xff\x80 b", 6), "left: "});
}

TEST_CASE("line codec: a line of exactly the limit is a line") {
    expect("\r\n", 5, "12345\r\n1234\r\n", {"12345", "1234", "left: "});
}

TEST_CASE("line codec: a line over the limit is heard of once, its rest is skipped, the next line lives") {
    expect("\r\n", 5, "123456\r\nnext\r\n", {"error: frame too long", "next", "left: "});
    expect("\r\n", 5, "1234567890123456789\r\nnext\r\n", {"error: frame too long", "next", "left: "});
    expect("\n", 5, "1234567890123456789\nnext\n", {"error: frame too long", "next", "left: "});
}

TEST_CASE("line codec: a skipped line may hold lone CRs and LFs") {
    expect("\r\n", 5, "1234567\r8\n9\r\r\nnext\r\n", {"error: frame too long", "next", "left: "});
}

TEST_CASE("line codec: a line without an end is heard of as soon as it is too long, and holds no memory") {
    LineCodec codec("\r\n", 5);
    std::string_view bytes = "12345\r";
    CHECK(codec.cut(bytes).error() == make_error_code(errc::incomplete));
    CHECK(bytes.size() == 6); // the CR may be half an end
    bytes = "12345\r6";
    CHECK(codec.cut(bytes).error() == make_error_code(errc::frame_too_long));
    CHECK(bytes.empty());
    for (int i = 0; i < 1000; ++i) {
        bytes = "more and more";
        CHECK(codec.cut(bytes).error() == make_error_code(errc::incomplete));
        REQUIRE(bytes.empty());
    }
}
