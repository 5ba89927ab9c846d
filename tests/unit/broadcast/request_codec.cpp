// Cutting what clients of the binary protocol send, however it arrives.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/request_codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::broadcast;
using namespace chat::test;
using namespace std::string_literals;

namespace {

constexpr std::size_t limit = 600;

// "2 hi", "2 skips 700"
std::string describe(const Request& request) {
    const std::string type = std::to_string(static_cast<int>(request.type));
    if (!request.whole()) return type + " skips " + std::to_string(request.length);
    return request.body.empty() ? type : type + " " + std::string(request.body);
}

using Heard = std::vector<std::string>;

// The input whole, in two pieces at every place, and byte by byte: always the same frames.
Heard cut(const std::string& bytes, bool joined = true) {
    RequestCodec codec(limit);
    if (joined) codec.joined();
    const Heard whole = cut_all(codec, Pieces{bytes}, describe);
    every_split(bytes, [&](const Pieces& pieces) { CHECK(cut_all(codec, pieces, describe) == whole); });
    return whole;
}

Heard cut_stranger(const std::string& bytes) { return cut(bytes, false); }

std::string header(int type, std::size_t length) { return frame(Type(type), std::string(length, 'x')).substr(0, 3); }

} // namespace

TEST_CASE("broadcast codec: a frame is its type, its length and its body") {
    CHECK(cut_stranger("\0\0\3Bob"s) == Heard{"0 Bob", "left: "});
    CHECK(cut("\2\0\2hi\4\0\6@Al hi"s) == Heard{"2 hi", "4 @Al hi", "left: "});
    CHECK(cut("\2\0\0\2\0\1x"s) == Heard{"2", "2 x", "left: "});
}

TEST_CASE("broadcast codec: lengths are two bytes in network order") {
    for (const std::size_t length : {0u, 1u, 255u, 256u, 257u, 600u}) {
        RequestCodec codec(limit);
        const std::string bytes = frame(Type::talk, std::string(length, 'x'));
        CHECK(cut_all(codec, Pieces{bytes}, [](const Request& r) { return std::to_string(r.body.size()); }) ==
              Heard{std::to_string(length), "left: "});
    }
    CHECK(cut("\2\1\0"s + std::string(256, 'x')).front().size() == 2 + 256);
}

TEST_CASE("broadcast codec: half a frame is waited for") {
    CHECK(cut("\2"s) == Heard{"left: \2"});
    CHECK(cut("\2\0"s) == Heard{"left: \2\0"s});
    CHECK(cut("\2\0\3hi"s) == Heard{"left: \2\0\3hi"s});
}

TEST_CASE("broadcast codec: a body over the limit is told by its header and skipped") {
    CHECK(cut(frame(Type::talk, std::string(601, 'x')) + frame(Type::talk, "on")) ==
          Heard{"2 skips 601", "2 on", "left: "});
    CHECK(cut(header(2, 65'535)) == Heard{"2 skips 65535", "left: "});
    CHECK(cut(header(0, 65'535) + std::string(1000, '\3')) == Heard{"0 skips 65535", "left: "});
}

TEST_CASE("broadcast codec: a join of somebody who has joined is told by its header") {
    CHECK(cut("\0\2\0"s) == Heard{"0 skips 512", "left: "});
    CHECK(cut("\0\0\2Al\2\0\1x"s) == Heard{"0 skips 2", "2 x", "left: "});
}

TEST_CASE("broadcast codec: bodies of unknown types are skipped, whatever is in them") {
    CHECK(cut("\5\0\0\6\0\3\1\3\0\xff\1\0"s + std::string(256, '\1') + "\2\0\1x"s) ==
          Heard{"5", "6 skips 3", "255 skips 256", "2 x", "left: "});
}

TEST_CASE("broadcast codec: a leave is its first byte") {
    CHECK(cut_stranger("\1"s) == Heard{"1", "left: "});
    CHECK(cut("\2\0\2hi\1"s) == Heard{"2 hi", "1", "left: "});
}

TEST_CASE("broadcast codec: a bare list is acted on at once, and so is one with a length") {
    CHECK(cut("\3"s) == Heard{"3", "left: "});
    CHECK(cut("\3\0\0"s) == Heard{"3", "left: "});
    CHECK(cut("\3\3\3"s) == Heard{"3", "3", "3", "left: "});
    CHECK(cut("\3\0\0\3\0\0\3"s) == Heard{"3", "3", "3", "left: "});
    CHECK(cut("\3\2\0\2hi"s) == Heard{"3", "2 hi", "left: "});
    CHECK(cut("\3\0\0\2\0\2hi"s) == Heard{"3", "2 hi", "left: "});
    CHECK(cut("\3\1"s) == Heard{"3", "1", "left: "});
    CHECK(cut("\3\0\0\1"s) == Heard{"3", "1", "left: "});
}

TEST_CASE("broadcast codec: a joined client may give a list a body, which nobody reads") {
    CHECK(cut("\3\0\5hello\2\0\1x"s) == Heard{"3", "2 x", "left: "});
    CHECK(cut("\3\0\3\1\1\1"s) == Heard{"3", "left: "});
    CHECK(cut("\3\0"s) == Heard{"3", "left: \0"s});
}

TEST_CASE("broadcast codec: before a join, what follows a list may be a length or a join") {
    CHECK(cut_stranger("\3\0\0\3Bob"s) == Heard{"3", "0 Bob", "left: "});
    CHECK(cut_stranger("\3\0\0\0\0\3Bob"s) == Heard{"3", "0 Bob", "left: "});
    CHECK(cut_stranger("\3\0\0"s) == Heard{"3", "left: \0\0"s});
    CHECK(cut_stranger("\3\0\0\x20"s + std::string(32, 'x')) == Heard{"3", "0 " + std::string(32, 'x'), "left: "});
    CHECK(cut_stranger("\3\0\0\x21\0\0"s) == Heard{"3", "33", "left: "}); // no name has 33 bytes
}

TEST_CASE("broadcast codec: before a join, whole frames behind a whole list are what they are") {
    CHECK(cut_stranger("\3\0\0\2\0\2hi"s) == Heard{"3", "2 hi", "left: "});
    CHECK(cut_stranger("\3\0\0\4\1\0"s + std::string(256, 'x')) == Heard{"3", "4 " + std::string(256, 'x'), "left: "});
    CHECK(cut_stranger("\3\0\0\3\0\0\1"s) == Heard{"3", "3", "left: \0\0\1"s});
    CHECK(cut_stranger("\3\0\0\1\0\0"s) == Heard{"3", "1", "left: \0\0"s});
    CHECK(cut_stranger("\3\0\0\1 "s) == Heard{"3", "0  ", "left: "}); // a name may be bad, and is one all the same
}

TEST_CASE("broadcast codec: before a join, a list may have a body too") {
    CHECK(cut_stranger("\3\0\5hello\0\0\3Bob"s) == Heard{"3", "0 Bob", "left: "});
}
