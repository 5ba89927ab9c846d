// Throwing at each step of each protocol's handler.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace chat::test {

// How many times it threw. Throws simulation::Broken where somebody else than the victim noticed.
std::size_t throw_at_every_step();

} // namespace chat::test
