// Texts as they stand on the wire, in whatever manner a program writes them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/peer/dialects.hpp"

#include <string>
#include <string_view>

namespace chat::check::peer {

// The body and what its dialect puts around it: a length, an LF, a NUL. Unlike what render.hpp makes, nothing in it is
// changed or cut.
std::string around(Framing framing, std::string body);

// What a server of this dialect puts before its replies, unless it has been seen to do otherwise: "SERVER> ".
std::string usual_prefix(Framing framing, std::string_view handle = "SERVER");

// A text without the handle that it is a reply under: what stands behind "SERVER> ". The whole of it where there is
// none.
std::string_view without_prefix(std::string_view reply) noexcept;

} // namespace chat::check::peer
