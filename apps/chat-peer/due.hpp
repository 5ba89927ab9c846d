// Is a reply due after what we say? Nearly always; two wires of tic-tac-toe leave some texts unanswered.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/framing.hpp"
#include "protocols/peer/game/board.hpp"
#include "protocols/peer/game/wire.hpp"

#include <optional>
#include <string_view>

namespace chat::peer {

// Follows a game that we asked for by the wires `digit` and `board9`: the word that starts it and our last move are not
// answered, nor is a result that we tell behind it.
class Due {
public:
    // True where a reply is due to this text of ours.
    bool after(std::string_view text, Framing framing);
    // What the server says.
    void hear(std::string_view text);

private:
    std::optional<game::Cell> added(std::string_view text, game::Mark mark) const;

    std::optional<game::Wire> wire_; // of the game that is on
    game::Board board_;
    bool result_may_follow_ = false;
};

} // namespace chat::peer
