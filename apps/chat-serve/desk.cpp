// Whose turn it is, with a game and without.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-serve/desk.hpp"

namespace chat::peer {
namespace {

constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

} // namespace

Turn Desk::hear(std::string_view text, Framing framing) {
    if (const auto wire = game::started_by(text, framing == Framing::header10)) return start(*wire);
    if (match_) return move(match_->play(game::Mark::x, text));
    if (game_ && !game_over_) {
        const game::Answer answer = game_->play(text);
        game_over_ = answer.over;
        return answered(answer);
    }
    Turn turn;
    turn.operators = !game_ || !game_->drops(text);
    game_.reset();
    return turn;
}

Turn Desk::type(std::string_view text) {
    if (match_) {
        Turn turn = move(match_->play(game::Mark::o, text));
        if (match_ && !turn.operators) turn.shown = match_->board_for(game::Mark::o);
        return turn;
    }
    Turn turn;
    turn.reply = text;
    return turn;
}

Turn Desk::start(game::Wire wire) {
    game_.reset();
    match_.reset();
    if (wire != game::Wire::ascii) {
        game_ = game::make_game(wire, ++games_);
        game_over_ = false;
        digits_ = wire == game::Wire::digit;
        return answered(game_->start());
    }
    match_.emplace(""); // the operator types only when asked: he is always waiting
    Turn turn = move(match_->start());
    turn.shown = match_->board_for(game::Mark::o);
    return turn;
}

Turn Desk::move(const game::Shows& shows) {
    Turn turn;
    if (shows.x) turn.reply = shows.x->text(no_limit);
    if (shows.o) turn.shown = shows.o->board;
    turn.operators = shows.o && !shows.over;
    if (shows.over) match_.reset();
    return turn;
}

Turn Desk::answered(const game::Answer& answer) {
    Turn turn;
    turn.reply = answer.reply;
    turn.bare = answer.raw;
    return turn;
}

} // namespace chat::peer
