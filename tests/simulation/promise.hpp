// What a simulation promises, and how it says that a promise is broken.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <stdexcept>
#include <string>

namespace chat::simulation {

struct Broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

inline void promise(bool kept, const char* what) {
    if (!kept) throw Broken(what);
}
// `what()` is only worded where it is needed.
template <class What> void promise(bool kept, What what) {
    if (!kept) throw Broken(what());
}

} // namespace chat::simulation
