// Where a key ends.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/keys.hpp"

#include <algorithm>
#include <cstddef>

namespace chat {
namespace {

constexpr char escape = '\x1b';
constexpr char quote = '\x16';          // ^V
constexpr std::size_t longest_key = 32; // no terminal sends a longer one: what is longer was pasted
constexpr std::size_t unfinished = 0;

// The functions below say how many bytes the key at the front has, or that it is unfinished. `bytes` is not empty.

std::size_t character_length(std::string_view bytes) noexcept {
    const auto first = static_cast<unsigned char>(bytes.front());
    const std::size_t length = first < 0xc2 || first > 0xf4 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const std::string_view rest = bytes.substr(1, length - 1);
    const bool whole = std::ranges::all_of(rest, [](char c) { return (c & 0xc0) == 0x80; });
    if (!whole) return 1;
    return bytes.size() < length ? unfinished : length;
}

// A control sequence after its ESC [ : parameters, then one byte that ends it. The Linux console sends ESC [ [ A for
// F1.
std::size_t control_sequence_length(std::string_view bytes) noexcept {
    const std::size_t begin = bytes.starts_with('[') ? 1 : 0;
    const auto end = std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(begin), bytes.end(),
                                  [](char c) { return c < 0x20 || c > 0x3f; });
    if (end == bytes.end()) return bytes.size() < longest_key ? unfinished : bytes.size();
    return static_cast<std::size_t>(end - bytes.begin()) + 1;
}

std::size_t after_escape_length(std::string_view bytes) noexcept {
    if (bytes.front() == 'O') return bytes.size() < 2 ? unfinished : 2;
    if (bytes.front() != '[') return character_length(bytes);
    const std::size_t rest = bytes.size() < 2 ? unfinished : control_sequence_length(bytes.substr(1));
    return rest == unfinished ? unfinished : rest + 1;
}

std::size_t key_length(std::string_view bytes) noexcept {
    const std::size_t escapes = std::min(bytes.find_first_not_of(escape), bytes.size());
    if (escapes >= longest_key) return escapes;
    if (escapes == bytes.size()) return unfinished;
    const std::string_view rest = bytes.substr(escapes);
    if (escapes == 0 && rest.front() != quote) return character_length(rest);
    if (escapes == 0 && rest.size() == 1) return unfinished;
    const std::size_t length = escapes == 0 ? character_length(rest.substr(1)) : after_escape_length(rest);
    if (length == unfinished) return unfinished;
    return length + (escapes == 0 ? 1 : escapes);
}

} // namespace

std::string_view cut_key(std::string_view& bytes) noexcept {
    if (bytes.empty()) return {};
    const std::string_view key = bytes.substr(0, key_length(bytes));
    bytes.remove_prefix(key.size());
    return key;
}

} // namespace chat
