// The table of detection: a question a row.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/detection.hpp"

#include "protocols/peer/length_frame.hpp"
#include "protocols/peer/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace chat::peer {
namespace {

using namespace std::chrono_literals;
using State = LengthHeader::State;

constexpr auto brief = 300ms; // for what may be the beginning of something
constexpr auto patient = 2s;  // for what very probably is

// What one row says: its framing; or no; or, where it says none of them, wait so long.
struct Opinion {
    static Opinion yes(Framing framing) noexcept { return {framing, 0ms}; }
    static Opinion no() noexcept { return {std::nullopt, 0ms}; }
    static Opinion wait(std::chrono::milliseconds quiet) noexcept { return {std::nullopt, quiet}; }

    std::optional<Framing> framing;
    std::chrono::milliseconds quiet;
};

std::size_t digits_in(std::string_view bytes) noexcept {
    return static_cast<std::size_t>(std::ranges::find_if_not(bytes, is_digit) - bytes.begin());
}

// Row 1.
Opinion handshake(std::string_view bytes, const DetectionRules&) noexcept {
    if (bytes.starts_with(client_hello))
        return bytes.size() == client_hello.size() || is_end(bytes[client_hello.size()])
                   ? Opinion::yes(Framing::handshake)
                   : Opinion::no();
    return client_hello.starts_with(bytes) ? Opinion::wait(brief) : Opinion::no();
}

// Row 2. The header alone decides: its sender writes header and body apart, and counts characters.
Opinion header10(std::string_view bytes, const DetectionRules&) noexcept {
    const LengthHeader header = header_in(Framing::header10, bytes);
    if (header.state == State::whole) return Opinion::yes(Framing::header10);
    if (header.state == State::none) return Opinion::no();
    const std::size_t digits = digits_in(bytes);
    return Opinion::wait(bytes.size() - digits >= 2 ? std::chrono::milliseconds(patient) : brief);
}

// Row 3.
Opinion port_line(std::string_view bytes, const DetectionRules& rules) noexcept {
    if (rules.port_line == PortLine::never) return Opinion::no();
    const std::size_t end = bytes.find('\n');
    if (end != bytes.npos) {
        std::string_view line = bytes.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        return is_port_line(line, rules) ? Opinion::yes(Framing::port_line) : Opinion::no();
    }
    const std::string_view line = bytes.ends_with('\r') ? bytes.substr(0, bytes.size() - 1) : bytes;
    const bool begins = rules.port_line == PortLine::any ? digits_in(line) == line.size() && line.size() <= 5
                                                         : std::to_string(rules.port).starts_with(line);
    return begins && (line.size() == bytes.size() || is_port_line(line, rules)) ? Opinion::wait(brief) : Opinion::no();
}

// Row 4. Two framings that tell themselves apart by their last byte.
Opinion len3(std::string_view bytes, const DetectionRules&) noexcept {
    const LengthHeader header = header_in(Framing::len3x, bytes);
    if (header.state == State::none) return Opinion::no();
    if (header.state == State::half) return Opinion::wait(brief);
    if (header.body < 2) return Opinion::no();
    const std::string_view body = bytes.substr(header.size, header.body);
    const Address address = address_in(body);
    const bool addressed = address.state == Address::State::whole && address.lettered;
    if (body.size() < header.body) {
        if (addressed) return Opinion::wait(patient);
        return address.state == Address::State::half || begins_quit(body) ? Opinion::wait(brief) : Opinion::no();
    }
    if (!addressed && !is_quit(body)) return Opinion::no();
    if (body.back() == '\0' && bytes[1] != 'x' && bytes[2] != 'x') return Opinion::yes(Framing::len3z);
    return bytes.front() == '0' ? Opinion::no() : Opinion::yes(Framing::len3x);
}

// Whether a body of row 5 that ends here is the end of all, or the next header begins behind it.
State header_behind(std::string_view bytes, std::size_t body) noexcept {
    if (bytes.size() == body) return State::whole;
    return header_in(Framing::len4, bytes.substr(body)).state;
}

// Row 5. The length counts bytes, or characters.
Opinion len4(std::string_view bytes, const DetectionRules&) noexcept {
    const LengthHeader header = header_in(Framing::len4, bytes);
    if (header.state == State::none) return Opinion::no();
    if (header.state == State::half) return Opinion::wait(brief);
    if (header.body < 1 || header.body > 4096) return Opinion::no();
    const Opinion more = Opinion::wait(bytes.front() == '0' ? std::chrono::milliseconds(patient) : brief);
    bytes.remove_prefix(header.size);
    if (bytes.size() < header.body) return more;
    const State as_bytes = header_behind(bytes, header.body);
    const Characters characters = characters_in(bytes, header.body);
    const State as_characters = characters.state == State::whole ? header_behind(bytes, characters.size) : State::none;
    if (as_bytes == State::whole || as_characters == State::whole) return Opinion::yes(Framing::len4);
    if (characters.state == State::half) return more;
    return as_bytes == State::half || as_characters == State::half ? Opinion::wait(brief) : Opinion::no();
}

// Row 6.
Opinion handle(std::string_view bytes, const DetectionRules&) noexcept {
    const Address address = address_in(bytes);
    if (address.state == Address::State::half) return Opinion::wait(brief);
    return address.state == Address::State::whole && address.lettered ? Opinion::yes(Framing::handle) : Opinion::no();
}

// Row 7. What follows the word's end was typed later.
Opinion greeting(std::string_view bytes, const DetectionRules& rules) noexcept {
    const auto* const end = std::ranges::find_if(bytes, is_end);
    const std::string_view word = bytes.substr(0, static_cast<std::size_t>(end - bytes.begin()));
    return rules.greeting && is_lone_handle(word, 10) && !begins_quit(word) ? Opinion::yes(Framing::greeting)
                                                                            : Opinion::no();
}

// Row 8.
Opinion plain(std::string_view, const DetectionRules&) noexcept { return Opinion::yes(Framing::plain); }

constexpr std::array rows = {handshake, header10, port_line, len3, len4, handle, greeting, plain};

} // namespace

Verdict detect(std::string_view bytes, std::chrono::milliseconds quiet, const DetectionRules& rules) noexcept {
    if (bytes.empty()) return {};
    for (const auto& row : rows) {
        const Opinion opinion = row(bytes, rules);
        if (opinion.framing) return {opinion.framing, std::nullopt};
        if (opinion.quiet > quiet) return {std::nullopt, opinion.quiet};
    }
    return {Framing::plain, std::nullopt}; // the last row says so
}

bool is_port_line(std::string_view line, const DetectionRules& rules) noexcept {
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), port);
    if (line.empty() || error != std::errc() || end != line.data() + line.size() || port == 0) return false;
    return rules.port_line == PortLine::any || (rules.port_line == PortLine::own && port == rules.port);
}

} // namespace chat::peer
