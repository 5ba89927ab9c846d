// A client's game of tic-tac-toe against the engine: texts in, replies out.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/game/board.hpp"
#include "protocols/peer/game/wire.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chat::peer::game {

// What a text of the client's comes to. It is the client's turn after every one of them.
struct Answer {
    std::optional<std::string> reply; // for the client, without handle; none: no reply is owed
    bool raw = false;                 // the reply is for a program: sent bare, not even a handle before it
    bool over = false;                // this was the game's last text
};

// One game: the client is X and moves first, the engine is O. The session keeps it until an answer says `over`, and
// then for one text more, which it asks drops() about. Start words are the session's to see, at any time: they begin
// another game. Nothing here blocks, and no text, whatever its bytes, throws.
class Game {
public:
    virtual ~Game() = default;
    Game(const Game&) = delete;
    Game& operator=(const Game&) = delete;

    // What the start word is answered with.
    virtual Answer start() const = 0;

    // Plays the first text of a game that began with no word, as with `partner = game`: it counts if it is a move.
    virtual Answer begin(std::string_view text) { return play(text); }

    // Plays one text, as it came without handle and without CR, LF and NUL at its end. A text that is no move changes
    // nothing on the board. After the end it says over, with no reply.
    virtual Answer play(std::string_view text) = 0;

    // Whether a text is to be dropped, neither answered nor said: the result that a client tells after its last move.
    virtual bool drops(std::string_view) const { return false; }

    const Board& board() const noexcept { return board_; }

protected:
    explicit Game(std::uint32_t seed) noexcept : seed_(seed) {}

    // X's move, which must be allowed, and the engine's after it: none where X's ended the game.
    std::optional<Cell> exchange(Cell cell) noexcept;

private:
    Board board_;
    const std::uint32_t seed_;
};

// A new game. The seed varies the engine's moves; equal seeds play alike.
std::unique_ptr<Game> make_game(Wire wire, std::uint32_t seed);

} // namespace chat::peer::game
