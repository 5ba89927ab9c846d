// Telling a client's framing from the first bytes it sends.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/framing.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chat::peer {

// Which number on a first line of its own is taken for the port that was dialled (seed 001's PORTNUM).
enum class PortLine : std::uint8_t { own, any, never };

struct DetectionRules {
    std::uint16_t port = 0; // the listener's own
    PortLine port_line = PortLine::own;
    bool greeting = false; // the listener greets, and a single word is a handle
};

// The quiet at the end of all input: no wait outlasts it.
inline constexpr std::chrono::milliseconds for_ever = std::chrono::milliseconds::max();

// A framing; or ask again: when there are more bytes, or when the input has been quiet for `wait`. Neither where there
// are no bytes yet.
struct Verdict {
    std::optional<Framing> framing;
    std::optional<std::chrono::milliseconds> wait;
};

// What `bytes`, all that the client has sent, and `quiet`, the time since the last of them, tell: the first row of the
// table (README, "Detection") that does not say no. Takes nothing off. Looks at no more than most_looked_at bytes: with
// so many it always knows.
Verdict detect(std::string_view bytes, std::chrono::milliseconds quiet, const DetectionRules& rules) noexcept;

// A header of four digits, that many characters of four bytes each, and the next header.
inline constexpr std::size_t most_looked_at = 4 + 4 * 4096 + 4;

// True when `line`, without its end, is a port that such a line may name.
bool is_port_line(std::string_view line, const DetectionRules& rules) noexcept;

} // namespace chat::peer
