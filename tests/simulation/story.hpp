// What happens in a simulation, told step by step to who asks for it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <iostream>

namespace chat::simulation {

class Story {
public:
    explicit Story(bool aloud) noexcept : aloud_(aloud) {}

    template <class... Words> void tell(std::size_t step, const Words&... words) const {
        if (!aloud_) return;
        std::cout << step << ':';
        ((std::cout << ' ' << words), ...);
        std::cout << '\n';
    }

private:
    bool aloud_;
};

} // namespace chat::simulation
