// "Did you mean ...": the known word nearest to a mistyped one.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace chat {

// How many letters must be typed, left out, changed or swapped with their neighbour to make one word of the other.
// Upper and lower case of ASCII count as one.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The word of `known` nearest to `word`: at most one edit for three of its letters, or one word the beginning of the
// other. Empty where none is near. A view of one of `known`.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

} // namespace chat
