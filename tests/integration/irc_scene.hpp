// A server where everybody is in one room: irc, crlf, broadcast, line and peer, over real sockets.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/integration/client.hpp"
#include "tests/integration/test_server.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace chat::test {

struct Campus {
    // `chosen` sets keys of [irc]; flood control is off unless it says otherwise. There is one operator (opers()).
    explicit Campus(JournalKind kind = JournalKind::memory, const Limits& limits = {},
                    const std::map<std::string, OptionValue>& chosen = {});

    TestServer server;
    std::uint16_t irc = 0, crlf = 0, broadcast = 0, line = 0, peer = 0;
};

// Somebody on irc who has registered, and read his welcome.
class Netizen {
public:
    Netizen(const Campus& campus, std::string nick, std::string_view caps = {}, int receive_buffer = 0);

    void says(std::string_view line);
    // The next line without its CR LF; empty where none comes.
    std::string hears();
    // Joins a room, and reads all that this brings.
    void joins(const std::string& channel);
    // Becomes an operator of the daemon, and reads that he is.
    void opers();
    // What comes until his next PONG: nothing more is on its way.
    std::string all();

    Client client;
    const std::string nick;
};

} // namespace chat::test
