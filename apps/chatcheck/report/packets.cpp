// Making IPv4 and TCP headers (RFC 791, RFC 9293).
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/packets.hpp"

#include <algorithm>

namespace chat::check {
namespace {

constexpr std::uint8_t fin = 1, syn = 2, rst = 4, push = 8, ack = 16;
constexpr std::size_t largest_segment = 65000; // with its headers below what IPv4 can say

std::string big(std::uint32_t number, int octets) {
    std::string out;
    for (int i = octets - 1; i >= 0; --i) out += static_cast<char>(number >> 8 * i & 0xff);
    return out;
}

// RFC 1071, over an even number of octets.
std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        sum += static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << 8 |
               static_cast<unsigned char>(bytes[i + 1]);
    while (sum >> 16) sum = (sum & 0xffff) + (sum >> 16);
    return ~sum & 0xffff;
}

constexpr Party other(Party one) { return one == Party::client ? Party::server : Party::client; }
constexpr std::size_t index(Party one) { return static_cast<std::size_t>(one); }

} // namespace

std::string Dialogue::packet(Party from, std::uint8_t flags, std::string_view bytes) {
    constexpr std::uint32_t loopback = 0x7f000001, ipv4 = 0x45, tcp = 6, lives = 64, window = 65535;
    constexpr int header = 20; // of each
    const std::size_t us = index(from), them = index(other(from));
    const auto total = static_cast<std::uint32_t>(2 * header + bytes.size());
    std::string ip = big(ipv4, 1) + big(0, 1) + big(total, 2) + big(0, 4) + big(lives, 1) + big(tcp, 1);
    const std::string addresses = big(loopback, 4) + big(loopback, 4);
    ip += big(checksum(ip + big(0, 2) + addresses), 2) + addresses;
    std::string segment = big(ports_[us], 2) + big(ports_[them], 2) + big(next_[us], 4) +
                          big(flags & ack ? next_[them] : 0, 4) + big(header / 4 << 4, 1) + big(flags, 1) +
                          big(window, 2);
    const std::string rest = big(0, 2) + std::string(bytes);
    std::string summed = addresses + big(tcp, 2) + big(total - header, 2) + segment + big(0, 2) + rest;
    if (summed.size() % 2) summed += '\0';
    segment += big(checksum(summed), 2) + rest;
    next_[us] += static_cast<std::uint32_t>(bytes.size()) + ((flags & (syn | fin)) ? 1 : 0);
    return ip + segment;
}

std::vector<std::string> Dialogue::segments(Party from, std::string_view bytes) {
    std::vector<std::string> packets;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(largest_segment, bytes.size())))
        packets.push_back(packet(from, push | ack, bytes.substr(0, largest_segment)));
    return packets;
}

std::vector<std::string> Dialogue::packets_of(const Event& event, Party ours) {
    switch (event.deed) {
    case Deed::connected: {
        std::string first = packet(Party::client, syn);
        std::string second = packet(Party::server, syn | ack);
        return {std::move(first), std::move(second), packet(Party::client, ack)};
    }
    case Deed::sent: return segments(ours, event.bytes);
    case Deed::received: return segments(other(ours), event.bytes);
    case Deed::finished:
    case Deed::closed: return {packet(ours, fin | ack)};
    case Deed::ended: return {packet(other(ours), fin | ack)};
    case Deed::dropped: return {packet(ours, rst | ack)};
    case Deed::was_reset: return {packet(other(ours), rst | ack)};
    default: return {};
    }
}

} // namespace chat::check
