// What an operator and a client at his desk do: say something in turn, or play tic-tac-toe.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/framing.hpp"
#include "protocols/peer/game/game.hpp"
#include "protocols/peer/game/match.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chat::peer {

// What a text comes to.
struct Turn {
    std::optional<std::string> reply; // for the client, now
    bool bare = false;                // the reply is for a program: not even a handle before it
    std::optional<std::string> shown; // to the operator, besides the text itself
    bool operators = false;           // it is the operator's turn now, else the client's
};

// One conversation. Where people play, the operator is O; programs play against the engine. Nothing here blocks, and no
// text throws. Quits are not for the desk, unless it takes them.
class Desk {
public:
    // The client's text, in his turn.
    Turn hear(std::string_view text, Framing framing);
    // The operator's, in his.
    Turn type(std::string_view text);
    // True for a quit that ends a game only: it is heard like any text.
    bool takes_quit(std::string_view quit) const noexcept { return digits_ && game_ && !game_over_ && quit == "/q"; }

private:
    Turn start(game::Wire wire);
    Turn move(const game::Shows& shows);
    static Turn answered(const game::Answer& answer);

    std::optional<game::Match> match_;
    std::unique_ptr<game::Game> game_;
    bool game_over_ = false; // its result may still be told, by the next text
    bool digits_ = false;    // the game, if there is one, is played by them
    std::uint32_t games_ = 0;
};

} // namespace chat::peer
