// Counting allocations, and refusing one.
// SPDX-License-Identifier: BSL-1.0
#include "tests/exceptions/memory.hpp"

#include <cstdlib>
#include <new>

namespace chat::test::memory {
namespace {

thread_local bool armed = false;
thread_local std::size_t fails_at = 0, count = 0;
thread_local bool has_failed = false;

} // namespace

Fails::Fails(std::size_t at) noexcept {
    fails_at = at;
    armed = true;
}
Fails::~Fails() { armed = false; }

bool failed() noexcept { return has_failed; }
std::size_t counted() noexcept { return count; }

void* take(std::size_t size) {
    if (armed && ++count == fails_at) {
        armed = false;
        has_failed = true;
        throw std::bad_alloc();
    }
    if (void* const taken = std::malloc(size == 0 ? 1 : size)) return taken; // NOLINT
    throw std::bad_alloc();
}

} // namespace chat::test::memory

void* operator new(std::size_t size) { return chat::test::memory::take(size); }
void* operator new[](std::size_t size) { return chat::test::memory::take(size); }
void operator delete(void* taken) noexcept { std::free(taken); }                // NOLINT
void operator delete[](void* taken) noexcept { std::free(taken); }              // NOLINT
void operator delete(void* taken, std::size_t) noexcept { std::free(taken); }   // NOLINT
void operator delete[](void* taken, std::size_t) noexcept { std::free(taken); } // NOLINT
