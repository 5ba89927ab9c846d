// From a file to a checked Config.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/config.hpp"
#include "libchat/config/ini.hpp"
#include "libchat/config/keys.hpp"
#include "libchat/config/listener_reader.hpp"
#include "libchat/config/nearest.hpp"
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
constexpr std::string_view listener_section = "listen.NAME"; // how messages call it

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

std::vector<std::string_view> known_sections() {
    std::vector<std::string_view> sections;
    for (const Key& key : config_keys())
        if (sections.empty() || sections.back() != key.section) sections.push_back(key.section);
    sections.push_back(listener_section);
    return sections;
}

std::vector<std::string_view> keys_of(std::string_view section) {
    std::vector<std::string_view> names;
    for (const Key& key : config_keys())
        if (key.section == section) names.push_back(key.name);
    return names;
}

// Where a key that stands in the wrong place is at home, or nothing.
std::string find_home(std::string_view name) {
    for (const Key& key : config_keys())
        if (key.name == name) return fmt::format("it belongs in [{}]", key.section);
    if (find_listener_key(name) || name == "protocol") return fmt::format("it belongs in [{}]", listener_section);
    return {};
}

// "[listener.bob]" and "[listen]" are meant as listeners, and so keep their name.
std::string suggest_section(std::string_view name) {
    const std::size_t dot = std::min(name.find('.'), name.size());
    constexpr std::string_view listen[] = {listener_prefix.substr(0, listener_prefix.size() - 1)};
    if (!nearest(name.substr(0, dot), listen).empty())
        return fmt::format("[{}{}]", listener_prefix, dot + 1 < name.size() ? name.substr(dot + 1) : "NAME");
    const std::string_view known = nearest(name, known_sections());
    return known.empty() ? std::string{} : fmt::format("[{}]", known);
}

[[noreturn]] void fail_unknown_section(const SectionReader& section) {
    throw ConfigError(section.place(), "unknown section", fmt::format("{}", fmt::join(known_sections(), ", ")),
                      suggest_section(section.section().name));
}

[[noreturn]] void fail_before_sections(const SectionReader& section) {
    const IniEntry& entry = section.section().entries.front();
    const std::string home = find_home(entry.key);
    throw ConfigError(section.place(entry),
                      fmt::format("stands before the first [section]{}{}", home.empty() ? "" : "; ", home),
                      fmt::format("{}", fmt::join(known_sections(), ", ")));
}

void read_section(const SectionReader& section, Config& config) {
    const std::string& name = section.section().name;
    if (name.empty()) fail_before_sections(section);
    const std::vector<std::string_view> known = keys_of(name);
    if (known.empty()) fail_unknown_section(section);
    for (const IniEntry& entry : section.section().entries) {
        const Key* key = find_key(name, entry.key);
        if (!key) section.fail_unknown_key(entry, known, find_home(entry.key));
        section.read_value(entry, key->allowed, [&](std::string_view value) { key->read(config, value); });
    }
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

} // namespace

Config parse_config(const std::string& file, std::string_view text, std::span<const ProtocolType> protocols) {
    const std::vector<IniSection> sections = parse_ini(file, text);
    Config config;
    std::vector<SectionReader> listeners;
    for (const IniSection& section : sections) {
        const SectionReader reader(file, section);
        if (section.name.starts_with(listener_prefix)) {
            config.listeners.push_back(read_listener(reader, protocols));
            listeners.push_back(reader);
        } else {
            read_section(reader, config);
            if (section.name == "limits") check_limits(reader, config.limits);
        }
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
    Config config;
    for (const ProtocolType& type : protocols) {
        ListenerConfig listener;
        listener.name = type.listener;
        listener.type = &type;
        listener.port = type.port;
        listener.options = Options(type.options);
        config.listeners.push_back(std::move(listener));
    }
    return config;
}

} // namespace chat
