// Keeping lines, sooner or later or not at all.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/disk.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace chat::simulation {

class Disk::DiskJournal final : public Journal {
public:
    DiskJournal(Disk& disk, std::string room, bool at_once) : disk_(disk), room_(std::move(room)), at_once_(at_once) {}

    std::optional<result<LineNumber>> append(const Message& message) override {
        if (at_once_) return keep(line_of(message));
        disk_.under_way_.push_back({[this, line = line_of(message)] { committed(keep(line)); },
                                    [this, line = line_of(message)] { (void)keep(line); }});
        return std::nullopt;
    }
    LineNumber begin() const noexcept override { return 0; }
    LineNumber end() const noexcept override { return disk_.lines(room_).size(); }

    Later<Lines> read(LineNumber first, LineNumber last) const override {
        if (at_once_) return Later<Lines>(page(first, last));
        auto [later, answer] = Later<Lines>::pending();
        auto shared = std::make_shared<Answer<Lines>>(std::move(answer)); // std::function copies
        disk_.under_way_.push_back({[this, shared, first, last] { shared->give(page(first, last)); }, [] {}});
        return std::move(later);
    }

private:
    result<LineNumber> keep(Line line) const {
        if (disk_.refuses_) return errc::not_stored;
        return disk_.keep(room_, std::move(line));
    }
    result<Lines> page(LineNumber first, LineNumber last) const {
        if (disk_.refuses_) return errc::not_stored;
        const auto& kept = disk_.lines(room_);
        LinePage page;
        for (LineNumber at = first; at < std::min<LineNumber>(last, kept.size()) && !page.full(); ++at)
            page.add(kept[at]);
        return std::move(page.lines);
    }

    Disk& disk_;
    const std::string room_;
    const bool at_once_;
};

JournalMaker Disk::journals(bool at_once) {
    return [this, at_once](const std::string& room) { return std::make_unique<DiskJournal>(*this, room, at_once); };
}

void Disk::step(std::size_t most) {
    for (; most > 0 && !under_way_.empty(); --most) {
        const Deed deed = std::move(under_way_.front());
        under_way_.pop_front();
        deed.done();
    }
}

void Disk::loses_daemon(Random& random) {
    const std::size_t lucky = random.between(0, under_way_.size());
    for (std::size_t at = 0; at < lucky; ++at) under_way_[at].by_luck();
    under_way_.clear();
    refuses_ = false;
}

const std::vector<Line>& Disk::lines(std::string_view room) const {
    static const std::vector<Line> none;
    const auto found = rooms_.find(room);
    return found == rooms_.end() ? none : found->second;
}

std::size_t Disk::count(const std::string& text) const {
    const auto found = counts_.find(text);
    return found == counts_.end() ? 0 : found->second;
}

LineNumber Disk::keep(const std::string& room, Line line) {
    auto& lines = rooms_[room];
    line.number = lines.size();
    ++counts_[line.text];
    lines.push_back(std::move(line));
    return lines.back().number;
}

} // namespace chat::simulation
