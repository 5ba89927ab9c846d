// The tables of known keys.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/keys.hpp"

#include "libchat/config/address.hpp"
#include "libchat/config/admission.hpp"
#include "libchat/config/bad_value.hpp"
#include "libchat/config/nearest.hpp"
#include "libchat/config/units.hpp"
#include "libchat/config/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace chat {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t longest_server_name = 200;

// In the order of LogLevel.
constexpr std::string_view level_names[] = {"trace", "debug", "info", "warning", "error"};

// In the order of Durability.
constexpr std::string_view durability_names[] = {"synced", "written", "memory"};

constexpr std::uint64_t most_kept_lines = 1'000'000'000'000;
constexpr std::uint64_t fastest = 10'000; // commands

constexpr std::uint64_t most_kept_days = 36'500;

std::size_t size_in(std::string_view text, std::size_t low, std::size_t high) {
    const std::size_t size = parse_size(text);
    if (size < low) throw BadValue(fmt::format("below {}", print_size(low)));
    if (size > high) throw BadValue(fmt::format("above {}", print_size(high)));
    return size;
}

// The place of the name among those that there are.
std::size_t parse_choice(std::string_view text, std::span<const std::string_view> choices, const char* unknown) {
    const auto name = std::ranges::find(choices, text);
    if (name == choices.end()) throw BadValue(text.empty() ? "empty" : unknown, std::string(nearest(text, choices)));
    return static_cast<std::size_t>(name - choices.begin());
}

// clang-format off
constexpr Key keys[] = {
    {"server", "name", "1 to 200 bytes of UTF-8 without control characters or #",
     [](Config& c, std::string_view v) { check_words(v, 1, longest_server_name); c.server_name = v; },
     [](const Config& c) { return c.server_name; }},

    {"journal", "file", "a file, or nothing for lines that live in memory alone",
     [](Config& c, std::string_view v) { c.journal.file = v; },
     [](const Config& c) { return c.journal.file; }},

    {"journal", "durability", "synced, written, memory",
     [](Config& c, std::string_view v) { c.journal.durability = static_cast<Durability>(parse_choice(v, durability_names, "unknown durability")); },
     [](const Config& c) { return std::string(durability_names[static_cast<std::size_t>(c.journal.durability)]); }},

    {"audit", "file", "a file, - for standard error, or nothing for no audit log",
     [](Config& c, std::string_view v) { c.audit_file = v; },
     [](const Config& c) { return c.audit_file; }},

    {"log", "level", "trace, debug, info, warning, error",
     [](Config& c, std::string_view v) { c.log_level = static_cast<LogLevel>(parse_choice(v, level_names, "unknown level")); },
     [](const Config& c) { return std::string(level_names[static_cast<std::size_t>(c.log_level)]); }},

    {"limits", "connections", "a number from 1 to 1000000",
     [](Config& c, std::string_view v) { c.limits.connections = number_in(v, 1, 1'000'000); },
     [](const Config& c) { return std::to_string(c.limits.connections); }},

    {"limits", "max_connections_per_ip", "0 for any number, or a number to 1000000",
     [](Config& c, std::string_view v) { c.limits.connections_per_ip = number_in(v, 0, 1'000'000); },
     [](const Config& c) { return std::to_string(c.limits.connections_per_ip); }},

    {"limits", "new_connections_per_ip", "0 for any number, or a number and a time: 32/10min",
     [](Config& c, std::string_view v) { c.limits.new_connections_per_ip = parse_rate(v); },
     [](const Config& c) { return print_rate(c.limits.new_connections_per_ip); }},

    {"limits", "exempt", "addresses and ranges of them with commas between, such as 127.0.0.0/8, ::1/128; or nothing",
     [](Config& c, std::string_view v) { c.limits.exempt = parse_ranges(v); },
     [](const Config& c) { return print_ranges(c.limits.exempt); }},

    {"limits", "line", "a size from 64 to 1MiB in bytes, KiB or MiB",
     [](Config& c, std::string_view v) { c.limits.line = size_in(v, 64, MiB); },
     [](const Config& c) { return print_size(c.limits.line); }},

    {"limits", "outbox_soft", "a size from 1KiB to 1GiB in bytes, KiB, MiB or GiB, well below outbox_hard",
     [](Config& c, std::string_view v) { c.limits.outbox_soft = size_in(v, KiB, GiB); },
     [](const Config& c) { return print_size(c.limits.outbox_soft); }},

    {"limits", "outbox_hard", "a size from 1KiB to 1GiB in bytes, KiB, MiB or GiB, at least outbox_soft + 64KiB + 2 x line",
     [](Config& c, std::string_view v) { c.limits.outbox_hard = size_in(v, KiB, GiB); },
     [](const Config& c) { return print_size(c.limits.outbox_hard); }},

    {"limits", "outbox_total", "a size from 1MiB to 1024GiB in bytes, KiB, MiB or GiB",
     [](Config& c, std::string_view v) { c.limits.outbox_total = size_in(v, MiB, 1024 * GiB); },
     [](const Config& c) { return print_size(c.limits.outbox_total); }},

    {"limits", "outbox_patience", "a time from 1ms to 8760h in ms, s, min or h",
     [](Config& c, std::string_view v) { c.limits.outbox_patience = duration_in(v, 1ms, longest_duration); },
     [](const Config& c) { return print_duration(c.limits.outbox_patience); }},

    {"limits", "memory", "a size from 1MiB to 1024GiB in bytes, KiB, MiB or GiB",
     [](Config& c, std::string_view v) { c.limits.memory = size_in(v, MiB, 1024 * GiB); },
     [](const Config& c) { return print_size(c.limits.memory); }},

    {"limits", "idle", "0 for never, or a time from 1ms to 8760h in ms, s, min or h",
     [](Config& c, std::string_view v) { c.limits.idle = parse_duration(v); },
     [](const Config& c) { return print_duration(c.limits.idle); }},
};

constexpr ListenerKey keys_of_listeners[] = {
    {"address", "an IPv4 or IPv6 address in numbers, without brackets, such as 127.0.0.1, 0.0.0.0, ::1 or ::",
     [](ListenerConfig& l, std::string_view v) { (void)Address(v); l.address = v; },
     [](const ListenerConfig& l) { return l.address; }},

    {"port", "1 to 65535, or 0 for any free port",
     [](ListenerConfig& l, std::string_view v) { l.port = static_cast<std::uint16_t>(number_in(v, 0, 65535)); },
     [](const ListenerConfig& l) { return std::to_string(l.port); }},

    {"room", allowed_plain_name,
     [](ListenerConfig& l, std::string_view v) { check_plain_name(v); l.room = v; },
     [](const ListenerConfig& l) { return l.room; }},

    {"burst", "0 for no flood control, or a number to 10000",
     [](ListenerConfig& l, std::string_view v) { l.pace.burst = number_in(v, 0, fastest); },
     [](const ListenerConfig& l) { return std::to_string(l.pace.burst); }},

    {"rate", "0 for no flood control, or a number to 10000 (in a second)",
     [](ListenerConfig& l, std::string_view v) { l.pace.rate = number_in(v, 0, fastest); },
     [](const ListenerConfig& l) { return std::to_string(l.pace.rate); }},
};

constexpr RoomKey keys_of_rooms[] = {
    {"ops", allowed_names,
     [](RoomConfig& r, std::string_view v) { r.ops = parse_names(v); },
     [](const RoomConfig& r) { return fmt::format("{}", fmt::join(r.ops, " ")); }},

    {"keep_lines", "0 for all, or a number to 1000000000000",
     [](RoomConfig& r, std::string_view v) { r.keeping.lines = number_in(v, 0, most_kept_lines); },
     [](const RoomConfig& r) { return std::to_string(r.keeping.lines); }},

    {"keep_days", "0 for ever, or a number to 36500",
     [](RoomConfig& r, std::string_view v) { r.keeping.days = number_in(v, 0, most_kept_days); },
     [](const RoomConfig& r) { return std::to_string(r.keeping.days); }},
};
// clang-format on

} // namespace

std::span<const Key> config_keys() noexcept { return keys; }
std::span<const ListenerKey> listener_keys() noexcept { return keys_of_listeners; }
std::span<const RoomKey> room_keys() noexcept { return keys_of_rooms; }

const Key* find_key(std::string_view section, std::string_view name) noexcept {
    const auto key = std::ranges::find_if(keys, [=](const Key& k) { return k.section == section && k.name == name; });
    return key == std::end(keys) ? nullptr : key;
}

} // namespace chat
