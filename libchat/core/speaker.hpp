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

// A claimed name is his alone, as long as he holds it (Roster). A label is what somebody likes to be called.
enum class NameKind : std::uint8_t { label, claimed };

// A constructor, not an aggregate: g++ 12.2 frees a temporary aggregate twice inside a co_await expression.
struct Speaker {
    Speaker(MemberId i, std::string n, OriginPtr o, NameKind k = NameKind::label, std::string u = {})
        : id(i), name(std::move(n)), user(std::move(u)), origin(std::move(o)), kind(k) {}

    MemberId id;
    std::string name; // valid UTF-8 without control characters but TAB; a claimed one without
    std::string user; // as IRC has it, "~bob"; empty where the protocol has no such thing
    OriginPtr origin; // may be null in tests
    NameKind kind;
    bool bot = false;        // a program, by its own word
    bool mistakable = false; // a label that reads like a name somebody holds; the room sets it, when it is heard
};

} // namespace chat
