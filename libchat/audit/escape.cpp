// Escaping for JSON, and base64.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/audit/escape.hpp"

#include "libchat/core/text.hpp"

#include <boost/archive/iterators/base64_from_binary.hpp>
#include <boost/archive/iterators/transform_width.hpp>

#include <algorithm>
#include <array>

namespace chat {
namespace {

// The bytes that stand for themselves.
constexpr auto plain = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0x20; byte < 0x7f; ++byte) table[byte] = byte != '"' && byte != '\\';
    return table;
}();

std::size_t plain_run(std::string_view bytes) noexcept {
    const auto end = std::ranges::find_if_not(bytes, [](char c) { return plain[static_cast<unsigned char>(c)]; });
    return static_cast<std::size_t>(end - bytes.begin());
}

constexpr bool must_be_escaped(char32_t c) noexcept {
    return c == '"' || c == '\\' || text::is_control(c) || c == 0x2028 || c == 0x2029 || text::turns_writing(c);
}

void append_escape(std::string& page, char32_t c) {
    if (c == '"' || c == '\\') {
        page += '\\';
        page += static_cast<char>(c);
        return;
    }
    page += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) page += "0123456789abcdef"[(c >> shift) & 0xf];
}

void append_characters(std::string& page, std::string_view utf8) {
    while (!utf8.empty()) {
        const std::size_t run = plain_run(utf8);
        page.append(utf8, 0, run);
        utf8.remove_prefix(run);
        if (utf8.empty()) return;
        const std::string_view rest = utf8;
        const char32_t c = text::next_character(utf8);
        if (must_be_escaped(c))
            append_escape(page, c);
        else
            page.append(rest, 0, rest.size() - utf8.size());
    }
}

} // namespace

void append_escaped(std::string& page, std::string_view bytes) {
    const std::size_t run = plain_run(bytes);
    page.append(bytes, 0, run);
    bytes.remove_prefix(run);
    if (bytes.empty()) return;
    if (text::is_utf8(bytes))
        append_characters(page, bytes);
    else
        append_characters(page, text::from_latin1(bytes));
}

void append_base64(std::string& page, std::string_view bytes) {
    namespace iterators = boost::archive::iterators;
    using Sixes = iterators::base64_from_binary<iterators::transform_width<std::string::const_iterator, 6, 8>>;
    std::string threes(bytes);
    threes.resize((bytes.size() + 2) / 3 * 3); // the iterators read past an end that is not a multiple of three
    page.append(Sixes(threes.cbegin()), Sixes(threes.cend()));
    const std::size_t padding = threes.size() - bytes.size();
    page.replace(page.size() - padding, padding, padding, '=');
}

} // namespace chat
