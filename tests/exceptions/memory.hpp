// This program's operator new, which can be told to fail once.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace chat::test::memory {

// While it lives, allocations of this thread are counted, and the one of this number, from 1, fails. One at a time.
class Fails {
public:
    explicit Fails(std::size_t at) noexcept;
    Fails(const Fails&) = delete;
    ~Fails();
};

// The one that was to fail did so, since the program began.
bool failed() noexcept;
// Allocations that any Fails has counted on this thread.
std::size_t counted() noexcept;

} // namespace chat::test::memory
