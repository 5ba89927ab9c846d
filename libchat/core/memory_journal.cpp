// Keeping lines in memory.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/memory_journal.hpp"

#include <algorithm>
#include <variant>

namespace chat {

std::optional<result<LineNumber>> MemoryJournal::append(const Message& message) {
    const LineNumber number = lines_.size();
    const std::string& text = std::get<Said>(message.what).text;
    const std::size_t cost = sizeof(Line) + message.by.name.size() + text.size();
    if (budget_ && !budget_->take(cost)) return result<LineNumber>(errc::not_stored);
    taken_ += cost;
    const auto& protocol = message.by.origin ? message.by.origin->protocol : std::string();
    lines_.push_back(Line{number, message.at, message.by.name, protocol, text});
    return result<LineNumber>(number);
}

Later<Lines> MemoryJournal::read(LineNumber first, LineNumber last) const {
    Lines page;
    std::size_t bytes = 0;
    last = std::min<LineNumber>(last, lines_.size());
    for (LineNumber number = first; number < last && bytes < page_bytes; ++number) {
        const Line& line = lines_[number];
        bytes += line.name.size() + line.text.size();
        page.push_back(line);
    }
    return result<Lines>(std::move(page));
}

} // namespace chat
