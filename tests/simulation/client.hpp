// One client from its connecting to its end: how it reads, what it sends, and how it goes.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/simulation/connection.hpp"
#include "tests/simulation/link.hpp"
#include "tests/simulation/tongue.hpp"

#include <memory>
#include <string>

namespace chat::simulation {

// How a client reads: whatever comes, at once; a little now and then; for some time not at all; never.
enum class Reader { prompt, slow, stalling, deaf };

class Client {
public:
    Client(ConnectionId id, Ledger& ledger, const Disk& disk, Word& word) : ear(id, ledger, disk, word) {}

    // Its daemon is there.
    void connects(const std::shared_ptr<Connection>& connection, std::unique_ptr<Tongue> tongue);

    void types(const std::string& bytes) {
        if (!link.client_ended && !link.reset) link.up += bytes;
    }
    void shuts_down() noexcept { link.client_ended = true; }
    void resets() noexcept {
        link.tear();
        link.down.clear();
    }
    // Reads at most so much.
    void reads(std::size_t most);

    // It was closed by the daemon, and has read all there was; or there was a reset.
    bool over() const noexcept { return link.reset || (link.daemon_ended && link.down.empty()); }
    // It is connected, and the daemon has not ended it.
    bool lives() const;
    bool has_left() const noexcept { return link.client_ended || leaving; }

    Link link;
    Ear ear;
    std::unique_ptr<Tongue> tongue;
    std::weak_ptr<Connection> connection;
    Reader reader = Reader::prompt;
    bool always_reads = true; // whatever comes, and did so from the first
    bool leaving = false;     // said so
};

} // namespace chat::simulation
