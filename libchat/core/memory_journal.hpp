// A journal that lives as long as the process: what is said is kept at once.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/journal.hpp"

#include <boost/container/deque.hpp>

namespace chat {

class MemoryJournal final : public Journal {
public:
    std::optional<result<LineNumber>> append(const Message& message) override;
    LineNumber begin() const noexcept override { return 0; }
    LineNumber end() const noexcept override { return lines_.size(); }
    Later<Lines> read(LineNumber first, LineNumber last) const override;

    // The line with this number; it must be kept.
    const Line& line(LineNumber number) const { return lines_[number]; }

private:
    boost::container::deque<Line> lines_; // Boost's: owns nothing while it is empty
};

} // namespace chat
