// From a file to a checked Config.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/config.hpp"
#include "libchat/config/homes.hpp"
#include "libchat/config/ini.hpp"
#include "libchat/config/keys.hpp"
#include "libchat/config/listener_reader.hpp"
#include "libchat/config/protocol_sections.hpp"
#include "libchat/config/room_reader.hpp"
#include "libchat/config/section_reader.hpp"
#include "libchat/config/units.hpp"
#include "libchat/session/protocol.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace chat {
namespace {

constexpr std::size_t longest_file = MiB;

[[noreturn]] void fail_to_read(const std::string& file) {
    throw ConfigError({file, 0, {}, {}, {}}, "cannot be read: " + std::generic_category().message(errno));
}

std::string read_text(const std::string& file) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(file.c_str(), "re"), &std::fclose);
    if (!stream) fail_to_read(file);
    std::string text(longest_file + 1, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), stream.get()));
    if (std::ferror(stream.get())) fail_to_read(file);
    if (text.size() > longest_file) throw ConfigError({file, 0, {}, {}, {}}, "longer than 1MiB");
    return text;
}

std::vector<std::string_view> keys_of(std::string_view section) {
    std::vector<std::string_view> names;
    for (const Key& key : config_keys())
        if (key.section == section) names.push_back(key.name);
    return names;
}

std::string list_sections(std::span<const ProtocolType> protocols) {
    return fmt::format("{}", fmt::join(known_sections(protocols), ", "));
}

[[noreturn]] void fail_before_sections(const SectionReader& section, std::span<const ProtocolType> protocols) {
    const IniEntry& entry = section.section().entries.front();
    const std::string home = find_home(entry.key, protocols);
    throw ConfigError(section.place(entry),
                      fmt::format("stands before the first [section]{}{}", home.empty() ? "" : "; ", home),
                      list_sections(protocols));
}

// False where it is none of libchat's own sections that stand once.
bool read_own_section(const SectionReader& section, std::span<const ProtocolType> protocols, Config& config) {
    const std::string& name = section.section().name;
    const std::vector<std::string_view> known = keys_of(name);
    if (known.empty()) return false;
    for (const IniEntry& entry : section.section().entries) {
        const Key* key = find_key(name, entry.key);
        if (!key) section.fail_unknown_key(entry, known, find_home(entry.key, protocols));
        section.read_value(entry, key->allowed, [&](std::string_view value) { key->read(config, value); });
    }
    return true;
}

// Limits that are right one by one and wrong together. The one that was set last in this order is to blame.
void check_limits(const SectionReader& section, const Limits& limits) {
    if (limits.outbox_hard >= limits.least_hard()) return;
    std::string_view blamed = "line";
    std::size_t value = limits.line;
    if (section.find("outbox_soft")) blamed = "outbox_soft", value = limits.outbox_soft;
    if (section.find("outbox_hard")) blamed = "outbox_hard", value = limits.outbox_hard;
    throw ConfigError(section.place(blamed, print_size(value)),
                      fmt::format("outbox_hard is {}, too near to outbox_soft: clients that do read would be cut off",
                                  print_size(limits.outbox_hard)),
                      fmt::format("outbox_hard of at least outbox_soft + 64KiB + 2 x line, which is {}",
                                  print_size(limits.least_hard())));
}

void read_section(const SectionReader& section, std::span<const ProtocolType> protocols, Config& config) {
    const std::string& name = section.section().name;
    if (name.empty()) fail_before_sections(section, protocols);
    if (name.starts_with(listener_prefix))
        config.listeners.push_back(read_listener(section, protocols));
    else if (name.starts_with(room_prefix))
        config.rooms.push_back(read_room(section, protocols));
    else if (!read_own_section(section, protocols, config) &&
             !read_protocol_section(section, protocols, config.sections))
        throw ConfigError(section.place(), "unknown section", list_sections(protocols),
                          nearest_section(name, protocols));
}

Config without_listeners(std::span<const ProtocolType> protocols) {
    Config config;
    config.protocols = protocols;
    config.sections = preset_sections(protocols);
    return config;
}

} // namespace

Config parse_config(const std::string& file, std::string_view text, std::span<const ProtocolType> protocols) {
    const std::vector<IniSection> sections = parse_ini(file, text);
    Config config = without_listeners(protocols);
    std::vector<SectionReader> listeners;
    for (const IniSection& section : sections) {
        const SectionReader reader(file, section);
        read_section(reader, protocols, config);
        if (section.name.starts_with(listener_prefix)) listeners.push_back(reader);
        if (section.name == "limits") check_limits(reader, config.limits);
    }
    if (listeners.empty())
        throw ConfigError({file, 0, {}, {}, {}}, "no listener: at least one [listen.NAME] section is needed");
    check_bindings(config.listeners, listeners);
    return config;
}

Config read_config(const std::string& file, std::span<const ProtocolType> protocols) {
    return parse_config(file, read_text(file), protocols);
}

Config default_config(std::span<const ProtocolType> protocols) {
    Config config = without_listeners(protocols);
    for (const ProtocolType& type : protocols) config.listeners.push_back(preset_listener(type));
    return config;
}

} // namespace chat
