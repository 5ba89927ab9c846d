// Looking through the tables of keys and the rows of protocols.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/homes.hpp"

#include "libchat/config/keys.hpp"
#include "libchat/config/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat {
namespace {

// Of a section as messages call it.
constexpr std::string_view named = ".NAME";

std::string in_messages(const SectionSpec& spec) { return fmt::format("{}{}", spec.name, spec.named ? named : ""); }

bool offers(const std::vector<OptionSpec>& specs, std::string_view key) {
    return std::ranges::find(specs, key, &OptionSpec::name) != specs.end();
}

std::string home(std::string_view section) { return fmt::format("it belongs in [{}]", section); }

} // namespace

std::vector<std::string> known_sections(std::span<const ProtocolType> protocols) {
    std::vector<std::string> sections;
    const auto add = [&](std::string name) {
        if (std::ranges::find(sections, name) == sections.end()) sections.push_back(std::move(name));
    };
    for (const Key& key : config_keys()) add(std::string(key.section));
    add(fmt::format("{}NAME", listener_prefix));
    add(fmt::format("{}NAME", room_prefix));
    for (const ProtocolType& type : protocols)
        for (const SectionSpec& spec : type.sections) add(in_messages(spec));
    return sections;
}

std::string nearest_section(std::string_view name, std::span<const ProtocolType> protocols) {
    const std::vector<std::string> sections = known_sections(protocols);
    std::vector<std::string_view> kinds;
    for (const std::string& section : sections)
        if (section.ends_with(named)) kinds.push_back(std::string_view(section).substr(0, section.find('.')));
    const std::size_t dot = std::min(name.find('.'), name.size());
    const std::string_view kind = nearest(name.substr(0, dot), kinds);
    if (!kind.empty()) return fmt::format("[{}.{}]", kind, dot + 1 < name.size() ? name.substr(dot + 1) : "NAME");
    const std::vector<std::string_view> known(sections.begin(), sections.end());
    const std::string_view near = nearest(name, known);
    return near.empty() ? std::string{} : fmt::format("[{}]", near);
}

std::string find_home(std::string_view key, std::span<const ProtocolType> protocols) {
    for (const Key& row : config_keys())
        if (row.name == key) return home(row.section);
    if (find_key(listener_keys(), key) || key == protocol_key) return home(fmt::format("{}NAME", listener_prefix));
    if (find_key(room_keys(), key)) return home(fmt::format("{}NAME", room_prefix));
    for (const ProtocolType& type : protocols) {
        for (const SectionSpec& spec : type.sections)
            if (offers(spec.options, key)) return home(in_messages(spec));
        if (offers(type.options, key))
            return fmt::format("it belongs in a [{}NAME] with protocol = {}", listener_prefix, type.name);
    }
    return {};
}

} // namespace chat
