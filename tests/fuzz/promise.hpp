// How a fuzz target says that a promise is broken: loudly, in every build.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdlib>

inline void promise(bool kept) {
    if (!kept) std::abort();
}
