// Two people at one board, each of whom is owed one reply at most.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/match.hpp"

#include "libchat/core/text.hpp"
#include "protocols/peer/game/picture.hpp"

#include <algorithm>
#include <utility>

namespace chat::peer::game {
namespace {

// A text is 4096 bytes at most; who sends more before he is answered is not told in full.
constexpr std::size_t most_above = 4096;

} // namespace

std::string Shown::text(std::size_t limit) const {
    const std::size_t room = limit > board.size() + 1 ? limit - board.size() - 1 : 0;
    const std::string_view beginning =
        text::is_utf8(above) ? text::cut(above, room) : std::string_view(above).substr(0, room);
    return std::string(beginning) + "\n" + board;
}

Match::Match(std::optional<std::string_view> owed) {
    x_.spoke = true; // the start word
    x_.knows = true; // start() shows it
    if (owed) say(Mark::o, *owed);
}

Shows Match::start() const { return Shows{Shown{{}, board_for(Mark::x)}, std::nullopt, false}; }

std::string Match::board_for(Mark mark) const { return picture(board_, mark); }

Shows Match::play(Mark by, std::string_view text) {
    if (over()) return Shows{std::nullopt, std::nullopt, true};
    if (board_.turn() != by) {
        say(by, text);
        return {};
    }
    if (!player(by).knows) { // what he wrote was meant for a chat
        say(by, text);
        return shows(by, show(by));
    }
    const std::string reason = objection(board_, text);
    if (!reason.empty()) return shows(by, show(by, reason));
    board_.move(*cell_of(text));
    return moved(by);
}

// Tells the other, above his next board.
void Match::say(Mark by, std::string_view text) {
    std::string& above = player(other(by)).above;
    if (!above.empty()) above += '\n';
    above += text.substr(0, most_above - std::min(most_above, above.size()));
    player(by).spoke = true;
}

std::optional<Shown> Match::show(Mark mark, std::string_view reason) {
    Player& reader = player(mark);
    reader.knows = true;
    return Shown{std::exchange(reader.above, {}), picture(board_, mark, reason)};
}

Shows Match::shows(Mark mark, std::optional<Shown> shown) const {
    Shows all;
    (mark == Mark::x ? all.x : all.o) = std::move(shown);
    all.over = over();
    return all;
}

Shows Match::moved(Mark by) {
    if (over()) return Shows{show(Mark::x), show(Mark::o), true};
    const Mark next = other(by);
    return player(next).spoke ? shows(next, show(next)) : Shows{};
}

} // namespace chat::peer::game
