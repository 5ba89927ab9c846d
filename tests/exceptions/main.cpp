// Breaks one session in every way that an exception can: `exceptions steps`, `exceptions allocations`.
// SPDX-License-Identifier: BSL-1.0
#include "tests/exceptions/allocations.hpp"
#include "tests/exceptions/steps.hpp"

#include <exception>
#include <iostream>
#include <string_view>

int main(int argc, char** argv) {
    const std::string_view what = argc == 2 ? argv[1] : "";
    try {
        if (what == "steps") return std::cout << chat::test::throw_at_every_step() << " exceptions\n", 0;
        if (what != "allocations") return std::cerr << "usage: exceptions steps | allocations\n", 64;
        const chat::test::Shortages all = chat::test::fail_every_allocation();
        std::cout << all.survived << " shortages survived, " << all.left_loop << " left the loop, terminated in\n";
        for (const auto& [where, times] : all.terminated) std::cout << "  " << times << "  " << where << '\n';
        return 0;
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
