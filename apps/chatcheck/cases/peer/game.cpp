// GAME: tic-tac-toe on its three wires, for classes whose programs play it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"
#include "apps/chatcheck/play/show.hpp"
#include "protocols/peer/game/board.hpp"
#include "protocols/peer/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

namespace chat::check::peer {
namespace {

namespace game = wire::game;

// The boards and digits are for programs, and come without a handle.
std::string bare_reply(Caller& caller) { return std::string(wire::without_end(caller.hear_whole())); }

// A server without the game takes the word for a text.
void begin(ServerScene& scene, Caller& caller, std::string_view word) {
    caller.say(word);
    if (!caller.link().hears(scene.pace().quiet())) return;
    const std::string reply = caller.hear();
    if (reply.find(word) != std::string::npos) scene.unimplemented("the server says the words back: it does not play");
    caller.link().fail(fmt::format("{} answers the word that begins a game", quoted(reply)), "nothing", reply.size());
}

// The cell that O has taken between two boards; nothing where they differ in anything else.
std::optional<game::Cell> taken(std::string_view before, std::string_view after) {
    std::optional<game::Cell> found;
    if (after.size() != game::cells) return found;
    for (game::Cell cell = 0; cell < game::cells; ++cell) {
        if (before[cell] == after[cell]) continue;
        if (found || before[cell] != '-' || after[cell] != 'O') return std::nullopt;
        found = cell;
    }
    return found;
}

void board9(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    begin(scene, caller, "play tic tac toe");
    game::Board board;
    for (;;) {
        board.move(board.moves().front());
        const std::string mine = to_string(board);
        caller.say(mine);
        if (board.over()) break;
        const std::string reply = bare_reply(caller);
        const auto cell = taken(mine, reply);
        if (!cell || !board.allows(*cell))
            caller.link().fail(fmt::format("{} is not {} with one O more", quoted(reply), mine),
                               "the nine cells, one O more", reply.size());
        board.move(*cell);
        if (board.over()) break;
    }
    caller.link().expect_nothing();
}

// Two X at once.
void board9_cheat(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    begin(scene, caller, "play tic tac toe");
    caller.say("X--------");
    const std::string legal = bare_reply(caller);
    std::string cheat = legal;
    std::ranges::replace(cheat, '-', 'X');
    caller.say(cheat);
    const std::string reply = bare_reply(caller);
    if (reply != legal)
        caller.link().fail(fmt::format("{} answers a board that is against the rules", quoted(reply)), legal,
                           reply.size());
}

void digit(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    begin(scene, caller, "play tictactoe");
    game::Board board;
    for (;;) {
        const game::Cell mine = board.moves().front();
        board.move(mine);
        caller.say(std::to_string(mine));
        if (board.over()) break;
        const std::string reply = bare_reply(caller);
        const bool is_cell = reply.size() == 1 && reply[0] >= '0' && reply[0] <= '8';
        if (!is_cell || !board.allows(static_cast<game::Cell>(reply[0] - '0')))
            caller.link().fail(fmt::format("{} is no free cell", quoted(reply)), "one digit, 0 to 8, of a free cell",
                               reply.size());
        board.move(static_cast<game::Cell>(reply[0] - '0'));
        if (board.over()) break;
    }
    caller.link().expect_nothing();
}

std::string picture(ServerScene& scene, Caller& caller, const std::string& text) {
    caller.say(text);
    const std::string reply = caller.hear();
    if (reply.find("tac") != std::string::npos) scene.unimplemented("the server says the words back: it does not play");
    return reply;
}

auto marks(std::string_view board, char mark) {
    const std::string_view cells = board.substr(0, board.find("Your move"));
    return std::ranges::count(cells.substr(0, cells.find("wins")), mark);
}

void ascii(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    const std::string empty = picture(scene, caller, "play tic tac toe");
    for (char cell = '1'; cell <= '9'; ++cell)
        if (empty.find(cell) == std::string::npos)
            caller.link().fail(fmt::format("no {} in the empty board", cell), "a board with the numbers 1 to 9",
                               empty.size());
    const std::string moved = picture(scene, caller, "5");
    if (marks(moved, 'X') != 1 || marks(moved, 'O') != 1)
        caller.link().fail("the board has not one X and one O", "the board with both moves", moved.size());
}

void ascii_wrong_move(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    picture(scene, caller, "play tic tac toe");
    picture(scene, caller, "5");
    for (const char* wrong : {"5", "77", "what?"}) {
        const std::string same = picture(scene, caller, wrong);
        if (marks(same, 'O') != 1)
            caller.link().fail(fmt::format("{} was taken for a move", quoted(wrong)), "the same board", same.size());
    }
}

// Which wire a word begins is the listener's choice, or its dialect's.
bool plays(const FramingRow& row, const Habits& habits, std::string_view wire_name) {
    const std::string_view partner = habits.get("partner", "echo");
    if (partner == "operator" || (partner == "pair" && wire_name == "ascii")) return false;
    const std::string_view pinned = habits.get("game_wire", "auto");
    if (pinned != "auto") return pinned == wire_name;
    return (row.framing == Framing::header10) == (wire_name == "board9");
}

inline constexpr Where by_boards{
    [](const FramingRow& row, const Habits& habits) { return plays(row, habits, "board9"); },
    "boards of nine cells are header10's wire, unless game_wire says otherwise"};
inline constexpr Where by_digits{
    [](const FramingRow& row, const Habits& habits) { return plays(row, habits, "digit"); },
    "header10, or the habit game_wire, has another wire for games"};
inline constexpr Where by_pictures{
    [](const FramingRow& row, const Habits& habits) { return plays(row, habits, "ascii"); },
    "header10, or the habit game_wire, has another wire for games, or two clients play each other"};

} // namespace

Cases game_cases() {
    return {
        {.number = "14.1",
         .slug = "peer/GAME/board9",
         .level = Level::may,
         .stage = 5,
         .clause = "seed 004: implement a game within the chat; programs of header10 send the nine cells, A1 to C3",
         .sends = "play tic tac toe, then boards with one X more each, to the end of the game",
         .legal = "nothing to the word; to each board the same with one O more; nothing to X's last move",
         .mistake = "cells are lost on the way, or a finished game is answered",
         .hint = "put one O into a free cell of the board that came, and send all nine cells",
         .server = in_each<board9, by_boards>,
         .fresh = true},
        {.number = "14.2",
         .slug = "peer/GAME/board9-cheat",
         .level = Level::may,
         .stage = 5,
         .clause = "a board with two X more is no move: the last legal board is the answer",
         .sends = "a move, then a board full of X",
         .legal = "the board as it was before",
         .mistake = "whatever board comes is believed",
         .hint = "keep your own board, and accept one X more only",
         .server = in_each<board9_cheat, by_boards>,
         .fresh = true},
        {.number = "14.3",
         .slug = "peer/GAME/digit",
         .level = Level::may,
         .stage = 5,
         .clause = "seed 004: implement a game within the chat; some programs send a digit for each move",
         .sends = "play tictactoe, then 0 to 8, to the end of the game",
         .legal = "nothing to the word; one digit of a free cell to each move; nothing to X's last move",
         .mistake = "the digit of a cell that is taken, or a board in place of it",
         .hint = "look for a free cell, and send its number alone",
         .server = in_each<digit, by_digits>,
         .fresh = true},
        {.number = "14.4",
         .slug = "peer/GAME/ascii",
         .level = Level::may,
         .stage = 5,
         .clause = "seed 004: implement a multiplayer ASCII game within the chat",
         .sends = "play tic tac toe, then 5",
         .legal = "a board with the numbers 1 to 9; then one with one X and one O",
         .mistake = "only the server's screen shows the board",
         .hint = "send the board as a text of several lines",
         .server = in_each<ascii, by_pictures>,
         .fresh = true},
        {.number = "14.5",
         .slug = "peer/GAME/ascii-wrong-move",
         .level = Level::may,
         .stage = 5,
         .clause = "a cell that is taken or does not exist is no move; the player keeps the turn",
         .sends = "5 twice, a cell that does not exist, and a question",
         .legal = "the board as it was, with a reason",
         .mistake = "a cell is taken twice, or the turn is lost",
         .hint = "look whether the cell is free before you put a mark there",
         .server = in_each<ascii_wrong_move, by_pictures>,
         .fresh = true},
    };
}

} // namespace chat::check::peer
