// What the operator chose: for one listener, and in [irc] for all of them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/names.hpp"
#include "libchat/session/protocol.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chat::irc {

// The longest things, and the most of them. Bytes, where it is a length.
struct IrcLimits {
    std::size_t nick = names::longest, channel = 50, topic = 390, kick = 390, away = 390, real_name = 150, user = 20,
                key = 32;
    std::size_t channels = 100, list = 100, monitor = 100, whowas = 100;
};

// The words and limits of [irc].
struct NetworkSetting {
    explicit NetworkSetting(const Options& options);

    const std::string network;        // "ClassNet"
    const std::string server;         // our name in messages: "irc.example"
    const std::string description;    // one line about us
    const std::string motd;           // a file; empty: none
    const std::string admin_location; // where the server is; empty: not told
    const std::string admin_email;    // of who looks after it; empty: not told
    const bool flood_control;
    const IrcLimits limits;
};

// What all conversations of one listener have in common.
struct Setting {
    explicit Setting(const ListenerContext& context);

    Hub& hub;
    Room& room;
    Timers& timers;
    Workers& workers;
    const std::string password;                   // that PASS must say; empty: none
    const std::chrono::milliseconds registration; // how long it may take
    const std::chrono::milliseconds ping;         // after such a silence a client is asked whether it is there
};

// By its name in [irc] and in RPL_ISUPPORT.
names::Casemapping casemapping_of(std::string_view word) noexcept;
std::string_view word_of(names::Casemapping casemapping) noexcept;

std::vector<OptionSpec> options();
std::vector<SectionSpec> sections();

} // namespace chat::irc
