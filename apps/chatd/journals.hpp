// Where the lines of all rooms are kept: in a file, or in memory.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/config/config.hpp"
#include "libchat/core/lobby.hpp"
#include "libchat/core/roster.hpp"
#include "libchat/store/store.hpp"

#include <boost/asio/io_context.hpp>

#include <optional>
#include <string>

namespace chat::daemon {

// The journal's file: a relative path begins in the service's state directory, or where chatd was started.
std::string journal_file(const Config& config);

// Declare it before the rooms: they must not outlive it.
class Journals {
public:
    // Throws StoreError. `world` and `roster` outlive it.
    Journals(const Config& config, const Store::World& world, const Roster& roster);

    JournalMaker maker();

    // While it stands, lines go to the disk, and `io` is told of it. At its end all of them are there.
    class Running {
    public:
        Running(Journals& journals, boost::asio::io_context& io);
        Running(const Running&) = delete;
        ~Running();

    private:
        Journals& journals_;
    };

private:
    MemoryBudget& memory_;
    std::optional<Store> store_;
};

} // namespace chat::daemon
