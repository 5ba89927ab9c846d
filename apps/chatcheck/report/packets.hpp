// One TCP connection as IPv4 packets.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/transcript.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chat::check {

enum class Party { client, server };

// Both ends are 127.0.0.1. Sequence numbers begin at 0 and count as TCP's do, so that a reader follows the stream.
class Dialogue {
public:
    Dialogue(std::uint16_t client_port, std::uint16_t server_port) : ports_{client_port, server_port} {}

    // What went over the wire for an event of chatcheck, which is `ours`: a handshake, segments, a FIN or a RST.
    std::vector<std::string> packets_of(const Event& event, Party ours);

private:
    std::vector<std::string> segments(Party from, std::string_view bytes);
    std::string packet(Party from, std::uint8_t flags, std::string_view bytes = {});

    std::uint16_t ports_[2];
    std::uint32_t next_[2] = {0, 0}; // the sequence number that each end sends next
};

// The low `octets` of a number, lowest first.
inline std::string little(std::uint32_t number, int octets) {
    std::string out;
    for (int i = 0; i < octets; ++i) out += static_cast<char>(number >> 8 * i & 0xff);
    return out;
}

} // namespace chat::check
