// Reading and writing lengths in decimal.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/length_frame.hpp"

#include "protocols/peer/words.hpp"

#include <algorithm>

namespace chat::peer {
namespace {

using State = LengthHeader::State;

// The digits at the front, `most` at most.
struct Digits {
    Digits(std::string_view bytes, std::size_t most) noexcept {
        while (count < std::min(most, bytes.size()) && is_digit(bytes[count]))
            value = value * 10 + static_cast<std::size_t>(bytes[count++] - '0');
    }
    std::size_t count = 0;
    std::size_t value = 0;
};

// `width` bytes: `least` to `most` digits, then nothing but `padding`.
LengthHeader padded(std::string_view bytes, std::size_t width, std::size_t least, std::size_t most,
                    char padding) noexcept {
    const Digits digits(bytes, most);
    const std::string_view pad = bytes.substr(digits.count, std::min(width, bytes.size()) - digits.count);
    if (digits.count == bytes.size() && bytes.size() < width) return {State::half};
    if (digits.count < least || pad.find_first_not_of(padding) != pad.npos) return {State::none};
    if (bytes.size() < width) return {State::half};
    return {State::whole, width, digits.value};
}

// Digits, a blank; the length is that of header and body together.
LengthHeader total(std::string_view bytes) noexcept {
    const Digits digits(bytes, 4);
    if (digits.count == bytes.size()) return {State::half};
    const std::size_t size = digits.count + 1;
    if (digits.count == 0 || bytes[digits.count] != ' ' || digits.value < size) return {State::none};
    return {State::whole, size, digits.value - size};
}

// Bytes of the character that begins so; 0 where none does.
std::size_t size_of_character(char first) noexcept {
    const auto lead = static_cast<unsigned char>(first);
    if (lead < 0x80) return 1;
    if (lead < 0xc2 || lead > 0xf4) return 0;
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

bool is_ascii(std::string_view bytes) noexcept {
    return std::ranges::none_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// `number` in decimal, at least `width` bytes: zeros before it, or `padding` behind it.
std::string in_width(std::size_t number, std::size_t width, char padding) {
    std::string digits = std::to_string(number);
    const std::size_t missing = digits.size() < width ? width - digits.size() : 0;
    digits.insert(padding == '0' ? 0 : digits.size(), missing, padding);
    return digits;
}

// The least number that counts itself, a blank, and the body.
std::size_t total_for(std::size_t body) {
    std::size_t whole = body + 2;
    while (whole != std::to_string(whole).size() + 1 + body) ++whole;
    return whole;
}

} // namespace

LengthHeader header_in(Framing framing, std::string_view bytes) noexcept {
    switch (framing) {
    case Framing::len3x: return padded(bytes, 3, 1, 3, 'x');
    case Framing::len3z: return padded(bytes, 3, 3, 3, '0');
    case Framing::len4: return padded(bytes, 4, 4, 4, '0');
    case Framing::header10: return padded(bytes, 10, 1, 4, ' ');
    case Framing::len_total: return total(bytes);
    default: return {State::none};
    }
}

Characters characters_in(std::string_view bytes, std::size_t count) noexcept {
    std::size_t at = 0;
    for (; count > 0 && at < bytes.size(); --count) {
        const std::size_t size = size_of_character(bytes[at]);
        if (size == 0) return {State::none};
        const std::string_view tail = bytes.substr(at, size).substr(1);
        if (!std::ranges::all_of(tail, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }))
            return {State::none};
        if (tail.size() + 1 < size) return {State::half};
        at += size;
    }
    return {count == 0 ? State::whole : State::half, at};
}

std::size_t body_in(Framing framing, std::size_t length, std::string_view bytes, bool settled) noexcept {
    if (bytes.size() < length) return bytes.npos;
    if (is_ascii(bytes.substr(0, length))) return length;
    const State behind = header_in(framing, bytes.substr(length)).state;
    const Characters characters = characters_in(bytes, length);
    if (behind == State::whole || characters.state == State::none) return length;
    const bool counted = characters.state == State::whole;
    if (behind == State::none && counted) return characters.size;
    if (!settled) return bytes.npos;
    if (behind == State::none) return bytes.size(); // a sender that counts neither: what follows belongs to it
    return counted && characters.size == bytes.size() ? characters.size : length;
}

void append_frame(std::string& out, Framing framing, std::string_view body) {
    switch (framing) {
    case Framing::len3x: out += in_width(body.size(), 3, 'x'); break;
    case Framing::len3z: out += in_width(body.size(), 3, '0'); break;
    case Framing::len4: out += in_width(body.size(), 4, '0'); break;
    case Framing::header10: out += in_width(body.size(), 10, ' '); break;
    case Framing::len_total: out += std::to_string(total_for(body.size())) + ' '; break;
    default: break;
    }
    out += body;
}

} // namespace chat::peer
