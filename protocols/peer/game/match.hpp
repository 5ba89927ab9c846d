// A game of tic-tac-toe between two people, who both see it drawn.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/game/board.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chat::peer::game {

// What one player is shown, as one reply.
struct Shown {
    std::string above; // what the other said meanwhile; mostly empty
    std::string board; // drawn, with what it means below

    // Both in at most `limit` bytes: what is above is cut, at a character if it is UTF-8, the board is not.
    std::string text(std::size_t limit) const;
};

// Who is shown what, now. A player who is shown nothing is owed it still, if he has sent a text.
struct Shows {
    std::optional<Shown> x, o;
    bool over = false;
};

// The asker is X. Who is to move moves by texts, everybody else's texts are told to the other above his next board. A
// player is shown one thing for one text, and never waits for more than the other's move. Nothing here blocks; a quit
// is the session's to see, and ends the match for both.
class Match {
public:
    // `owed` is a text of O's that waits for an answer when X asks, if there is one. An operator, who types only when
    // asked, waits with an empty text.
    explicit Match(std::optional<std::string_view> owed = std::nullopt);

    // What the start word is answered with: X sees the empty board, O nothing yet.
    Shows start() const;

    // Plays one text of a player, any bytes. After the end it says over, and shows nothing.
    Shows play(Mark by, std::string_view text);

    // The board as it stands, as the player is shown it.
    std::string board_for(Mark mark) const;

    bool over() const noexcept { return board_.over(); }
    const Board& board() const noexcept { return board_; }

private:
    struct Player {
        bool spoke = false; // has sent a text: from now on he waits whenever it is not his move
        bool knows = false; // has been shown a board of this match
        std::string above;  // what the other said since
    };
    Player& player(Mark mark) noexcept { return mark == Mark::x ? x_ : o_; }
    void say(Mark by, std::string_view text);
    std::optional<Shown> show(Mark mark, std::string_view reason = {});
    Shows shows(Mark mark, std::optional<Shown> shown) const;
    Shows moved(Mark by);

    Board board_;
    Player x_, o_;
};

} // namespace chat::peer::game
