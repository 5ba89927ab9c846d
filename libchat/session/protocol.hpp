// How a protocol is plugged in: what it is called, what it offers, and who answers its connections.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/hub.hpp"
#include "libchat/session/handler.hpp"
#include "libchat/session/limits.hpp"
#include "libchat/session/options.hpp"
#include "libchat/session/pace.hpp"
#include "libchat/session/sections.hpp"
#include "libchat/session/session.hpp"
#include "libchat/session/timers.hpp"
#include "libchat/session/workers.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chat {

// One listener's protocol. It outlives every handler it makes.
class Protocol {
public:
    virtual ~Protocol() = default;
    // Who answers a new connection. `session` outlives the handler. May throw: then the connection is closed.
    virtual std::unique_ptr<Handler> answer(Session& session) = 0;
    // What a client is told that is not taken in, in the protocol's own words, and its end; `why` is a sentence without
    // a capital. Nothing where the protocol has no words for it.
    virtual std::string turn_away(std::string_view why) const { return (void)why, std::string(); }
    // The server is going down, and every connection hears so: what lives without one ends now.
    virtual void stop() {}
};

// What a listener gives its protocol. The references outlive it.
struct ListenerContext {
    Hub& hub;
    Room& room;
    const Limits& limits;
    const Options& options;   // only during make: copy what is needed
    const Sections& sections; // those its row offers, and perhaps others'; only during make
    std::uint16_t port;       // the listener's, which is bound already
    Timers& timers;           // for what outlives a connection; a talk's own limit is Session::set_deadline
    Workers& workers;         // for what would hold up the loop
    Pace pace = {};           // of each client

    Pacing pacing() const noexcept { return Pacing(pace, timers); }
};

// Makes the protocol of a listener that is bound to this port.
using ProtocolMaker = std::function<std::unique_ptr<Protocol>(std::uint16_t port)>;

// One row of the list of protocols (apps/chatd/protocols.cpp).
struct ProtocolType {
    std::string_view name;     // as in `protocol = crlf`
    std::string_view listener; // the name of its listener where there is no configuration: "commands"
    std::uint16_t port;        // its customary port
    std::vector<OptionSpec>
        options; // its own keys of a listener, none required: it also serves without a configuration
    std::unique_ptr<Protocol> (*make)(const ListenerContext& context);
    std::string_view how_to_talk; // a command line with {address} and {port} to be filled in
    // What all its listeners share. A section that two rows offer is one section of both: they offer it alike.
    std::vector<SectionSpec> sections = {};
    // What these ask of the whole house, before there is a listener or a room in it; null where they ask nothing.
    void (*prepare)(Hub& hub, const Sections& sections) = nullptr;
    Pace pace = {}; // its clients' where the configuration says nothing
};

} // namespace chat
