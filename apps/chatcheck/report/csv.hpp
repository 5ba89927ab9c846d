// Text within CSV.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/algorithm/string/replace.hpp>

#include <string>
#include <string_view>

namespace chat::check {

// A field of RFC 4180: in double quotes where it has to be.
inline std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    return '"' + boost::replace_all_copy(std::string(text), "\"", "\"\"") + '"';
}

} // namespace chat::check
