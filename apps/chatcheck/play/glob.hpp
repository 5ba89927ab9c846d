// Cases by globs over their slugs or numbers: 'crlf/FRAME/*', '2.*'.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/case.hpp"

#include <fnmatch.h>

#include <string>

namespace chat::check {

inline bool fits(const std::string& glob, const Case& row) {
    const auto matches = [&glob](std::string_view text) {
        return ::fnmatch(glob.c_str(), std::string(text).c_str(), 0) == 0;
    };
    return matches(row.slug) || matches(row.number);
}

} // namespace chat::check
