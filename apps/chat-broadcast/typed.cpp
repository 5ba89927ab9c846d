// Cutting texts into frames, and judging names.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-broadcast/typed.hpp"

#include "libchat/core/text.hpp"
#include "protocols/broadcast/frame.hpp"

namespace chat::broadcast {
namespace {

constexpr std::string_view list_command = "@list";
constexpr std::size_t longest_address = longest_text / 2; // of @Al and its blank: the rest is for the text

// A text that is not UTF-8 has no characters to cut at.
std::string_view cut_piece(std::string_view& text, std::size_t most, bool utf8) {
    const std::string_view piece = utf8 ? text::cut(text, most) : text.substr(0, most);
    text.remove_prefix(piece.size());
    return piece;
}

// `address` stands before each piece.
std::vector<std::string> in_pieces(Type type, std::string_view address, std::string_view text) {
    const bool utf8 = text::is_utf8(text);
    std::vector<std::string> frames;
    do {
        const std::string_view piece = cut_piece(text, longest_text - address.size(), utf8);
        frames.push_back(frame(type, std::string(address).append(piece)));
    } while (!text.empty());
    return frames;
}

// "@Al " of "@Al text"; empty where nobody is spoken to.
std::string_view address_in(std::string_view line) noexcept {
    if (line.size() < 2 || line[0] != '@' || line[1] == ' ') return {};
    const std::string_view address = line.substr(0, line.find(' '));
    return line.substr(0, address.size() + 1);
}

bool is_blank_or_control(char32_t c) noexcept { return c == ' ' || text::is_control(c); }

} // namespace

std::vector<std::string> frames_of(std::string_view line, bool extras) {
    line = without_end(line);
    if (line.empty()) return {};
    if (extras && line == list_command) return {frame(Type::list, "")};
    const std::string_view address = extras ? address_in(line) : std::string_view();
    if (address.empty()) return in_pieces(Type::talk, "", line);
    if (address.size() > longest_address) return in_pieces(Type::direct, "", line);
    return in_pieces(Type::direct, address, line.substr(address.size()));
}

std::optional<std::string> fault_of_name(std::string_view name) {
    if (name.find_first_not_of(" \t") == name.npos) return "a name may not be blank";
    if (name.size() > longest_body) return "the name is too long";
    const std::string utf8 = text::is_utf8(name) ? std::string(name) : text::from_latin1(name);
    for (std::string_view rest = utf8; !rest.empty();)
        if (is_blank_or_control(text::next_character(rest)))
            return "a name may not contain blanks or control characters";
    return std::nullopt;
}

} // namespace chat::broadcast
