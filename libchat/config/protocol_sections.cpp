// The sections of protocols, each read by what its row says.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/protocol_sections.hpp"

#include "libchat/config/homes.hpp"
#include "libchat/config/option_reader.hpp"

#include <algorithm>

namespace chat {
namespace {

// [oper.ann] is an oper; [irc] is itself, and [irc.ann] nothing.
const SectionSpec* find_offered(std::string_view name, std::span<const ProtocolType> protocols) {
    const std::size_t dot = std::min(name.find('.'), name.size());
    const bool has_name = dot != name.size();
    for (const SectionSpec* spec : offered_sections(protocols))
        if (spec->name == name.substr(0, dot) && spec->named == has_name) return spec;
    return nullptr;
}

Options read_options(const SectionReader& section, const SectionSpec& spec, std::span<const ProtocolType> protocols) {
    std::vector<std::string_view> known;
    for (const OptionSpec& option : spec.options) known.push_back(option.name);
    Options options(spec.options);
    for (const IniEntry& entry : section.section().entries)
        if (!take_option(section, entry, spec.options, options))
            section.fail_unknown_key(entry, known, find_home(entry.key, protocols));
    check_complete(section, spec.options, options);
    return options;
}

} // namespace

std::vector<const SectionSpec*> offered_sections(std::span<const ProtocolType> protocols) {
    std::vector<const SectionSpec*> offered;
    for (const ProtocolType& type : protocols)
        for (const SectionSpec& spec : type.sections)
            if (std::ranges::find(offered, spec.name, &SectionSpec::name) == offered.end()) offered.push_back(&spec);
    return offered;
}

Sections preset_sections(std::span<const ProtocolType> protocols) {
    Sections sections;
    for (const SectionSpec* spec : offered_sections(protocols)) sections.offer(*spec);
    return sections;
}

bool read_protocol_section(const SectionReader& section, std::span<const ProtocolType> protocols, Sections& sections) {
    const SectionSpec* spec = find_offered(section.section().name, protocols);
    if (!spec) return false;
    if (spec->named) {
        std::string name = section.read_name("the name");
        sections.add(spec->name, std::move(name), read_options(section, *spec, protocols));
    } else {
        sections.set(spec->name, read_options(section, *spec, protocols));
    }
    return true;
}

} // namespace chat
