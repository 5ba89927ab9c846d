// A link whose other end the test holds.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/link.hpp"
#include "apps/chatcheck/play/port.hpp"

#include <sys/socket.h>

#include <functional>
#include <string>
#include <string_view>

namespace chat::check {

struct Pair {
    Pair() {
        const Descriptor listener = listen_on(0);
        std::string why;
        Descriptor ours = connect_to("127.0.0.1", std::to_string(port_of(listener)), desk.pump,
                                     Pump::Clock::now() + desk.pace.patience(), why);
        theirs = Descriptor(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        link.emplace("ann", std::move(ours), desk);
    }

    // What the program under test sends.
    void says(std::string_view bytes) { ::send(theirs.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL); }
    void ends() { theirs.close(); }
    void resets() {
        const linger at_once{1, 0};
        ::setsockopt(theirs.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        theirs.close();
    }

    Desk desk{
        {0.05}, Level::must, {}, {}, {}}; // a twentieth of the patience: what does not come is not waited for long
    Descriptor theirs;
    std::optional<Link> link;
};

// How `play` was stopped; a pass where it was not.
inline Stop stop_of(const std::function<void()>& play) {
    try {
        play();
    } catch (const Stop& stop) {
        return stop;
    }
    return {Outcome::pass, "", {}};
}

} // namespace chat::check
