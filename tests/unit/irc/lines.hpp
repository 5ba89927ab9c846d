// What tests say of lines that leave.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/irc/wire_limits.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chat::test {

// The lines of `out`, without their ends: each ends in CR LF, has neither CR, LF nor NUL inside, and a body that is
// short enough.
inline std::vector<std::string> lines_of(std::string_view out) {
    std::vector<std::string> lines;
    while (!out.empty()) {
        const std::size_t end = out.find("\r\n");
        REQUIRE(end != out.npos);
        std::string_view line = out.substr(0, end);
        out.remove_prefix(end + 2);
        lines.emplace_back(line);
        CHECK(line.find_first_of(std::string_view("\r\n\0", 3)) == line.npos);
        if (line.starts_with('@')) line.remove_prefix(line.find(' ') + 1);
        CHECK(line.size() <= irc::longest_body);
    }
    return lines;
}

} // namespace chat::test
