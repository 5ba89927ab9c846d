// To whom a direct message goes: the ways in which clients write that.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/container/static_vector.hpp>

#include <string_view>

namespace chat::broadcast {

// One way to read the body of a direct. Views it.
struct Address {
    std::string_view to;
    std::string_view text; // behind the one blank after the name; may be empty
};

// Never empty, the likeliest first: "@Al text", "/w Al text", "Al text", and "w Al text", which may also be meant for
// somebody called w.
using Readings = boost::container::static_vector<Address, 2>;
Readings readings_of(std::string_view body) noexcept;

// The most bytes that may stand before the text, with a name of `longest_name` bytes.
constexpr std::size_t longest_address(std::size_t longest_name) noexcept { return longest_name + 5; } // "/w @" and " "

} // namespace chat::broadcast
