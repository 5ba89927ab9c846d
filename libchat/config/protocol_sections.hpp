// Reads and checks the sections that protocols offer.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/config/section_reader.hpp"
#include "libchat/session/protocol.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace chat {

// Each that is offered, once, however many protocols offer it. They are those of the rows.
std::vector<const SectionSpec*> offered_sections(std::span<const ProtocolType> protocols);

// As where the configuration has none of them.
Sections preset_sections(std::span<const ProtocolType> protocols);

// Puts what the section says into `sections`; false where no protocol offers it. Throws ConfigError.
bool read_protocol_section(const SectionReader& section, std::span<const ProtocolType> protocols, Sections& sections);

} // namespace chat
