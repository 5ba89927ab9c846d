// Cleaning text at the entrance of a room.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/text.hpp"

#include <boost/locale/utf.hpp>

#include <algorithm>
#include <utility>

namespace chat::text {
namespace {

using Utf8 = boost::locale::utf::utf_traits<char>;

// The common case, told without decoding: printable ASCII and TAB.
bool is_plain_ascii(std::string_view bytes) noexcept {
    return std::ranges::all_of(bytes, [](char c) { return (c >= 0x20 && c < 0x7f) || c == '\t'; });
}

bool is_unwanted(char32_t c) noexcept { return is_control(c) && c != U'\t'; }

// First and last of each run: Unicode's White_Space, Default_Ignorable_Code_Point, format characters and noncharacters
// of the first planes, and two signs that are drawn empty.
constexpr std::pair<char32_t, char32_t> unseen[] = {
    {0x20, 0x20},       {0xa0, 0xa0},       {0xad, 0xad},       {0x34f, 0x34f},     {0x600, 0x605},
    {0x61c, 0x61c},     {0x6dd, 0x6dd},     {0x70f, 0x70f},     {0x8e2, 0x8e2},     {0x115f, 0x1160},
    {0x1680, 0x1680},   {0x17b4, 0x17b5},   {0x180b, 0x180f},   {0x2000, 0x200f},   {0x2028, 0x202f},
    {0x205f, 0x206f},   {0x2800, 0x2800},   {0x3000, 0x3000},   {0x3164, 0x3164},   {0xfdd0, 0xfdef},
    {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0},   {0xfff0, 0xfffb},   {0xfffe, 0xffff},
    {0x1bca0, 0x1bca3}, {0x1d159, 0x1d159}, {0x1d173, 0x1d17a}, {0x1fffe, 0x1ffff}, {0xe0000, 0xe0fff}};

} // namespace

bool is_unseen(char32_t c) noexcept {
    return std::ranges::any_of(unseen, [c](const auto& run) { return c >= run.first && c <= run.second; });
}

bool is_utf8(std::string_view bytes) noexcept {
    for (auto at = bytes.begin(); at != bytes.end();)
        if (!boost::locale::utf::is_valid_codepoint(Utf8::decode(at, bytes.end()))) return false;
    return true;
}

char32_t next_character(std::string_view& bytes) noexcept {
    auto at = bytes.begin();
    const auto character = Utf8::decode(at, bytes.end());
    bytes.remove_prefix(static_cast<std::size_t>(at - bytes.begin()));
    return character;
}

std::string_view cut(std::string_view utf8, std::size_t bytes) noexcept {
    if (utf8.size() <= bytes) return utf8;
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    while (bytes > 0 && continues(utf8[bytes])) --bytes;
    return utf8.substr(0, bytes);
}

std::string from_latin1(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char byte : bytes) Utf8::encode(static_cast<unsigned char>(byte), std::back_inserter(text));
    return text;
}

bool is_clean(std::string_view bytes) noexcept {
    if (is_plain_ascii(bytes)) return true;
    if (!is_utf8(bytes)) return false;
    while (!bytes.empty())
        if (is_unwanted(next_character(bytes))) return false;
    return true;
}

std::string clean(std::string_view bytes) {
    if (is_clean(bytes)) return std::string(bytes);
    const std::string utf8 = is_utf8(bytes) ? std::string(bytes) : from_latin1(bytes);
    std::string text;
    text.reserve(utf8.size());
    for (std::string_view rest = utf8; !rest.empty();) {
        const char32_t c = next_character(rest);
        Utf8::encode(is_unwanted(c) ? U' ' : c, std::back_inserter(text));
    }
    return text;
}

} // namespace chat::text
