// Fuzzes the cutting and understanding of crlf requests.
// SPDX-License-Identifier: BSL-1.0
//
// Promise: whatever bytes come, in whatever pieces, the codec never throws, never reads past the end, eats a byte or
// says incomplete, holds back no more than its limit, and hears the same as if they had come at once. The commands it
// hears view the line they were cut from.
#include "protocols/crlf/codec.hpp"
#include "tests/fuzz/promise.hpp"

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
    std::string left;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        left += bytes.substr(at, piece);
        std::string_view rest = left;
        for (;;) {
            const std::size_t before = rest.size();
            const auto line = codec.cut(rest);
            if (!line && incomplete(line.error())) break;
            promise(rest.size() < before);
            if (line) {
                promise(line->text.size() <= limit);
                check_command(line->text);
            }
            all.push_back(line ? std::string(line->text) : "too long");
        }
        promise(rest.size() <= limit + 1);
        left.erase(0, left.size() - rest.size());
    }
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t piece = 1 + data[0] % 16;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    promise(heard(bytes, piece) == heard(bytes, bytes.size() + 1));
    return 0;
}
