// Cleaning what was said.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/message.hpp"

#include "libchat/core/text.hpp"

namespace chat {

void Said::clean() {
    if (text::is_clean(text)) return;
    raw = std::move(text);
    text = text::clean(raw);
}

} // namespace chat
