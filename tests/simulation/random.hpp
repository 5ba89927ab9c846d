// Chance that is the same on every system: one seed, one story.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace chat::simulation {

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    // Below `below`, which is not 0. (The distributions of the standard library are each library's own.)
    std::size_t any(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }
    std::size_t between(std::size_t low, std::size_t high) { return low + any(high - low + 1); }
    // Once in so many times.
    bool once_in(std::size_t times) { return any(times) == 0; }
    template <class T> const T& of(const std::vector<T>& choices) { return choices[any(choices.size())]; }

private:
    std::mt19937_64 engine_;
};

} // namespace chat::simulation
