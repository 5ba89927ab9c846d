// A protocol for tests of what a talk asks of its session: deadlines, floods, waits, all at the client's word.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/later.hpp"
#include "libchat/session/protocol.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace chat::test {

inline constexpr std::chrono::milliseconds brief{50};
inline constexpr std::size_t flood = 32 * 1024 * 1024; // more than all sockets between hold

// Where talks wait for what the test gives, and note what they hear. Used on the loop only.
struct Desk {
    Later<Done> deed() {
        auto [later, answer] = Later<Done>::pending();
        answers.push_back(std::move(answer));
        return std::move(later);
    }
    std::vector<Answer<Done>> answers;
    std::size_t told = 0; // how many heard that their time is up
};

// A line is a list of words. They are obeyed one by one, then the line is repeated:
//     brief, long, endless, past: sets a deadline        lift: lifts it
//     flood: sends so many bytes                         wait, drain: waits for the desk, for room
//     cling: goes on listening after the end             dawdle: waits for the desk after it
// What a time-out is answered by is "too late", other ends by "the end". `desk` outlives the protocol.
std::unique_ptr<Protocol> obey(Desk& desk);

} // namespace chat::test
