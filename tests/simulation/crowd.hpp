// Hundreds of clients of all protocols, a network that cuts and delays, a disk that refuses, a daemon that restarts.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/simulation/client.hpp"
#include "tests/simulation/daemon.hpp"
#include "tests/simulation/story.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chat::simulation {

// What a seed was about, for who wants to know that something happened.
struct Tally {
    std::size_t sessions = 0, lines = 0, kept = 0, refused = 0, heard = 0, restarts = 0, slow_readers = 0;
    void add(const Tally& other);
};

// The life of one seed. Every promise that is broken is a Broken.
class Crowd {
public:
    // The audit goes to `file`, which is not there yet.
    Crowd(std::uint64_t seed, const std::string& file, const Story& story);

    Tally lives();

private:
    void begins_life();
    void comes(std::size_t seat);
    void goes(Client& client);
    void acts(Client& client);
    void speaks(Client& client);
    void moves_bytes();
    void reads_as_it_does(Client& client);
    void happens();
    void restarts();
    void wall_jumps();
    void time_passes(std::chrono::milliseconds time);
    void turn_ends();
    void buries(std::size_t seat);

    void comes_to_rest();
    bool at_rest() const;
    std::string who_does_not_rest() const;
    void compare();
    void compare_at_rest();
    void everybody_leaves();
    void history_is_whole();

    static constexpr std::size_t peer_door = 4;

    Random random_;
    const Story& story_;
    Tally tally_;
    Limits limits_;
    Disk disk_;
    Ledger ledger_;
    Word word_;
    std::vector<Door> doors_;
    Sections sections_;
    bool echo_;  // broadcast's
    bool bytes_; // not ASCII alone is said; no peer is there, whose lengths count characters or bytes
    std::size_t longest_text_;
    std::vector<std::unique_ptr<Client>> clients_; // null: nobody is there
    std::unique_ptr<Daemon> daemon_;               // before the clients: it holds on to their links
    std::size_t next_id_ = 0, texts_ = 0, step_ = 0;
    std::size_t refuses_until_ = 0; // step
    bool resting_ = false;
};

} // namespace chat::simulation
