// All rooms by name.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/room.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace chat {

// Makes the journal of a new room.
using JournalMaker = std::function<std::unique_ptr<Journal>(const std::string& room)>;

class Lobby {
public:
    // `clock`, `audit` and `roster` outlive the lobby.
    Lobby(JournalMaker make_journal, const Clock& clock, Audit& audit, const Roster& roster)
        : make_journal_(std::move(make_journal)), clock_(clock), audit_(audit), roster_(roster) {}

    // The room of that name, made on first demand. It stays where it is for the life of the lobby.
    Room& room(const std::string& name);

private:
    JournalMaker make_journal_;
    const Clock& clock_;
    Audit& audit_;
    const Roster& roster_;
    std::unordered_map<std::string, std::unique_ptr<Room>> rooms_;
};

} // namespace chat
