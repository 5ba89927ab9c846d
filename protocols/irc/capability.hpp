// What a client may ask for besides plain IRC (IRCv3 Client Capability Negotiation).
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace chat::irc {

enum class Capability : std::uint8_t {
    account_tag,
    away_notify,
    cap_notify,
    chghost,
    echo_message,
    extended_join,
    extended_monitor,
    invite_notify,
    message_tags,
    multi_prefix,
    server_time,
    setname,
    standard_replies,
    userhost_in_names,
};

// Those that one client has.
class Capabilities {
public:
    bool has(Capability capability) const noexcept { return (bits_ & bit(capability)) != 0; }
    void set(Capability capability, bool on) noexcept {
        bits_ = on ? bits_ | bit(capability) : bits_ & ~bit(capability);
    }

private:
    static std::uint32_t bit(Capability capability) noexcept { return 1u << static_cast<unsigned>(capability); }
    std::uint32_t bits_ = 0;
};

struct CapabilityRow {
    Capability capability;
    std::string_view name;
};

// All that we offer, by name.
std::span<const CapabilityRow> all_capabilities() noexcept;

// None where we offer none of that name. Names are told apart by case.
std::optional<Capability> capability_called(std::string_view name) noexcept;

} // namespace chat::irc
