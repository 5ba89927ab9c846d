// What all irc listeners of the daemon have in common: the server's words and limits, its operators, and who was here.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/clock.hpp"
#include "libchat/core/hub.hpp"
#include "protocols/irc/setting.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace chat::irc {

class User;

// Somebody who went by a name, and does no more.
struct Former {
    std::string nick;
    std::string user;
    std::string host;
    std::string real_name;
    Time until;
};

class Network {
public:
    // `clock` outlives the network.
    Network(NetworkSetting chosen, const Sections& sections, const Clock& clock);

    const NetworkSetting& setting() const noexcept { return setting_; }
    const IrcLimits& limits() const noexcept { return setting_.limits; }
    const std::string& server() const noexcept { return setting_.server; }
    Time now() const noexcept { return clock_.now(); }
    // For how long it is so since then; not at all where the wall clock has gone back since.
    std::chrono::seconds since(Time then) const noexcept;
    Time started() const noexcept { return started_; }

    // The lines of the file that [irc] names; none where it names none. Read when the network is made, and by rehash().
    const std::vector<std::string>& motd() const noexcept { return motd_; }
    void rehash();

    // The password hash of [oper.NAME]; empty where there is none of that name.
    std::string_view operator_hash(std::string_view name) const noexcept;
    // That of any operator; empty where there is none.
    std::string_view some_operator_hash() const noexcept;

    // Who goes by names no longer, the last of them first.
    void remember(Former former);
    const std::deque<Former>& former() const noexcept { return former_; }

    // Who has registered and not left.
    void registered(User& user) { users_.insert(&user); }
    void left(User& user) noexcept { users_.erase(&user); }
    const std::unordered_set<User*>& users() const noexcept { return users_; }
    // Connected, and not registered yet.
    std::size_t unknown = 0;

private:
    const NetworkSetting setting_;
    const Clock& clock_;
    const Time started_;
    std::vector<std::pair<std::string, std::string>> operators_; // name, hash
    std::vector<std::string> motd_;
    std::deque<Former> former_;
    std::unordered_set<User*> users_;
};

} // namespace chat::irc
