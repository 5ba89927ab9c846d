// The list of those who are here, as a guest receives it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/broadcast/talk.hpp"

#include <string>
#include <vector>

namespace chat::check::broadcast {

// The names of the list that `guest` has asked for, in all its frames. A server that answers with an error has no list:
// the case ends as unimplemented.
std::vector<std::string> listed(Chat& chat, Guest& guest);

} // namespace chat::check::broadcast
