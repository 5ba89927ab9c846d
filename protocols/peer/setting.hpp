// What the operator chose for one listener of the peer protocol.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/protocol.hpp"
#include "protocols/peer/game/wire.hpp"
#include "protocols/peer/text_codec.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace chat::peer {

// Who answers a client.
enum class PartnerKind : std::uint8_t { room, pair, echo, game };

// What all conversations of one listener have in common.
struct Setting {
    explicit Setting(const ListenerContext& context);

    // Bytes of one reply, with all that stands around its text.
    std::size_t max_reply(Framing framing) const noexcept { return longest_reply.value_or(row_of(framing).max_reply); }

    Hub& hub;
    Room& room;
    Timers& timers;
    const WireRules wire;
    const PartnerKind partner;
    const std::optional<game::Wire> game_wire;      // else by the start word
    const std::optional<std::size_t> longest_reply; // else by the framing
    const std::chrono::milliseconds idle;           // how long it may be a client's turn
    const std::chrono::milliseconds reattach;       // how long a conversation waits for its next connection
};

// The keys of a [listen.*] section.
std::vector<OptionSpec> options();

} // namespace chat::peer
