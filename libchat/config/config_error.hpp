// What is wrong with a configuration, and where: one line for the operator.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace chat {

// Where in a configuration. What is empty, or line 0, does not apply; a value may be empty and apply. It is told only
// where it is what is wrong, and is no secret: beside a mistyped key may stand a password.
struct ConfigPlace {
    std::string file;
    std::size_t line = 0; // from 1
    std::string section;
    std::string key;
    std::optional<std::string> value;
};

class ConfigError : public std::runtime_error {
public:
    // what() is one line without control characters:
    // FILE:LINE: [SECTION] KEY = VALUE: REASON; allowed: ALLOWED; did you mean SUGGESTION?
    // The last two parts are left out where they are empty, and " = VALUE" where it is not told.
    ConfigError(const ConfigPlace& place, std::string_view reason, std::string_view allowed = {},
                std::string_view suggestion = {});

    std::string file, section, key, value;
    std::size_t line;
};

} // namespace chat
