// One life of the daemon: the world that main() makes, on a simulated loop, over a disk that outlives it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/hub.hpp"
#include "libchat/core/log.hpp"
#include "tests/simulation/connection.hpp"
#include "tests/simulation/disk.hpp"
#include "tests/simulation/ledger.hpp"
#include "tests/support/fakes.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chat::simulation {

// How one listener is set up.
struct Door {
    explicit Door(ProtocolType t) : type(std::move(t)), options(type.options) {}

    ProtocolType type;
    Options options;
};

class Daemon {
public:
    Daemon(Random& random, const Limits& limits, Disk& disk, Ledger& ledger, bool at_once,
           const std::vector<Door>& doors, const Sections& sections);
    // Without a word to anybody, as by SIGKILL; but the audit log is whole.
    ~Daemon();

    // Puts something between the door of this place and its protocol.
    template <class Wrap> void wraps(std::size_t door, Wrap wrap) {
        protocols_[door] = wrap(std::move(protocols_[door]));
    }
    // A client has connected to the door of this place.
    std::shared_ptr<Connection> welcome(std::size_t door, Link& link, ConnectionId id);
    // In good order: everybody is told, and closed as soon as he has taken what is his.
    void stop();

    // One of the things that are to be done in a later step, where there are any.
    void does_a_posted_deed();
    // Each touched connection is flushed once.
    void turn_ends();
    // What is due by then is done; also what comes up meanwhile.
    void passes(std::chrono::milliseconds time);
    bool quiet() const noexcept { return loop_.posted.empty() && loop_.touched.empty(); }

    // Nobody has a name or a seat whose connection has ended; names are unique; no outbox is over its limit.
    void promises_order() const;
    // Everybody is gone, and has left nothing behind.
    void promises_emptiness();

    Hub& hub() noexcept { return hub_; }
    Loop& loop() noexcept { return loop_; }
    test::ManualClock& clock() noexcept { return clock_; }
    const std::vector<std::shared_ptr<Connection>>& connections() const noexcept { return connections_; }

private:
    void bury();

    test::ManualClock clock_;
    Loop loop_;
    const Limits& limits_;
    Ledger& ledger_;
    NoLog log_;
    MemoryBudget memory_{1'000'000};
    Roster roster_;
    Lobby lobby_;
    Hub hub_;
    const std::vector<Door>& doors_;
    std::vector<std::unique_ptr<Protocol>> protocols_;
    std::vector<std::shared_ptr<Connection>> connections_;
};

} // namespace chat::simulation
