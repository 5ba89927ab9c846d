// Fuzzes the one gate for texts.
// SPDX-License-Identifier: BSL-1.0
//
// Promise: whatever bytes come, what enters a room is one line of valid UTF-8 without control characters; clean text is
// unchanged; nothing becomes longer than twice its length.
#include "libchat/core/text.hpp"
#include "tests/fuzz/promise.hpp"

#include <cstddef>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace chat;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string clean = text::clean(bytes);
    promise(text::is_clean(clean));
    promise(text::is_utf8(clean));
    promise(clean.find_first_of(std::string_view("\0\r\n\x1b\x7f", 5)) == std::string::npos);
    promise(clean.size() <= 2 * bytes.size());
    if (text::is_clean(bytes)) promise(clean == bytes);
    promise(text::clean(clean) == clean);
    return 0;
}
