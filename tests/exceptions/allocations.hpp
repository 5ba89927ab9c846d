// Failing each allocation that a session causes.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace chat::test {

struct Shortages {
    std::size_t survived = 0;  // the session ended alone, or nobody noticed
    std::size_t left_loop = 0; // an exception came out of the loop: main() tells it, and the process ends
    std::map<std::string, std::size_t> terminated; // std::terminate, by where: the process ends
};

// Each is played in a process of its own. Throws std::runtime_error where one ended in any other way.
Shortages fail_every_allocation();

// One of them again, in this process, which ends: for a debugger. Returns where there is no such script.
void fail_allocation(std::string_view protocol, bool at_once, std::size_t at);

} // namespace chat::test
