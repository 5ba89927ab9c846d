// Setting the scene.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/irc_scene.hpp"

#include "protocols/broadcast/protocol.hpp"
#include "protocols/crlf/protocol.hpp"
#include "protocols/irc/protocol.hpp"
#include "protocols/line/protocol.hpp"
#include "protocols/peer/protocol.hpp"
#include "tests/support/catch.hpp"

#include <utility>

namespace chat::test {
namespace {

// Of "open sesame"; cheaper to check than those that chatd makes.
const std::string hash =
    "$argon2id$v=19$m=8,t=1,p=1$hkPrFfQuP0nC53ncgMixBw$CiKNuEUgXCa8jJ2E0ljanNX2FKHXMf/G5p7ztMPedr4";

} // namespace

Campus::Campus(JournalKind kind, const Limits& limits, const std::map<std::string, OptionValue>& chosen)
    : server(kind, limits) {
    const ProtocolType type = chat::irc::protocol_type();
    Sections sections(type.sections);
    Options words = sections.only("irc");
    words.set("flood_control", std::string("no"));
    for (const auto& [key, value] : chosen) words.set(key, value);
    sections.set("irc", words);
    Options chief;
    chief.set("password_hash", hash);
    sections.add("oper", "chief", std::move(chief));
    irc = server.listen(type, Options(type.options), sections);
    crlf = server.listen(chat::crlf::protocol_type());
    broadcast = server.listen(chat::broadcast::protocol_type());
    line = server.listen(chat::line::protocol_type());
    peer = server.listen(chat::peer::protocol_type());
    server.start();
}

Netizen::Netizen(const Campus& campus, std::string name, std::string_view caps, int receive_buffer)
    : client(campus.irc, "127.0.0.1", receive_buffer), nick(std::move(name)) {
    if (!caps.empty()) says("CAP REQ :" + std::string(caps));
    says("NICK " + nick + "\r\nUSER " + nick + " 0 * :The real " + nick);
    if (!caps.empty()) says("CAP END");
    const std::string welcome = all();
    INFO(welcome);
    REQUIRE(welcome.find(" 001 " + nick + " ") != welcome.npos);
}

void Netizen::says(std::string_view line) { client.send(std::string(line) + "\r\n"); }

std::string Netizen::hears() {
    std::string line = client.until("\r\n");
    if (line.ends_with("\r\n")) line.resize(line.size() - 2);
    return line;
}

void Netizen::joins(const std::string& channel) {
    says("JOIN " + channel);
    all();
}

void Netizen::opers() {
    says("OPER chief :open sesame");
    CHECK_THAT(all(), contains_text(" 381 " + nick + " "));
}

std::string Netizen::all() {
    says("PING :all of it");
    const std::string end = "PONG irc.chatd :all of it\r\n";
    std::string heard = client.until(end);
    if (heard.ends_with(end)) heard.resize(heard.rfind(':', heard.size() - end.size()));
    return heard;
}

} // namespace chat::test
