// What somebody typed on IRC, as people of all protocols are to read it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/message.hpp"

#include <optional>
#include <string_view>

namespace chat::irc {

// Formatting (bold, colours) is for IRC readers: they get it in `rich`. `\1ACTION waves\1` is an action, "* waves".
Said said_of(std::string_view typed, bool notice);

// What stands in a CTCP that is no ACTION: it is for programs, and not empty. None where it is a text.
std::optional<std::string_view> ctcp_in(std::string_view typed) noexcept;

// `typed` without the control characters of formatting, and the digits of colours.
std::string without_formatting(std::string_view typed);

// `typed`, with a blank for each control character but those of formatting, and TAB. Valid UTF-8.
std::string only_formatting(std::string_view typed);

} // namespace chat::irc
