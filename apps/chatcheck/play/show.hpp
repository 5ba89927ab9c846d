// Bytes as a person reads them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace chat::check {

// Whole characters of UTF-8 that can be seen stay; CR, LF, TAB and NUL are \r \n \t \0, a backslash is two, every other
// octet is \xNN.
std::string shown(std::string_view bytes);

// The same in quotation marks, and no longer than `most` octets of `bytes`: what is left out is counted.
std::string quoted(std::string_view bytes, std::size_t most = 60);

// One octet by its number and name: "0d (CR)", "41 (A)".
std::string octet(char byte);

} // namespace chat::check
