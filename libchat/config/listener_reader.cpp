// What a [listen.NAME] section may say: its own keys, and those its protocol offers.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/listener_reader.hpp"

#include "libchat/config/address.hpp"
#include "libchat/config/bad_value.hpp"
#include "libchat/config/homes.hpp"
#include "libchat/config/keys.hpp"
#include "libchat/config/nearest.hpp"
#include "libchat/config/option_reader.hpp"
#include "libchat/session/protocol.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace chat {
namespace {

std::string list(std::span<const std::string_view> words) { return fmt::format("{}", fmt::join(words, ", ")); }

std::vector<std::string_view> names_of(std::span<const ProtocolType> protocols) {
    std::vector<std::string_view> names;
    for (const ProtocolType& type : protocols) names.push_back(type.name);
    return names;
}

const ProtocolType& read_protocol(const SectionReader& section, std::span<const ProtocolType> protocols) {
    const std::vector<std::string_view> names = names_of(protocols);
    const IniEntry* entry = section.find(protocol_key);
    if (!entry) throw ConfigError(section.place(), "lacks the key protocol", "protocol = " + list(names));
    const ProtocolType* found = nullptr;
    section.read_value(*entry, list(names), [&](std::string_view name) {
        const auto type = std::ranges::find(protocols, name, &ProtocolType::name);
        if (type == protocols.end())
            throw BadValue(name.empty() ? "empty" : "unknown protocol", std::string(nearest(name, names)));
        found = &*type;
    });
    return *found;
}

// Where a key that this protocol does not offer is at home, or nothing.
std::string find_home_of(std::string_view key, const ProtocolType& here, std::span<const ProtocolType> protocols) {
    for (const ProtocolType& type : protocols)
        if (std::ranges::find(type.options, key, &OptionSpec::name) != type.options.end())
            return fmt::format("an option of {}, and this listener's protocol is {}", type.name, here.name);
    return find_home(key, protocols);
}

[[noreturn]] void fail_unknown_key(const SectionReader& section, const IniEntry& entry, const ProtocolType& type,
                                   std::span<const ProtocolType> protocols) {
    std::vector<std::string_view> known{protocol_key};
    for (const ListenerKey& key : listener_keys()) known.push_back(key.name);
    for (const OptionSpec& option : type.options) known.push_back(option.name);
    section.fail_unknown_key(entry, known, find_home_of(entry.key, type, protocols));
}

// Half a limit would be none, or one that lets nobody speak. The one that was set last in this order is to blame.
void check_pace(const SectionReader& section, const Pace& pace) {
    if ((pace.burst == 0) == (pace.rate == 0)) return;
    const bool blames_rate = section.find("rate");
    throw ConfigError(
        section.place(blames_rate ? "rate" : "burst", std::to_string(blames_rate ? pace.rate : pace.burst)),
        fmt::format("burst is {} and rate is {}, and neither goes without the other", pace.burst, pace.rate),
        "both 0 for no flood control, or both above");
}

} // namespace

ListenerConfig preset_listener(const ProtocolType& type) {
    ListenerConfig listener;
    listener.name = type.listener;
    listener.type = &type;
    listener.port = type.port;
    listener.pace = type.pace;
    listener.options = Options(type.options);
    return listener;
}

ListenerConfig read_listener(const SectionReader& section, std::span<const ProtocolType> protocols) {
    const std::string name = section.read_name("the listener's name");
    const ProtocolType& type = read_protocol(section, protocols);
    ListenerConfig listener = preset_listener(type);
    listener.name = name;

    for (const IniEntry& entry : section.section().entries) {
        if (entry.key == protocol_key) continue;
        if (const ListenerKey* key = find_key(listener_keys(), entry.key))
            section.read_value(entry, key->allowed, [&](std::string_view value) { key->read(listener, value); });
        else if (!take_option(section, entry, type.options, listener.options))
            fail_unknown_key(section, entry, type, protocols);
    }
    check_complete(section, type.options, listener.options);
    check_pace(section, listener.pace);
    return listener;
}

void check_bindings(std::span<const ListenerConfig> listeners, std::span<const SectionReader> sections) {
    for (std::size_t i = 1; i < listeners.size(); ++i) {
        const ListenerConfig& listener = listeners[i];
        if (listener.port == 0) continue;
        for (const ListenerConfig& earlier : listeners.first(i)) {
            if (earlier.port != listener.port) continue;
            if (!Address(listener.address).clashes(Address(earlier.address))) continue;
            throw ConfigError(sections[i].place("port", std::to_string(listener.port)),
                              fmt::format("address {} cannot be bound, since [{}{}] binds address {} on the same port",
                                          listener.address, listener_prefix, earlier.name, earlier.address),
                              "another port, or 0 for any free port");
        }
    }
}

} // namespace chat
