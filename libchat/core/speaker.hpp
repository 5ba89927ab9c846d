// Who said it: a copy taken when the word is said, since the speaker may be gone when it is heard.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/origin.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace chat {

// Never reused in a process; nobody has 0.
using MemberId = std::uint64_t;

// A constructor, not an aggregate: g++ 12.2 frees a temporary aggregate twice inside a co_await expression.
struct Speaker {
    Speaker(MemberId i, std::string n, OriginPtr o) : id(i), name(std::move(n)), origin(std::move(o)) {}

    MemberId id;
    std::string name; // valid UTF-8 without control characters; a label, claimed by nobody, or a claimed name
    OriginPtr origin; // may be null in tests
};

} // namespace chat
