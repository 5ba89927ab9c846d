// A victim and its bystanders in a simulated daemon: what is left of them once the victim's handler has failed.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/simulation/daemon.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chat::test {

// What one client of each protocol says, from its first byte to its goodbye: every command that it has.
struct Script {
    std::string_view protocol;
    std::vector<std::string> steps;
};
const std::vector<Script>& scripts();

class Scene {
public:
    // A daemon where `script` is the victim's; the journal answers at once, or later. Bystanders of line, broadcast and
    // irc are there, and in the lobby. `file` is the audit's.
    Scene(const Script& script, bool at_once, const std::string& file);

    simulation::Daemon& daemon() noexcept { return *daemon_; }
    static constexpr std::size_t victims_door = 0;

    // The victim connects, says its next line, or closes its sending side; false where its script is over.
    bool step();
    // The daemon does all there is to do.
    void settles();
    // Whatever became of the victim, the others talk as before; it is gone, and has left nothing behind. Throws Broken.
    void promises_others_unharmed(simulation::Ledger::Gaps gaps);

private:
    struct Bystander {
        simulation::Link link;
        std::weak_ptr<simulation::Connection> connection;
    };
    void bystanders_come();

    simulation::Random random_{1};
    Limits limits_;
    simulation::Disk disk_;
    simulation::Ledger ledger_;
    std::vector<simulation::Door> doors_;
    Sections sections_;
    const Script& script_;
    simulation::Link victim_;
    std::array<Bystander, 3> bystanders_;
    std::unique_ptr<simulation::Daemon> daemon_;
    std::size_t said_ = 0; // steps of the script
};

} // namespace chat::test
