// A protocol's own options as an operator writes them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/options.hpp"

#include <string>
#include <string_view>

namespace chat {

// A value that `spec` allows. Throws BadValue, with the nearest word where it is a choice.
OptionValue read_option(const OptionSpec& spec, std::string_view text);

// What read_option takes, in words: "yes, no", "a number from 1 to 9", "a time from 1s to 5min in ms, s, min or h", "1
// to 50 bytes of UTF-8 without control characters or #".
std::string describe_allowed(const OptionSpec& spec);

// What read_option reads back to the same value.
std::string print_option(const OptionValue& value);

} // namespace chat
