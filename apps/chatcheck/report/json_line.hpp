// Where in a text of JSON a value stands: for messages that name the line.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace chat::check {

// The line, from 1, on which the value at `path` begins: "cases[3].steps[0].do"; as far as the path can be followed.
// The text must be JSON.
std::size_t line_of(std::string_view json, std::string_view path);

} // namespace chat::check
