// Putting a protocol's families of cases together.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/case.hpp"

#include <initializer_list>

namespace chat::check {

inline Cases join(std::initializer_list<Cases> families) {
    Cases all;
    for (const Cases& family : families) all.insert(all.end(), family.begin(), family.end());
    return all;
}

} // namespace chat::check
