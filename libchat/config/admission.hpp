// Who is taken in, as an operator writes it: 32/10min, and 127.0.0.0/8, ::1/128.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/limits.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chat {

// A number of 1 to 1000000 and a time of 1s to 24h; or 0, any number. Throws BadValue.
ConnectionRate parse_rate(std::string_view text);
std::string print_rate(const ConnectionRate& rate);

// With commas between them; may be empty. Throws BadValue.
std::vector<AddressRange> parse_ranges(std::string_view text);
std::string print_ranges(const std::vector<AddressRange>& ranges);

} // namespace chat
