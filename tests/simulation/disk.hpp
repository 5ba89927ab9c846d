// The disk below the journals: it outlives the daemon, is slow, and refuses for a while.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/journal.hpp"
#include "libchat/core/lobby.hpp"
#include "tests/simulation/random.hpp"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chat::simulation {

class Disk {
public:
    // The journals of one life of the daemon: each answers at once, or each does later, in step().
    JournalMaker journals(bool at_once);

    // Done, in the order in which it was asked for: at most so many lines and pages.
    void step(std::size_t most);
    bool idle() const noexcept { return under_way_.empty(); }
    // From now on no line is kept, and no page is read; or again.
    void refuses(bool yes) noexcept { refuses_ = yes; }

    // The daemon is gone in the middle of it: of what was under way some, from the first on, has reached the disk, and
    // nobody was told so.
    void loses_daemon(Random& random);

    // What is kept.
    const std::vector<Line>& lines(std::string_view room) const;
    const std::map<std::string, std::vector<Line>, std::less<>>& rooms() const noexcept { return rooms_; }
    // How often this text is kept, in any room.
    std::size_t count(const std::string& text) const;

private:
    class DiskJournal;
    struct Deed {
        std::function<void()> done;    // at its time
        std::function<void()> by_luck; // in its place, when the daemon is gone
    };

    LineNumber keep(const std::string& room, Line line);

    std::map<std::string, std::vector<Line>, std::less<>> rooms_;
    std::unordered_map<std::string, std::size_t> counts_;
    std::deque<Deed> under_way_;
    bool refuses_ = false;
};

} // namespace chat::simulation
