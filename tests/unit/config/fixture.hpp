// What the tests of the configuration share: protocols as a program would list them, and errors caught.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/config/config.hpp"
#include "libchat/session/protocol.hpp"
#include "tests/support/catch.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace chat::test {

inline const std::vector<ProtocolType>& protocols() {
    static const std::vector<ProtocolType> list{
        {"crlf",
         "commands",
         9020,
         {{"adios_reply", "no", Choice{{"yes", "no"}}}, {"buffer", "shared", Choice{{"shared", "private"}}}},
         nullptr,
         ""},
        {"echo", "echo", 9007, {}, nullptr, ""},
    };
    return list;
}

// The text as the file chatd.ini.
inline Config parse(std::string_view text) { return parse_config("chatd.ini", text, protocols()); }

// What is wrong with the text, which must be something.
inline ConfigError error_of(std::string_view text) {
    try {
        parse(text);
    } catch (const ConfigError& error) {
        return error;
    }
    FAIL("nothing is wrong with: " << text);
    throw std::logic_error("FAIL returned");
}

inline std::string complaint(std::string_view text) { return error_of(text).what(); }

// Line 1 to 2 of a file that would be right without the rest.
inline const std::string listener = "[listen.commands]\nprotocol = crlf\n";

} // namespace chat::test
