// Remembering the last lines.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/store_journal.hpp"

#include <algorithm>
#include <utility>

namespace chat {

StoreJournal::~StoreJournal() {
    while (!tail_.empty()) forget_oldest();
    store_.journals_.erase(id_);
}

std::optional<result<LineNumber>> StoreJournal::append(const Message& message) {
    store_.append(*this, message);
    return std::nullopt;
}

Later<Lines> StoreJournal::read(LineNumber first, LineNumber last) const {
    first = std::max(first, begin());
    last = std::min(last, end());
    LinePage page;
    if (first >= last) return result<Lines>(std::move(page.lines));
    if (tail_.empty() || first < tail_[0].number) return store_.read(room_, first, last);
    for (LineNumber number = first; number < last && !page.full(); ++number) page.add(tail_[number - tail_[0].number]);
    return result<Lines>(std::move(page.lines));
}

void StoreJournal::remember(Line line) {
    while (!tail_.empty() && tail_.back().number + 1 != line.number) forget_oldest();
    bytes_ += memory_of(line);
    tail_.push(std::move(line));
    while (bytes_ > store_.options_.tail) forget_oldest();
}

void StoreJournal::forget_oldest() {
    const std::size_t cost = memory_of(tail_.pop());
    bytes_ -= cost;
    store_.world_.memory.give_back(cost);
}

} // namespace chat
