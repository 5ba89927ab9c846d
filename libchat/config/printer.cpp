// From a Config to a file that says all of it.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/config.hpp"
#include "libchat/config/homes.hpp"
#include "libchat/config/keys.hpp"
#include "libchat/config/option.hpp"
#include "libchat/config/protocol_sections.hpp"
#include "libchat/session/protocol.hpp"

#include <fmt/format.h>

namespace chat {
namespace {

std::string assignment(std::string_view key, std::string_view value) {
    return fmt::format("{} ={}{}\n", key, value.empty() ? "" : " ", value);
}

std::string print_options(const Options& options, const std::vector<OptionSpec>& specs) {
    std::string text;
    for (const OptionSpec& option : specs)
        if (options.has(option.name)) text += assignment(option.name, show_option(option, options.value(option.name)));
    return text;
}

std::string print_listener(const ListenerConfig& listener) {
    std::string text = fmt::format("\n[{}{}]\n", listener_prefix, listener.name);
    text += assignment(protocol_key, listener.type->name);
    for (const ListenerKey& key : listener_keys()) text += assignment(key.name, key.print(listener));
    return text + print_options(listener.options, listener.type->options);
}

std::string print_room(const RoomConfig& room) {
    std::string text = fmt::format("\n[{}{}]\n", room_prefix, room.name);
    for (const RoomKey& key : room_keys()) text += assignment(key.name, key.print(room));
    return text;
}

std::string print_section(const Sections& sections, const SectionSpec& spec) {
    if (!spec.named) return fmt::format("\n[{}]\n{}", spec.name, print_options(sections.only(spec.name), spec.options));
    std::string text;
    for (const auto& [name, options] : sections.named(spec.name))
        text += fmt::format("\n[{}.{}]\n{}", spec.name, name, print_options(options, spec.options));
    return text;
}

} // namespace

std::string print_config(const Config& config) {
    std::string text;
    std::string_view section;
    for (const Key& key : config_keys()) {
        if (key.section != section) text += fmt::format("{}[{}]\n", text.empty() ? "" : "\n", key.section);
        section = key.section;
        text += assignment(key.name, key.print(config));
    }
    for (const ListenerConfig& listener : config.listeners) text += print_listener(listener);
    for (const RoomConfig& room : config.rooms) text += print_room(room);
    for (const SectionSpec* spec : offered_sections(config.protocols)) text += print_section(config.sections, *spec);
    return text;
}

} // namespace chat
