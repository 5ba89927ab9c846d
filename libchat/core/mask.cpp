// Matching and completing masks.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/mask.hpp"

#include "libchat/core/names.hpp"

#include <algorithm>
#include <cstddef>

namespace chat::mask {
namespace {

constexpr bool continues(char c) noexcept { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

constexpr std::size_t length_by_lead(unsigned char lead) noexcept {
    return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 1;
}

// Bytes of the character that begins at `at`, which is inside `text`.
std::size_t character_at(std::string_view text, std::size_t at) noexcept {
    const std::string_view bytes = text.substr(at, length_by_lead(static_cast<unsigned char>(text[at])));
    const bool whole = bytes.size() == length_by_lead(static_cast<unsigned char>(text[at]));
    return whole && std::ranges::all_of(bytes.substr(1), continues) ? bytes.size() : 1;
}

std::string or_any(std::string_view part) { return part.empty() ? "*" : std::string(part); }

} // namespace

// Where something does not fit, the last * takes one character more: what the earlier ones took may stay as it is.
bool matches_folded(std::string_view mask, std::string_view text) noexcept {
    std::size_t in_mask = 0;
    std::size_t in_text = 0;
    std::size_t behind_star = mask.npos;
    std::size_t star_ends = 0; // what the last * has taken of the text
    while (in_text < text.size()) {
        const char wanted = in_mask < mask.size() ? mask[in_mask] : '\0';
        if (in_mask < mask.size() && wanted == '*') {
            behind_star = ++in_mask;
            star_ends = in_text;
        } else if (in_mask < mask.size() && (wanted == '?' || wanted == text[in_text])) {
            in_text += wanted == '?' ? character_at(text, in_text) : 1;
            ++in_mask;
        } else if (behind_star != mask.npos) {
            star_ends += character_at(text, star_ends);
            in_text = star_ends;
            in_mask = behind_star;
        } else {
            return false;
        }
    }
    return mask.find_first_not_of('*', in_mask) == mask.npos;
}

bool matches(std::string_view mask, std::string_view text) {
    return matches_folded(names::folded(mask), names::folded(text));
}

std::string completed(std::string_view mask) {
    const std::size_t bang = mask.find('!');
    const bool has_name = bang != mask.npos;
    const std::string_view behind = has_name ? mask.substr(bang + 1) : mask;
    const std::size_t at = behind.rfind('@');
    const bool has_host = at != behind.npos;
    if (!has_name && !has_host) {
        const bool is_host = mask.find(':') != mask.npos;
        return is_host ? "*!*@" + std::string(mask) : or_any(mask) + "!*@*";
    }
    return or_any(has_name ? mask.substr(0, bang) : "") + "!" + or_any(behind.substr(0, at)) + "@" +
           or_any(has_host ? behind.substr(at + 1) : "");
}

bool has_wildcards(std::string_view word) noexcept { return word.find_first_of("*?") != word.npos; }

} // namespace chat::mask
