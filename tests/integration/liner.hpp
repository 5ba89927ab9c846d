// Somebody with a client of the line protocol, over a real socket.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/integration/client.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <string>

namespace chat::test {

struct Liner {
    explicit Liner(std::uint16_t port, int receive_buffer = 0) : client(port, "127.0.0.1", receive_buffer) {}
    Liner(std::uint16_t port, const std::string& name, int receive_buffer = 0) : Liner(port, receive_buffer) {
        types("login " + name);
        client.until("OK login " + name + "\n");
    }
    void types(const std::string& command) { client.send(command + "\n"); }
    bool hears(const std::string& bytes) {
        const std::string heard = client.bytes(bytes.size());
        UNSCOPED_INFO("heard: " << heard);
        return heard == bytes;
    }
    bool answers(const std::string& command, const std::string& lines) {
        types(command);
        return hears(lines);
    }
    bool hears_nothing_else() { return answers("ping nothing", "OK ping nothing\n"); }

    Client client;
};

} // namespace chat::test
