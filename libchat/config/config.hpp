// The configuration of a daemon: what main() reads once, before anything starts.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/config/config_error.hpp"
#include "libchat/core/keeping.hpp"
#include "libchat/core/log.hpp"
#include "libchat/session/limits.hpp"
#include "libchat/session/options.hpp"
#include "libchat/session/protocol.hpp"
#include "libchat/session/sections.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace chat {

// One [listen.NAME] section.
struct ListenerConfig {
    std::string name;
    const ProtocolType* type = nullptr; // never null in a Config that was read; points into the list of protocols
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; // 0 = any free one
    std::string room = "lobby";
    Pace pace; // of each client
    Options options;
};

// One [room.NAME] section.
struct RoomConfig {
    std::string name;
    std::vector<std::string> ops; // the names of those who keep order there; in another case they are the same
    Keeping keeping;
};

// The [journal] section.
struct JournalConfig {
    std::string file; // empty = lines live in memory
    Durability durability = Durability::synced;

    bool in_memory() const noexcept { return file.empty() || durability == Durability::memory; }
};

struct Config {
    std::string server_name = "chatd"; // "Welcome to chatd's chat room"
    std::vector<ListenerConfig> listeners;
    std::vector<RoomConfig> rooms; // those that have a section; others are made when they are needed, as ever
    Sections sections;             // of all protocols, whether a listener uses them or not
    JournalConfig journal;
    std::string audit_file = "chatd-audit.jsonl"; // "-" = standard error, empty = none
    LogLevel log_level = LogLevel::info;
    Limits limits;
    std::span<const ProtocolType> protocols; // whose sections these are
};

// Every protocol on its customary listener and port, on loopback. `protocols` outlives the Config.
Config default_config(std::span<const ProtocolType> protocols);

// Reads and checks a whole file; touches nothing else. What the file does not say has its default, but no listener
// is added to those it has. `protocols` outlives the Config. Throws ConfigError for the first thing that is wrong.
Config read_config(const std::string& file, std::span<const ProtocolType> protocols);

// The same for a text that is already here; `file` is only what errors call it.
Config parse_config(const std::string& file, std::string_view text, std::span<const ProtocolType> protocols);

// Every key with its value, as a file that read_config makes the same Config of. In place of a secret stands (secret):
// a file with one says nothing before the secret is put there.
std::string print_config(const Config& config);

} // namespace chat
