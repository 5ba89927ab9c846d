// Breaks one session in every way that an exception can: `exceptions steps`, `exceptions allocations`. One way again:
// `exceptions allocations line later 145`.
// SPDX-License-Identifier: BSL-1.0
#include "tests/exceptions/allocations.hpp"
#include "tests/exceptions/steps.hpp"

#include <exception>
#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    const std::string what = words.empty() ? "" : words[0];
    try {
        if (what == "allocations" && words.size() == 4)
            chat::test::fail_allocation(words[1], words[2] == "at-once", std::stoul(words[3]));
        if (what == "steps") return std::cout << chat::test::throw_at_every_step() << " exceptions\n", 0;
        if (what != "allocations" || words.size() != 1)
            return std::cerr << "usage: exceptions steps | allocations [PROTOCOL at-once|later NUMBER]\n", 64;
        const chat::test::Shortages all = chat::test::fail_every_allocation();
        std::cout << all.survived << " shortages survived, " << all.left_loop << " left the loop, terminated in\n";
        for (const auto& [where, times] : all.terminated) std::cout << "  " << times << "  " << where << '\n';
        return 0;
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
