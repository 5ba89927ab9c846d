// Playing every game there is against the engine.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/game/game.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace chat::test {

using Moves = std::vector<peer::game::Cell>;

// Plays what follows the given moves in every way. A Client is made from a seed, has move(cell), over(), and free(cell)
// by its own book, and checks what it is answered. Returns how many games ended.
template <class Client> std::size_t every_play(std::uint32_t seed, Moves moves = {}) {
    Client client(seed);
    for (const auto cell : moves) client.move(cell);
    if (client.over()) return 1;
    std::size_t ended = 0;
    for (peer::game::Cell cell = 0; cell < peer::game::cells; ++cell) {
        if (!client.free(cell)) continue;
        moves.push_back(cell);
        ended += every_play<Client>(seed, moves);
        moves.pop_back();
    }
    return ended;
}

// The rules once more, in another way than the game's own: whether a mark has three in a row on a board of 9
// characters.
inline bool three(const std::string& board, char mark) {
    for (const char* line : {"012", "345", "678", "036", "147", "258", "048", "246"}) {
        std::size_t same = 0;
        for (const char* cell = line; *cell != 0; ++cell) same += board[static_cast<std::size_t>(*cell - '0')] == mark;
        if (same == 3) return true;
    }
    return false;
}

} // namespace chat::test
