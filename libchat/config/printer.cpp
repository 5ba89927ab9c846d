// From a Config to a file that says all of it.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/config.hpp"
#include "libchat/config/keys.hpp"
#include "libchat/config/listener_reader.hpp"
#include "libchat/config/option.hpp"
#include "libchat/session/protocol.hpp"

#include <fmt/format.h>

namespace chat {
namespace {

std::string assignment(std::string_view key, std::string_view value) {
    return fmt::format("{} ={}{}\n", key, value.empty() ? "" : " ", value);
}

std::string print_listener(const ListenerConfig& listener) {
    std::string text = fmt::format("[{}{}]\n", listener_prefix, listener.name);
    text += assignment("protocol", listener.type->name);
    for (const ListenerKey& key : listener_keys()) text += assignment(key.name, key.print(listener));
    for (const OptionSpec& option : listener.type->options)
        text += assignment(option.name, print_option(listener.options.value(option.name)));
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
    for (const ListenerConfig& listener : config.listeners) text += "\n" + print_listener(listener);
    return text;
}

} // namespace chat
