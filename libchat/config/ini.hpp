// A configuration file as sections of keys and values, before anyone asks what they mean.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chat {

struct IniEntry {
    std::string key;
    std::string value;   // blanks around it cut off; may be empty
    std::size_t line;    // from 1
    std::string comment; // what came after the first # of the line, that # included
};

struct IniSection {
    std::string name; // empty for what stands before the first header
    std::size_t line; // of its header
    std::vector<IniEntry> entries;
};

// Cuts `text` into sections, those without keys as well; Windows line ends and a byte order mark are fine. A line
// that is none, a section or key given twice, and a header that is no clean text throw ConfigError, naming `file`.
// Values may still hold any byte but LF.
std::vector<IniSection> parse_ini(const std::string& file, std::string_view text);

} // namespace chat
