// A server under test: one that runs already, or one that chatcheck starts.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/desk.hpp"
#include "apps/chatcheck/play/program.hpp"

#include <memory>
#include <optional>
#include <string>

namespace chat::check {

struct Address {
    std::string host;
    std::string port;
};

class Server {
public:
    virtual ~Server() = default;

    virtual const Address& address() const noexcept = 0;

    // The next case begins. With `fresh` the server must be one that nobody has spoken with. Throws Stop.
    virtual void enter(Desk& desk, bool fresh) = 0;
    // The case is over, and its desk goes.
    virtual void leave() = 0;

    // The started program, or nullptr: then it cannot be killed, started anew or measured, and cases that need that are
    // skipped.
    virtual Program* program() noexcept = 0;
    // Kills it and starts it on the same port. Throws Stop: it must listen within a second if it ever will.
    virtual void restart() = 0;
};

// One that somebody else runs.
std::unique_ptr<Server> found_server(Address address);

// `command` with {port} in it, run by a shell; a new one whenever a case needs that or the last one has died.
std::unique_ptr<Server> started_server(std::string command);

} // namespace chat::check
