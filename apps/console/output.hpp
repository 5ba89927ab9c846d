// Bytes out, all of them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace chat {

// Writes every byte to `descriptor`; blocks until it has taken them. Throws system_error when it does not.
void write_all(int descriptor, std::string_view bytes);

} // namespace chat
