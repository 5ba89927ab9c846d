// The echo protocol's cases, by family.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/catalogue.hpp"

namespace chat::check::echo {

Chapter chapter();

Cases bytes_cases(); // FLOW, FRAME, LEN, TEXT, CLEAN
Cases life_cases();  // LIFE, LOAD, START
Cases client_cases();

} // namespace chat::check::echo
