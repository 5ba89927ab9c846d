// Reads and checks [room.NAME] sections.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/config/config.hpp"
#include "libchat/config/section_reader.hpp"

#include <span>

namespace chat {

// One room of a section whose name begins with the prefix. Throws ConfigError.
RoomConfig read_room(const SectionReader& section, std::span<const ProtocolType> protocols);

} // namespace chat
