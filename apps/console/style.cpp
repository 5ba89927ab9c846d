// Counting, prompting, and showing texts of several lines.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/style.hpp"

#include "libchat/core/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat {

std::size_t Style::length_of(std::string_view message) const noexcept {
    return counts_bytes ? message.size() : characters_of(message);
}

bool Style::allows(std::string_view message) const noexcept {
    const std::size_t length = length_of(message);
    return length >= 1 && length <= longest;
}

std::string Style::prompt_of(std::string_view handle) const {
    return handles ? std::string(handle) + "> " : "Enter Input > ";
}

std::optional<Style> style_called(std::string_view name) noexcept {
    for (const Style& style : {handle_style, plain_style})
        if (style.name == name) return style;
    return std::nullopt;
}

Style style_in(const Arguments& arguments) {
    const auto style = style_called(arguments["style"]);
    if (!style) throw WrongUsage(fmt::format("there is no style \"{}\"", arguments["style"]));
    return *style;
}

std::size_t characters_of(std::string_view text) noexcept {
    if (!text::is_utf8(text)) return text.size();
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

void print_lines(Console& console, std::string_view text) {
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        console.print(line);
        text.remove_prefix(end + 1);
    }
    console.print(text);
}

} // namespace chat
