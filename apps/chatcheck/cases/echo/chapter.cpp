// The echo protocol (seed 002, step 1) as chatcheck tries it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/echo/cases.hpp"
#include "apps/chatcheck/cases/join.hpp"

namespace chat::check::echo {
namespace {

Cases all_cases() { return join({bytes_cases(), life_cases(), client_cases()}); }

} // namespace

Chapter chapter() { return {"echo", all_cases, {}, nullptr, false}; }

} // namespace chat::check::echo
