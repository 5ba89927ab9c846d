// How options are taken from a section, and missed where they are required.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/option_reader.hpp"

#include "libchat/config/option.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat {

bool take_option(const SectionReader& section, const IniEntry& entry, const std::vector<OptionSpec>& specs,
                 Options& options) {
    const auto spec = std::ranges::find(specs, entry.key, &OptionSpec::name);
    if (spec == specs.end()) return false;
    const SectionReader::Read read = [&](std::string_view value) {
        options.set(spec->name, read_option(*spec, value));
    };
    if (is_secret(*spec))
        section.read_secret(entry, describe_allowed(*spec), read);
    else
        section.read_value(entry, describe_allowed(*spec), read);
    return true;
}

void check_complete(const SectionReader& section, const std::vector<OptionSpec>& specs, const Options& options) {
    for (const OptionSpec& spec : specs)
        if (!options.has(spec.name))
            throw ConfigError(section.place(), fmt::format("lacks the key {}", spec.name),
                              fmt::format("{} = {}", spec.name, describe_allowed(spec)));
}

} // namespace chat
