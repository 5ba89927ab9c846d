// The list of protocols.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/catalogue.hpp"

#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/echo/cases.hpp"
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

#include <algorithm>

namespace chat::check {

std::span<const Chapter> catalogue() {
    static const std::vector<Chapter> chapters{
        broadcast::chapter(), crlf::chapter(), echo::chapter(), irc::chapter(), line::chapter(), peer::chapter(),
    };
    return chapters;
}

const Chapter* find_chapter(std::string_view protocol) {
    const auto chapters = catalogue();
    const auto found = std::ranges::find(chapters, protocol, &Chapter::protocol);
    return found == chapters.end() ? nullptr : &*found;
}

} // namespace chat::check
