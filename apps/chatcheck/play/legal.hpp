// The set of answers that are legal, and how far what came agrees with it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat::check {

// One of the answers that are legal.
struct Legal {
    Legal(std::string octets) : bytes(std::move(octets)) {}
    Legal(const char* octets) : bytes(octets) {}
    // Legal, but not what is recommended: why.
    Legal(std::string octets, std::string why) : bytes(std::move(octets)), lenient(std::move(why)) {}

    std::string bytes;
    std::string lenient;
};

// What came, compared with all that is legal.
struct Comparison {
    std::optional<std::size_t> whole; // the longest legal answer that came whole
    std::size_t agrees = 0;           // so many octets are the beginning of a legal answer
    bool may_grow = false;            // all that came is, and more octets would make it another one
    std::string wanted;               // the answers that agree furthest: "OK\r\n" or "Error"
    std::string next;                 // the octets that were legal behind `agrees`: 0d (CR) or 20 (blank)
};

Comparison compare(const std::vector<Legal>& legal, std::string_view came);

} // namespace chat::check
