// A journal that lives as long as the process: what is said is kept at once.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/journal.hpp"
#include "libchat/core/memory_budget.hpp"

#include <boost/container/deque.hpp>

namespace chat {

class MemoryJournal final : public Journal {
public:
    MemoryJournal() = default; // keeps whatever comes
    // Keeps lines while the budget lasts, then answers errc::not_stored. `budget` outlives the journal.
    explicit MemoryJournal(MemoryBudget& budget) noexcept : budget_(&budget) {}
    MemoryJournal(const MemoryJournal&) = delete;
    ~MemoryJournal() override {
        if (budget_) budget_->give_back(taken_);
    }

    std::optional<result<LineNumber>> append(const Message& message) override;
    LineNumber begin() const noexcept override { return 0; }
    LineNumber end() const noexcept override { return lines_.size(); }
    Later<Lines> read(LineNumber first, LineNumber last) const override;

    // The line with this number; it must be kept.
    const Line& line(LineNumber number) const { return lines_[number]; }

private:
    MemoryBudget* budget_ = nullptr;
    std::size_t taken_ = 0;               // of the budget
    boost::container::deque<Line> lines_; // Boost's: owns nothing while it is empty
};

} // namespace chat
