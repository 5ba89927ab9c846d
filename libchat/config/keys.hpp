// The known keys as rows of tables: how each is read and checked, what it may be, and how it is printed.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/config/config.hpp"

#include <span>
#include <string>
#include <string_view>

namespace chat {

// A key of a section that stands once.
struct Key {
    std::string_view section;
    std::string_view name;
    std::string_view allowed;                       // in words, for the operator
    void (*read)(Config& config, std::string_view); // throws BadValue
    std::string (*print)(const Config& config);
};

// A key of every [listen.NAME] section. `protocol` and the protocol's own options are none of them: which there are is
// known only once the protocol is.
struct ListenerKey {
    std::string_view name;
    std::string_view allowed;
    void (*read)(ListenerConfig& listener, std::string_view); // throws BadValue
    std::string (*print)(const ListenerConfig& listener);
};

// In the order in which they are printed; the keys of one section stand together.
std::span<const Key> config_keys() noexcept;
std::span<const ListenerKey> listener_keys() noexcept;

// The row, or null.
const Key* find_key(std::string_view section, std::string_view name) noexcept;
const ListenerKey* find_listener_key(std::string_view name) noexcept;

// Names of rooms and listeners. Throws BadValue.
void check_plain_name(std::string_view name);
inline constexpr std::string_view allowed_plain_name =
    "1 to 49 bytes of UTF-8 without blanks, control characters , : #";

} // namespace chat
