// A codec for tests: its messages end by silence, and it keeps them back when it is told to.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"
#include "libchat/session/line_codec.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace chat::test {

// What all codecs of a test do, and what they noted.
struct Turns {
    explicit Turns(std::vector<std::chrono::milliseconds> s) : silences(std::move(s)) {}

    const std::vector<std::chrono::milliseconds> silences; // each is waited for; the last ends a message
    std::size_t limit = 2 * 1024 * 1024;                   // bytes of a message, its LF not counted
    bool deaf = false;                                     // silence is asked for and then ignored
    bool eager = false;                                    // it is asked for even where nothing has begun
    std::function<void(std::string_view)> when_offered;    // called before each cut
    std::function<void()> when_quiet;                      // called by each fell_quiet
    std::vector<std::chrono::milliseconds> told;           // every fell_quiet
    std::size_t most_offered = 0;                          // bytes
};

// A message ends at LF or by silence. Of one that is too long, all is eaten; that it was is said where it ends.
class TurnCodec {
public:
    using Frame = TextLine;

    // `turns` outlives it.
    explicit TurnCodec(Turns& turns) : turns_(&turns) {}

    result<TextLine> cut(std::string_view& bytes) {
        if (turns_->when_offered) turns_->when_offered(bytes);
        turns_->most_offered = std::max(turns_->most_offered, bytes.size());
        if (held_) return errc::incomplete;
        const auto end = std::min(bytes.find('\n'), bytes.size());
        const bool ends = end < bytes.size() || (quiet_ && (end > 0 || too_long_));
        begun_ = !ends && (end > 0 || too_long_);
        if (!ends && end <= turns_->limit) return errc::incomplete;
        const TextLine message(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        too_long_ = too_long_ || end > turns_->limit;
        if (!ends) return errc::incomplete;
        if (told_ != std::chrono::milliseconds::max()) told_ = nothing; // nothing breaks that last silence
        quiet_ = told_ != nothing;
        if (std::exchange(too_long_, false)) return errc::frame_too_long;
        return message;
    }

    std::optional<std::chrono::milliseconds> waits_for_quiet() const noexcept {
        if (held_ || !(begun_ || turns_->eager)) return std::nullopt;
        if (turns_->deaf) return turns_->silences.back();
        for (const auto silence : turns_->silences)
            if (silence > told_) return silence;
        return std::nullopt;
    }
    // Whoever has closed his side will not be answered any more: nothing is kept back from then on.
    void fell_quiet(std::chrono::milliseconds how_long) {
        turns_->told.push_back(how_long);
        if (turns_->when_quiet) turns_->when_quiet();
        if (how_long == std::chrono::milliseconds::max()) held_ = false;
        if (turns_->deaf) return;
        told_ = how_long;
        quiet_ = how_long >= turns_->silences.back();
    }
    bool holds() const noexcept { return held_; }

    // For the talk: keeps messages back, or no longer.
    void hold(bool yes) { held_ = yes; }

private:
    static constexpr std::chrono::milliseconds nothing{-1};

    Turns* turns_;
    std::chrono::milliseconds told_ = nothing;
    bool begun_ = false; // part of a message is there
    bool quiet_ = false;
    bool held_ = false;
    bool too_long_ = false;
};

} // namespace chat::test
