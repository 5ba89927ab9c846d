// Fuzzes the cutting and understanding of crlf requests.
// SPDX-License-Identifier: BSL-1.0
//
// Promise: whatever bytes come, in whatever pieces, the codec never throws, never reads past the end, eats a byte or
// says incomplete, holds back no more than its limit, and hears the same as if they had come at once. The commands it
// hears view the line they were cut from.
#include "protocols/crlf/codec.hpp"
#include "tests/fuzz/cutting.hpp"

#include <string>
#include <vector>

namespace {

using namespace chat;

Limits small() {
    Limits limits;
    limits.line = 64;
    return limits;
}

void check_command(std::string_view line) {
    const crlf::Command command = crlf::parse(line);
    if (command.verb == crlf::Verb::unrecognized) promise(command.text == line);
    promise(command.text.empty() || line.ends_with(command.text));
}

std::vector<std::string> heard(std::string_view bytes, std::size_t piece) {
    LineCodec codec = crlf::request_codec(small());
    const std::size_t limit = crlf::verb_length + small().line;
    std::vector<std::string> all;
    (void)fuzz::cut(codec, bytes, piece, limit + 1, [&](const result<TextLine>& line, std::string_view) {
        if (line) {
            promise(line->text.size() <= limit);
            check_command(line->text);
        }
        all.push_back(line ? std::string(line->text) : "too long");
    });
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    chat::fuzz::promise_same_in_pieces({reinterpret_cast<const char*>(data), size}, heard);
    return 0;
}
