// Fuzzes the client's side of the binary protocol: the cutting and the showing of what a server sends.
// SPDX-License-Identifier: BSL-1.0
//
// Promise: whatever bytes come, in whatever pieces, before a join or after it, the codec never throws, never reads past
// the end, eats a byte or says incomplete, holds back less than a header and the longest body, and hears the same as if
// they had come at once. After silence nothing is in doubt. What is shown are lines without NULs.
#include "protocols/broadcast/reply_codec.hpp"
#include "tests/fuzz/cutting.hpp"

#include <string>
#include <vector>

namespace {

using namespace chat::broadcast;

void check_shown(const Reply& reply) {
    for (const std::string& line : lines_of(reply))
        promise(line.find_first_of(std::string_view("\0\n", 2)) == std::string::npos);
}

std::string described(const Reply& reply) {
    check_shown(reply);
    return std::to_string(static_cast<int>(reply.kind)) + std::string(reply.body);
}

std::vector<std::string> heard(bool joined, std::string_view bytes, std::size_t piece) {
    ReplyCodec codec;
    if (joined) codec.expect_answer();
    std::vector<std::string> all;
    const auto hear = [&](const chat::result<Reply>& reply, std::string_view) {
        promise(reply.has_value());
        all.push_back(described(*reply));
    };
    const std::string left = chat::fuzz::cut(codec, bytes, piece, header_length + longest_body - 1, hear);
    std::string_view rest = left;
    if (const auto reply = codec.cut_after_silence(rest)) all.push_back(described(*reply));
    promise(!codec.in_doubt(rest));
    all.push_back("left: " + std::string(rest));
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const bool joined = size > 0 && data[0] >= 128;
    const auto heard_so = [&](std::string_view bytes, std::size_t piece) { return heard(joined, bytes, piece); };
    chat::fuzz::promise_same_in_pieces({reinterpret_cast<const char*>(data), size}, heard_so);
    return 0;
}
