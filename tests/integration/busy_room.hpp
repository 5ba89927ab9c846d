// Servers as most tests of connections need them: running, with a protocol and clients.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/crlf/protocol.hpp"
#include "tests/integration/client.hpp"
#include "tests/integration/shout.hpp"
#include "tests/integration/test_server.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <vector>

namespace chat::test {

// A room in which everybody hears everybody, with either journal.
struct BusyRoom {
    explicit BusyRoom(std::size_t readers, const Limits& limits = {})
        : server(GENERATE(JournalKind::memory, JournalKind::delaying), limits) {
        port = server.listen(shout());
        server.start();
        for (std::size_t i = 0; i < readers; ++i) clients.push_back(welcome());
    }
    Client welcome(int receive_buffer = 0) {
        Client client(port, "127.0.0.1", receive_buffer);
        CHECK(client.until("\n") == "welcome\n");
        return client;
    }

    TestServer server;
    std::uint16_t port = 0;
    std::vector<Client> clients;
};

// A server of one protocol.
struct Serving {
    explicit Serving(const ProtocolType& type, JournalKind kind = JournalKind::memory, const Limits& limits = {})
        : server(kind, limits), port(server.listen(type)) {
        server.start();
    }

    TestServer server;
    std::uint16_t port;
};

} // namespace chat::test
