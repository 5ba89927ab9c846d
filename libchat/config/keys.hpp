// The known keys as rows of tables: how each is read and checked, what it may be, and how it is printed.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/config/config.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace chat {

inline constexpr std::string_view listener_prefix = "listen.";
inline constexpr std::string_view room_prefix = "room.";

// A key of a section that stands once.
struct Key {
    std::string_view section;
    std::string_view name;
    std::string_view allowed;                       // in words, for the operator
    void (*read)(Config& config, std::string_view); // throws BadValue
    std::string (*print)(const Config& config);
};

// A key of every section of one kind, such as [listen.NAME].
template <class SectionConfig> struct KeyOf {
    std::string_view name;
    std::string_view allowed;
    void (*read)(SectionConfig& section, std::string_view); // throws BadValue
    std::string (*print)(const SectionConfig& section);
};

// `protocol` and the protocol's own options are none of these: which there are is known only once the protocol is.
using ListenerKey = KeyOf<ListenerConfig>;
using RoomKey = KeyOf<RoomConfig>;

// In the order in which they are printed; the keys of one section stand together.
std::span<const Key> config_keys() noexcept;
std::span<const ListenerKey> listener_keys() noexcept;
std::span<const RoomKey> room_keys() noexcept;

// The row, or null.
const Key* find_key(std::string_view section, std::string_view name) noexcept;
template <class SectionConfig>
const KeyOf<SectionConfig>* find_key(std::span<const KeyOf<SectionConfig>> keys, std::string_view name) noexcept {
    const auto key = std::ranges::find(keys, name, &KeyOf<SectionConfig>::name);
    return key == keys.end() ? nullptr : &*key;
}

} // namespace chat
