// A protocol's own options as an operator writes them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/options.hpp"

#include <string>
#include <string_view>

namespace chat {

// What stands in print_config's output for a secret that there is. No secret is called so.
inline constexpr std::string_view hidden_secret = "(secret)";

// True where the value is not to be shown.
bool is_secret(const OptionSpec& spec) noexcept;

// A value that `spec` allows. Throws BadValue, with the nearest word where it is a choice.
OptionValue read_option(const OptionSpec& spec, std::string_view text);

// What read_option takes, in words: "yes, no", "a number from 1 to 9", "a time from 1s to 5min in ms, s, min or h", "1
// to 50 bytes of UTF-8 without control characters or #".
std::string describe_allowed(const OptionSpec& spec);

// What read_option reads back to the same value, whether it is a secret or not.
std::string print_option(const OptionValue& value);
// The same for who may see no secret: of one, that there is one. read_option refuses that.
std::string show_option(const OptionSpec& spec, const OptionValue& value);

} // namespace chat
