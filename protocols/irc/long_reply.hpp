// Replies that may be long: each piece is written when the one before it has been taken, so that nobody who asks for
// everything holds it in memory, or is a slow reader for that.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/roster.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat::irc {

// Appends the next piece: whole lines, about `piece_of_reply` bytes. True where there is more to come. Between two
// pieces much may happen, so it keeps names, and neither rooms nor members.
using LongReply = std::function<bool(std::string& out)>;

inline constexpr std::size_t piece_of_reply = 32 * 1024;
inline bool is_full(const std::string& piece) noexcept { return piece.size() >= piece_of_reply; }

// Where a walk through rooms or people goes on with the next piece: behind this folded name.
class Place {
public:
    explicit Place(const Roster& roster) noexcept : roster_(&roster) {}
    const std::string& operator*() const noexcept { return folded_; }
    void moves_to(std::string_view name) { folded_ = roster_->folded(name); }

private:
    const Roster* roster_;
    std::string folded_;
};

// Lines that are written already.
inline LongReply written(std::string lines) {
    return [lines = std::move(lines)](std::string& out) {
        out += lines;
        return false;
    };
}

// One reply after the other.
inline LongReply in_turn(std::vector<LongReply> replies) {
    return [replies = std::move(replies), at = std::size_t(0)](std::string& out) mutable {
        while (at < replies.size() && !is_full(out))
            if (!replies[at](out)) ++at;
        return at < replies.size();
    };
}

} // namespace chat::irc
