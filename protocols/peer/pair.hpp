// Two clients who talk to one another: matched in the order in which they come, the nth text of each answers the nth of
// the other.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/fifo.hpp"
#include "protocols/peer/game/match.hpp"
#include "protocols/peer/partner.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chat::peer {

class PairPartner;

// Who waits for a partner: one at most.
class Pairs {
public:
    Pairs() = default;
    Pairs(const Pairs&) = delete;

private:
    friend class PairPartner;
    PairPartner* waiting_ = nullptr;
};

// One client's half of a pair.
class PairPartner final : public Partner {
public:
    PairPartner(Dialogue& dialogue, Pairs& pairs);
    ~PairPartner() override;

    std::optional<Later<LineNumber>> hear(std::string_view text) override;
    bool starts_match() override;

private:
    // More texts than this are not kept for a partner who does not answer, and the audit log says so: whoever sends
    // them is not talking in turn.
    static constexpr std::size_t most_waiting = 100;

    void couple(PairPartner& other);
    void pass_on(std::string_view text);
    void answer();
    void abandon() noexcept;
    void play(std::string_view text);
    void show(const game::Shows& shows);
    void show(const std::optional<game::Shown>& shown);

    Dialogue& dialogue_;
    Pairs& pairs_;
    PairPartner* other_ = nullptr;
    std::string other_name_;             // also when he has left
    bool abandoned_ = false;             // the other was here, and has left
    Fifo<std::string> inbox_;            // texts of the other, not yet shown; before there is one, those of this client
    std::string rest_;                   // of the other's texts: what found no room in a reply
    std::shared_ptr<game::Match> match_; // both have it while they play
    game::Mark mark_ = game::Mark::x;
};

} // namespace chat::peer
