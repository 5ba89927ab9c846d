// The names of capabilities.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/capability.hpp"

#include <algorithm>

namespace chat::irc {
namespace {

constexpr CapabilityRow rows[] = {
    {Capability::account_tag, "account-tag"},
    {Capability::away_notify, "away-notify"},
    {Capability::cap_notify, "cap-notify"},
    {Capability::chghost, "chghost"},
    {Capability::echo_message, "echo-message"},
    {Capability::extended_join, "extended-join"},
    {Capability::extended_monitor, "extended-monitor"},
    {Capability::invite_notify, "invite-notify"},
    {Capability::message_tags, "message-tags"},
    {Capability::multi_prefix, "multi-prefix"},
    {Capability::server_time, "server-time"},
    {Capability::setname, "setname"},
    {Capability::standard_replies, "standard-replies"},
    {Capability::userhost_in_names, "userhost-in-names"},
};

} // namespace

std::span<const CapabilityRow> all_capabilities() noexcept { return rows; }

std::optional<Capability> capability_called(std::string_view name) noexcept {
    const auto row = std::ranges::find(rows, name, &CapabilityRow::name);
    return row == std::end(rows) ? std::nullopt : std::optional(row->capability);
}

} // namespace chat::irc
