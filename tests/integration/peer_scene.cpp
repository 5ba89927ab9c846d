// Writing and reading the ten wires of the peer protocol.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/peer_scene.hpp"

#include "protocols/broadcast/protocol.hpp"
#include "protocols/crlf/protocol.hpp"
#include "protocols/peer/protocol.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <chrono>

namespace chat::test::turns {
namespace {

std::string number(std::size_t value, std::size_t width, char before) {
    std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), before) + digits;
}

std::string padded(std::size_t value, std::size_t width, char behind) {
    std::string digits = std::to_string(value);
    return digits + std::string(width - std::min(width, digits.size()), behind);
}

std::string_view arrow(const PeerWire& wire) { return wire.name == "len3x" ? "-> " : "> "; }

bool greets(const PeerWire& wire) { return wire.name == "greeting"; }

} // namespace

const std::vector<PeerWire>& all_wires() {
    static const std::vector<PeerWire> wires = {
        {"handle", "\\quit", true, false, 500},    {"plain", "/q", false, false, 1024},
        {"greeting", "\\quit", false, false, 500}, {"handshake", "\\quit", true, false, 500},
        {"port-line", "\\quit", true, false, 499}, {"len3x", "\\quit", true, true, 500},
        {"len3z", "\\quit", true, true, 499},      {"len4", "/q", false, true, 4096},
        {"header10", "/q", false, true, 4096},     {"len-total", "\\quit", false, true, 495},
    };
    return wires;
}

const PeerWire& wire_called(std::string_view name) { return *std::ranges::find(all_wires(), name, &PeerWire::name); }

std::string around(const PeerWire& wire, std::string_view body) {
    const std::string text(body);
    if (wire.name == "port-line") return text + "\n";
    if (wire.name == "len3x") return padded(text.size(), 3, 'x') + text;
    if (wire.name == "len3z") return number(text.size() + 1, 3, '0') + text + '\0';
    if (wire.name == "len4") return number(text.size(), 4, '0') + text;
    if (wire.name == "header10") return padded(text.size(), 10, ' ') + text;
    if (wire.name != "len-total") return text;
    const std::size_t rest = text.size() + 1; // the digits count themselves
    const std::size_t digits = rest + 1 < 10 ? 1 : rest + 2 < 100 ? 2 : rest + 3 < 1000 ? 3 : 4;
    return std::to_string(rest + digits) + " " + text;
}

std::string request(const PeerWire& wire, std::string_view text, std::string_view handle) {
    std::string body(text);
    if (wire.has_handles) body = std::string(handle).append(arrow(wire)) + body;
    if (wire.name == "handle" || wire.name == "handshake" || wire.name == "greeting") body += '\n';
    return around(wire, body);
}

std::string bare(const PeerWire& wire, std::string_view quit) { return around(wire, quit); }

std::string reply(const PeerWire& wire, std::string_view text, std::string_view by) {
    return wire.has_handles ? around(wire, std::string(by).append(arrow(wire)).append(text)) : around(wire, text);
}

std::string lines(const PeerWire& wire, std::string_view text) {
    std::string body(text);
    if (wire.name == "port-line") std::ranges::replace(body, '\n', ' ');
    return around(wire, body);
}

std::string our_quit(const PeerWire& wire) {
    if (wire.name == "port-line") return "SERVER> \\quit\n";
    return around(wire, wire.quit);
}

std::string message(std::string_view text) { return around(wire_called("header10"), text); }

std::vector<Step> opening(const PeerWire& wire, std::uint16_t port, std::string_view handle) {
    const std::string name(handle);
    if (wire.name == "greeting") return {{"", "SERVER"}, {name + "\n", ""}};
    if (wire.name == "handshake") return {{"client-372", "server-372"}, {name + "\n", "SERVER"}};
    if (wire.name == "port-line") return {{std::to_string(port) + "\n", ""}};
    if (wire.name == "len-total") return {{around(wire, name), "8 SERVER"}};
    return {};
}

Options peer_options(const Chosen& chosen) {
    Options options(peer::protocol_type().options);
    for (const auto& [name, value] : chosen) options.set(name, value);
    return options;
}

Corner::Corner(std::string_view partner, const Chosen& chosen, JournalKind kind) : server(kind) {
    Options options = peer_options(chosen);
    options.set("partner", std::string(partner));
    port = server.listen(peer::protocol_type(), options);
    Options greeting = options;
    greeting.set("greeting", std::string("yes"));
    greeting_port = server.listen(peer::protocol_type(), greeting);
    Options total = options;
    total.set("dialect", std::string("len-total"));
    total_port = server.listen(peer::protocol_type(), total);
    broadcast_port = server.listen(broadcast::protocol_type());
    crlf_port = server.listen(crlf::protocol_type());
    server.start();
}

std::uint16_t Corner::port_for(const PeerWire& wire) const {
    if (greets(wire)) return greeting_port;
    return wire.name == "len-total" ? total_port : port;
}

// A gap each: all together longer than the 300 ms that a word alone may be the beginning of something.
void Corner::silence_passes() const {
    for (int i = 0; i < 5; ++i) {
        Client witness(greeting_port);
        CHECK(witness.bytes(6) == "SERVER");
        witness.send("client-372"); // an answer, although nobody has said a text
        CHECK(witness.bytes(10) == "server-372");
        witness.send("x");
        CHECK(witness.bytes(6) == "SERVER");
    }
}

std::size_t Corner::members() {
    std::size_t count = 0;
    server.on_loop([&] { count = server.room.members(); });
    return count;
}

Peer::Peer(const Corner& corner, std::string_view name, std::string_view handle)
    : wire(wire_called(name)), client(corner.port_for(wire)), handle_(handle) {
    for (const Step& step : opening(wire, corner.port_for(wire), handle)) {
        client.send(step.says);
        CHECK(gets(step.hears));
    }
}

bool Peer::gets(const std::string& bytes) {
    const std::string heard = client.bytes(bytes.size());
    UNSCOPED_INFO(wire.name << " heard: " << heard);
    return heard == bytes;
}

bool Peer::is_sent_off() {
    const std::string heard = client.until_closed();
    UNSCOPED_INFO(wire.name << " heard last: " << heard);
    return heard == our_quit(wire);
}

bool Peer::is_closed() {
    const std::string heard = client.until_closed();
    UNSCOPED_INFO(wire.name << " heard last: " << heard);
    return heard.empty();
}

bool sends_quickly(Client& client, const std::vector<std::string_view>& pieces) {
    constexpr auto less_than_a_gap = std::chrono::milliseconds(80);
    auto before = std::chrono::steady_clock::now();
    for (const std::string_view piece : pieces) {
        client.send(piece);
        const auto now = std::chrono::steady_clock::now();
        if (now - before > less_than_a_gap) return false;
        before = now;
    }
    return true;
}

std::vector<std::string_view> byte_by_byte(std::string_view bytes) {
    std::vector<std::string_view> pieces;
    for (std::size_t at = 0; at < bytes.size(); ++at) pieces.push_back(bytes.substr(at, 1));
    return pieces;
}

} // namespace chat::test::turns
