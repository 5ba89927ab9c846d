// The network between one client and the daemon: bytes under way, and how it ends.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>

namespace chat::simulation {

struct Link {
    std::string up;             // sent by the client, not yet read by the daemon
    std::string down;           // sent by the daemon, not yet read by the client
    std::size_t window = 65536; // bytes of `down` that find room
    bool client_ended = false;  // the client's sending side is shut, behind `up`
    bool daemon_ended = false;  // the daemon's, behind `down`
    bool reset = false;         // by either side: what is under way is lost

    std::size_t room() const noexcept { return down.size() < window ? window - down.size() : 0; }
    void tear() noexcept {
        reset = true;
        up.clear();
    }
};

} // namespace chat::simulation
