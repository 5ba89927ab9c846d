// Comparing an answer with what is legal.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/legal.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace chat::check {

Comparison compare(const std::vector<Legal>& legal, std::string_view came) {
    Comparison found;
    std::set<std::string> wanted, next;
    for (std::size_t i = 0; i < legal.size(); ++i) {
        const std::string& bytes = legal[i].bytes;
        const auto agrees = static_cast<std::size_t>(std::ranges::mismatch(bytes, came).in1 - bytes.begin());
        const bool whole = agrees == bytes.size();
        if (whole && (!found.whole || agrees > legal[*found.whole].bytes.size())) found.whole = i;
        found.may_grow = found.may_grow || (agrees == came.size() && !whole);
        if (agrees > found.agrees) wanted.clear(), next.clear();
        found.agrees = std::max(found.agrees, agrees);
        if (agrees < found.agrees) continue;
        wanted.insert(quoted(bytes));
        if (!whole) next.insert(octet(bytes[agrees]));
    }
    found.wanted = fmt::format("{}", fmt::join(wanted, " or "));
    found.next = fmt::format("{}", fmt::join(next, " or "));
    return found;
}

} // namespace chat::check
