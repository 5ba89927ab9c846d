// TCP ports of this machine, and connections to them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/descriptor.hpp"
#include "apps/chatcheck/play/pump.hpp"

#include <string>

namespace chat::check {

// A port that nobody listens on now. Throws system_error.
int free_port();

// Does anybody listen on this port? Without connecting: a server may take the first connection for its only client.
bool is_listening(const std::string& port);

// A listener on a free port of 127.0.0.1, or on the given one of all addresses. Throws system_error.
Descriptor listen_on(int port);
int port_of(const Descriptor& listener);

// A connection, by name or address, or none; then `why` says what was wrong.
Descriptor connect_to(const std::string& host, const std::string& port, Pump& pump, Pump::Clock::time_point until,
                      std::string& why);

} // namespace chat::check
