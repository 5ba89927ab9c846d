// Cuts whole keys off what a terminal sends, so that the line editor never has to wait in the middle of one.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace chat {

// Takes one key off the front of `bytes`: one character of UTF-8 (or one byte that is none), one escape sequence, Meta
// and a key (ESC x), or a quoted key (^V x). Empty, and nothing taken, while the key is not whole. Views `bytes`.
std::string_view cut_key(std::string_view& bytes) noexcept;

} // namespace chat
