// Fuzzes the codec of echo.
// SPDX-License-Identifier: BSL-1.0
//
// Promise: it gives back all bytes at once, unchanged, and waits only where there are none.
#include "protocols/echo/codec.hpp"
#include "tests/fuzz/promise.hpp"

#include <cstddef>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace chat;
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    std::string_view rest = all;
    const auto bytes = echo::Codec().cut(rest);
    promise(rest.empty());
    promise(bytes ? *bytes == all : all.empty() && incomplete(bytes.error()));
    return 0;
}
