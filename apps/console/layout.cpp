// Counts the cells that text takes on a terminal, and the rows they fill.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/layout.hpp"

#include "libchat/core/text.hpp"

#include <wchar.h>

namespace chat {
namespace {

// libedit shows a control character as ^X and what cannot be printed as \U+1234 or \U+12345.
std::size_t cells(wchar_t c) noexcept {
    if (c < 0x20 || c == 0x7f) return 2;
    const int width = ::wcwidth(c);
    if (width >= 0) return static_cast<std::size_t>(width);
    return c > 0xffff ? 8 : 7;
}

} // namespace

std::size_t rows_down(std::wstring_view text, std::size_t columns) noexcept {
    if (columns == 0) return 0;
    std::size_t row = 0, column = 0;
    for (const wchar_t c : text) {
        std::size_t width = c == L'\t' ? 8 - column % 8 : cells(c);
        const bool wide = width == 2 && c > 0x7f;
        if (wide && column + width > columns) { // a wide character never stands on two rows
            ++row;
            column = 0;
        }
        column += width;
        row += column / columns;
        column %= columns;
    }
    return row;
}

std::wstring widen(std::string_view text) {
    const std::string utf8 = text::is_utf8(text) ? std::string(text) : text::from_latin1(text);
    std::wstring wide;
    for (std::string_view rest = utf8; !rest.empty();) wide += static_cast<wchar_t>(text::next_character(rest));
    return wide;
}

} // namespace chat
