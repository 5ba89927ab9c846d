// Bytes as a person reads them: by character, escape or number.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/show.hpp"

#include "libchat/core/text.hpp"

#include <fmt/format.h>

namespace chat::check {
namespace {

std::string escaped(char byte) {
    switch (byte) {
    case '\r': return "\\r";
    case '\n': return "\\n";
    case '\t': return "\\t";
    case '\0': return "\\0";
    case '\\': return "\\\\";
    default: return fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    }
}

// How many octets the character at the front has; 0 when it is none of UTF-8, or cannot be seen.
std::size_t visible(std::string_view bytes) {
    const auto first = static_cast<unsigned char>(bytes.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const std::string_view character = bytes.substr(0, length);
    if (character.size() < length || !text::is_utf8(character)) return 0;
    std::string_view rest = character;
    const char32_t c = text::next_character(rest);
    const bool hidden = text::is_control(c) || text::turns_writing(c) || (c != U' ' && text::is_unseen(c));
    return hidden ? 0 : length;
}

} // namespace

std::string shown(std::string_view bytes) {
    std::string out;
    while (!bytes.empty()) {
        const std::size_t length = bytes.front() == '\\' ? 0 : visible(bytes);
        if (length == 0) out += escaped(bytes.front());
        out += bytes.substr(0, length);
        bytes.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

std::string quoted(std::string_view bytes, std::size_t most) {
    if (bytes.size() <= most) return '"' + shown(bytes) + '"';
    return fmt::format("\"{}\"... ({} octets)", shown(bytes.substr(0, most)), bytes.size());
}

std::string octet(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    switch (byte) {
    case '\r': return "0d (CR)";
    case '\n': return "0a (LF)";
    case '\t': return "09 (TAB)";
    case '\0': return "00 (NUL)";
    case ' ': return "20 (blank)";
    default: break;
    }
    if (value > 0x20 && value < 0x7f) return fmt::format("{:02x} ({})", value, byte);
    return fmt::format("{:02x}", value);
}

} // namespace chat::check
