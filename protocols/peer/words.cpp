// Recognising quits and handles.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/words.hpp"

#include <algorithm>
#include <array>

namespace chat::peer {
namespace {

using namespace std::string_view_literals;

constexpr std::array quits = {"\\quit"sv, "/q"sv};

constexpr bool is_blank(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr bool fits_handle(char c) noexcept { return !is_blank(c) && ">:/<=\"(),;\0"sv.find(c) == ""sv.npos; }

constexpr bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

std::string_view without_end(std::string_view message) noexcept {
    return message.substr(0, message.find_last_not_of("\r\n\0"sv) + 1); // npos + 1 is 0
}

bool is_quit(std::string_view text) noexcept { return std::ranges::find(quits, without_end(text)) != quits.end(); }

bool begins_quit(std::string_view text) noexcept {
    return is_quit(text) ||
           std::ranges::any_of(quits, [text](std::string_view quit) { return quit.starts_with(text); });
}

Address address_in(std::string_view text) noexcept {
    const auto* const end = std::ranges::find_if_not(text, fits_handle);
    const std::string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    if (word.size() > longest_handle) return {};
    if (word.size() == text.size()) return Address(Address::State::half);
    if (text[word.size()] != '>' || word.empty()) return {};

    Address found(Address::State::whole);
    found.handle = word.ends_with('-') ? word.substr(0, word.size() - 1) : word; // it belongs to the arrow
    if (found.handle.empty()) return {};
    found.lettered = std::ranges::any_of(found.handle, is_letter);
    found.size = word.size() + 1;
    if (text.size() > found.size && text[found.size] == ' ') ++found.size;
    return found;
}

bool is_lone_handle(std::string_view word, std::size_t longest) noexcept {
    return !word.empty() && word.size() <= longest && !is_quit(word) &&
           std::ranges::none_of(word, [](char c) { return is_blank(c) || c == '>' || c == '\0'; });
}

} // namespace chat::peer
