// Frames for tests: building them, reading them, and the server behind them.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_chatter.hpp"

#include "protocols/broadcast/protocol.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

namespace chat::test::binary {
namespace {

// Written out here and not taken from the protocol: the wire is what is tested.
constexpr std::size_t header = 3;

std::size_t length_at(std::string_view two) {
    return static_cast<std::size_t>(static_cast<unsigned char>(two[0])) * 256 + static_cast<unsigned char>(two[1]);
}

std::string in_words(char type, std::string_view body) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto number = static_cast<unsigned char>(type);
    std::string words{digits[number / 16], digits[number % 16]};
    if (!body.empty()) words.append(" ").append(body);
    return words;
}

bool is_status(char byte, bool joined) { return !joined && (byte == '\0' || byte == '\1'); }

Options options_of(const Chosen& chosen) {
    Options options(broadcast::protocol_type().options);
    for (const auto& [name, value] : chosen) options.set(name, value);
    return options;
}

std::unique_ptr<Protocol> make_in_the_attic(const ListenerContext& context) {
    Room& attic = context.hub.lobby.room("attic");
    return broadcast::protocol_type().make(ListenerContext{context.hub, attic, context.limits, context.options,
                                                           context.sections, context.port, context.timers,
                                                           context.workers});
}

} // namespace

const std::string commands = "02 Commands: 00 join <name>, 01 leave, 02 talk <text>, 03 list, 04 direct @<name> <text>";

std::string frame(unsigned type, std::string_view body) {
    std::string bytes;
    for (const std::size_t byte : {static_cast<std::size_t>(type), body.size() / 256, body.size() % 256})
        bytes += static_cast<char>(byte);
    return bytes.append(body);
}

Heard told(std::string_view bytes, bool& joined) {
    Heard heard;
    while (!bytes.empty()) {
        if (is_status(bytes.front(), joined)) {
            joined = bytes.front() == '\0';
            heard.push_back(in_words(bytes.front(), {}));
            bytes.remove_prefix(1);
            continue;
        }
        const std::size_t length = bytes.size() < header ? bytes.size() : length_at(bytes.substr(1, 2));
        if (bytes.size() < header + length) {
            heard.push_back("left: " + std::string(bytes));
            break;
        }
        heard.push_back(in_words(bytes.front(), bytes.substr(header, length)));
        bytes.remove_prefix(header + length);
    }
    return heard;
}

std::string said(std::string_view by, std::string_view text) {
    return "02 [" + std::string(by) + "] " + std::string(text);
}
std::string whispered(std::string_view by, std::string_view text) {
    return "02 [" + std::string(by) + " Private] " + std::string(text);
}
std::string joining(std::string_view name) { return "02 **" + std::string(name) + " is joining the chat**"; }
std::string leaving(std::string_view name) { return "02 **" + std::string(name) + " is leaving the chat**"; }
Heard times(std::size_t count, const std::string& text) { return Heard(count, text); }

Chatter::Chatter(std::uint16_t port, std::string_view name, int receive_buffer) : Chatter(port, receive_buffer) {
    sends(join(name));
    CHECK(hears(3) == Heard{"00", joining(name), commands});
}

void Chatter::sends_byte_by_byte(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size(); ++at) client.send(bytes.substr(at, 1));
}

std::string Chatter::hears() {
    const std::string type = client.bytes(1);
    if (type.empty()) return "(nothing)";
    if (is_status(type.front(), joined_)) {
        joined_ = type.front() == '\0';
        return in_words(type.front(), {});
    }
    const std::string length = client.bytes(2);
    if (length.size() < 2) return "(half a header)";
    const std::string body = client.bytes(length_at(length));
    if (body.size() < length_at(length)) return "(half a frame)";
    return in_words(type.front(), body);
}

Heard Chatter::hears(std::size_t count) {
    Heard heard;
    while (heard.size() < count && (heard.empty() || heard.back() != "(nothing)")) heard.push_back(hears());
    return heard;
}

Heard Chatter::hears_the_rest() { return told(client.until_closed(), joined_); }

bool Chatter::hears_nothing_else() {
    sends(frame(0xfe, "anything else?"));
    const std::string heard = hears();
    UNSCOPED_INFO("heard: " << heard);
    return heard.starts_with(unsupported);
}

Parlour::Parlour(Closed, const Limits& limits) : server(GENERATE(JournalKind::memory, JournalKind::delaying), limits) {}

std::uint16_t Parlour::listen(const Chosen& options) {
    return server.listen(broadcast::protocol_type(), options_of(options));
}

std::uint16_t Parlour::listen_in_the_attic() {
    ProtocolType upstairs = broadcast::protocol_type();
    upstairs.make = make_in_the_attic;
    return server.listen(upstairs);
}

bool Parlour::is_free(std::string_view name) {
    Chatter newcomer(port);
    newcomer.sends(join(name));
    const bool free = newcomer.hears() == "00";
    newcomer.sends(leave());
    newcomer.hears_the_rest();
    return free;
}

std::vector<std::string> Parlour::audit() const {
    std::vector<std::string> lines = server.audit.lines();
    std::erase_if(
        lines, [](const std::string& line) { return line.starts_with("connect ") || line.starts_with("disconnect "); });
    return lines;
}

} // namespace chat::test::binary
