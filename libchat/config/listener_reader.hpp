// Reads and checks [listen.NAME] sections.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/config/config.hpp"
#include "libchat/config/section_reader.hpp"

#include <span>

namespace chat {

// A listener of this protocol where nothing is said about it. `type` outlives it.
ListenerConfig preset_listener(const ProtocolType& type);

// One listener of a section whose name begins with the prefix. Throws ConfigError.
ListenerConfig read_listener(const SectionReader& section, std::span<const ProtocolType> protocols);

// Throws ConfigError where two listeners would bind the same address and port. `sections` are those the listeners were
// read from, in the same order.
void check_bindings(std::span<const ListenerConfig> listeners, std::span<const SectionReader> sections);

} // namespace chat
