// Keeping lines in memory.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/memory_journal.hpp"

#include <algorithm>
#include <utility>

namespace chat {

std::optional<result<LineNumber>> MemoryJournal::append(const Message& message) {
    Line line = line_of(message);
    line.number = lines_.size();
    const std::size_t cost = memory_of(line);
    if (budget_ && !budget_->take(cost)) return result<LineNumber>(errc::not_stored);
    taken_ += cost;
    lines_.push_back(std::move(line));
    return result<LineNumber>(lines_.back().number);
}

Later<Lines> MemoryJournal::read(LineNumber first, LineNumber last) const {
    LinePage page;
    last = std::min<LineNumber>(last, lines_.size());
    for (LineNumber number = first; number < last && !page.full(); ++number) page.add(lines_[number]);
    return result<Lines>(std::move(page.lines));
}

} // namespace chat
