// A case: one promise of a protocol, why it is one, and how it is tried.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/verdict.hpp"

#include <string_view>
#include <vector>

namespace chat::check {

class ServerScene;
class ClientScene;

// A row of a protocol's table of cases. All words are for the person who reads the report; they end without a full
// stop. Exactly one of `server` and `client` is set: which side the program under test plays.
struct Case {
    std::string_view number = {};  // "2.3": family and case; never given to another, never renumbered
    std::string_view slug = {};    // "crlf/FRAME/split-every-byte": as stable
    Level level = Level::must;     // MUST only where a sentence of a seed stands behind it
    int stage = 1;                 // how far a course has come that has learnt this: 1 connects, 2 frames, 3 names ...
    std::string_view clause = {};  // the sentence it rests on, in our words, and where it stands: "seed 000: ..."
    std::string_view sends = {};   // what is done to the program
    std::string_view legal = {};   // what it may do then
    std::string_view mistake = {}; // the usual mistake
    std::string_view hint = {};    // one sentence that a student can act on
    void (*server)(ServerScene&) = nullptr;
    void (*client)(ClientScene&) = nullptr;
    bool fresh = false; // needs a server that nobody has spoken with
};

using Cases = std::vector<Case>;

} // namespace chat::check
