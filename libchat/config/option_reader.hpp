// Reads the options that a protocol offers from the section that they stand in.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/config/section_reader.hpp"
#include "libchat/session/options.hpp"

#include <vector>

namespace chat {

// Puts the entry's value into `options`; false where `specs` have no such key. Throws ConfigError.
bool take_option(const SectionReader& section, const IniEntry& entry, const std::vector<OptionSpec>& specs,
                 Options& options);

// Throws ConfigError for the first of `specs` that has no value once the section was read.
void check_complete(const SectionReader& section, const std::vector<OptionSpec>& specs, const Options& options);

} // namespace chat
