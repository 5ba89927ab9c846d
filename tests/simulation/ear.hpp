// What one client has heard and was told of his own words, checked word by word against what he should hear.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/simulation/ledger.hpp"
#include "tests/simulation/promise.hpp"

#include <set>
#include <string>
#include <string_view>

namespace chat::simulation {

// What all clients were told of what they said, over all lives of the daemon.
struct Word {
    std::set<std::string> kept;    // acknowledged
    std::set<std::string> refused; // not said
};

class Ear {
public:
    Ear(ConnectionId id, Ledger& ledger, const Disk& disk, Word& word)
        : id_(id), ledger_(ledger), disk_(disk), word_(word) {}

    ConnectionId id() const noexcept { return id_; }
    const Disk& disk() const noexcept { return disk_; }
    void hears_himself() const { ledger_.hears_himself(id_); }

    // The next that he hears; `room` is empty where his protocol does not tell it.
    void hears(std::string_view room, std::string_view text) {
        const auto& all = ledger_.heard_by(id_);
        promise(next_ < all.size(), [&] { return who() + " hears what he should not: " + std::string(text); });
        const Utterance& expected = ledger_.utterance(all[next_++]);
        promise(expected.text == text && (room.empty() || room == expected.room), [&] {
            return who() + " hears in " + std::string(room) + ": " + std::string(text) + "; and not in " +
                   expected.room + ": " + expected.text;
        });
    }
    // So many were left out, as he was told.
    void misses(std::size_t count) { next_ += count; }
    bool heard_all() const { return next_ == ledger_.heard_by(id_).size(); }
    std::size_t heard() const noexcept { return next_; }

    // His own words, as they are kept.
    void is_kept(const std::string& text) {
        promise(disk_.count(text) == 1, [&] { return "acknowledged, and not kept once: " + text; });
        promise(word_.kept.insert(text).second, [&] { return "acknowledged twice: " + text; });
    }
    void is_refused(const std::string& text) {
        promise(disk_.count(text) == 0, [&] { return "refused, and kept: " + text; });
        word_.refused.insert(text);
    }

    std::string who() const { return "client " + std::to_string(id_); }

private:
    const ConnectionId id_;
    Ledger& ledger_;
    const Disk& disk_;
    Word& word_;
    std::size_t next_ = 0;
};

} // namespace chat::simulation
