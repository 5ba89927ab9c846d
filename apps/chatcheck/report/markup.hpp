// Text within XML and HTML.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/text.hpp"

#include <string>
#include <string_view>

namespace chat::check {

// With & < > " ' as entities, and as ISO 8859-1 where it is no UTF-8. A character that XML 1.0 cannot hold becomes
// U+FFFD; LF and TAB stay.
inline std::string markup(std::string_view bytes) {
    const std::string text = text::is_utf8(bytes) ? std::string(bytes) : text::from_latin1(bytes);
    std::string_view utf8 = text;
    std::string out;
    while (!utf8.empty()) {
        std::string_view rest = utf8;
        const char32_t c = text::next_character(rest);
        const std::string_view character = utf8.substr(0, utf8.size() - rest.size());
        switch (c) {
        case U'&': out += "&amp;"; break;
        case U'<': out += "&lt;"; break;
        case U'>': out += "&gt;"; break;
        case U'"': out += "&quot;"; break;
        case U'\'': out += "&#39;"; break;
        default:
            if ((c < 0x20 && c != U'\n' && c != U'\t') || c == 0xfffe || c == 0xffff)
                out += "\xef\xbf\xbd";
            else
                out += character;
        }
        utf8 = rest;
    }
    return out;
}

} // namespace chat::check
