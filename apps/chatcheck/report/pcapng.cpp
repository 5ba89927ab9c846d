// A capture for Wireshark: the connections of all cases, as if they had been listened to.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/formats.hpp"
#include "apps/chatcheck/report/packets.hpp"
#include "apps/chatcheck/report/text.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace chat::check {
namespace {

// pcapng's blocks (draft-ietf-opsawg-pcapng): little-endian, each with its length at both ends.
void put_block(std::string& out, std::uint32_t type, std::string body) {
    body.append((4 - body.size() % 4) % 4, '\0');
    const auto length = static_cast<std::uint32_t>(body.size() + 12);
    out += little(type, 4) + little(length, 4) + body + little(length, 4);
}

std::string option(std::uint32_t code, std::string_view value) {
    std::string text(value);
    text.append((4 - text.size() % 4) % 4, '\0');
    return little(code, 2) + little(static_cast<std::uint32_t>(value.size()), 2) + text;
}

void put_header(std::string& out) {
    constexpr std::uint32_t section = 0x0a0d0d0a, magic = 0x1a2b3c4d, interface = 1, raw_ip = 101;
    put_block(out, section, little(magic, 4) + little(1, 2) + little(0, 2) + std::string(8, '\xff'));
    put_block(out, interface, little(raw_ip, 2) + little(0, 2) + little(0, 4));
}

// `when` in microseconds of 1970; the comment says which case it belongs to.
void put_packet(std::string& out, std::uint64_t when, const std::string& packet, const std::string& comment) {
    constexpr std::uint32_t enhanced_packet = 6, comment_option = 1;
    const auto length = static_cast<std::uint32_t>(packet.size());
    std::string padded = packet;
    padded.append((4 - padded.size() % 4) % 4, '\0');
    put_block(out, enhanced_packet,
              little(0, 4) + little(static_cast<std::uint32_t>(when >> 32), 4) +
                  little(static_cast<std::uint32_t>(when), 4) + little(length, 4) + little(length, 4) + padded +
                  (comment.empty() ? "" : option(comment_option, comment) + little(0, 4)));
}

std::uint16_t usual_port(const std::string& protocol) {
    static const std::map<std::string, std::uint16_t> ports{{"crlf", 9020}, {"broadcast", 9000}, {"peer", 1027},
                                                            {"line", 9002}, {"irc", 6667},       {"echo", 9007}};
    const auto found = ports.find(protocol);
    return found == ports.end() ? 9999 : found->second;
}

} // namespace

std::string pcapng_report(const Run& run, const Terms& terms) {
    std::string out;
    put_header(out);
    const auto began = std::chrono::duration_cast<std::chrono::microseconds>(run.began.time_since_epoch());
    const Party ours = run.side == "server" ? Party::client : Party::server;
    std::uint16_t port = 40000;
    for (const Result& result : run.results) {
        if (is_hidden(*result.row, terms)) continue;
        std::map<std::string, Dialogue> dialogues;
        std::string comment = fmt::format("{} ({})", result.row->slug, result.row->number);
        for (const Event& event : result.transcript.events()) {
            if (event.deed == Deed::connected)
                dialogues.insert_or_assign(event.who, Dialogue(++port, usual_port(run.protocol)));
            const auto found = dialogues.find(event.who);
            if (found == dialogues.end()) continue;
            for (const std::string& packet : found->second.packets_of(event, ours))
                put_packet(out, static_cast<std::uint64_t>((began + event.when).count()), packet,
                           std::exchange(comment, {}));
        }
    }
    return out;
}

} // namespace chat::check
