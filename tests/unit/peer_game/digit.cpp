// Tic-tac-toe with programs that send each other a digit a move.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/engine.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/peer_game/every_play.hpp"

using namespace chat::peer::game;
using namespace chat::test;

namespace {

// A program as students wrote it: it keeps its own board, and lets the result follow its last move, in one piece with
// it where that is asked for.
template <bool glued> class Program {
public:
    explicit Program(std::uint32_t seed) : game_(make_game(Wire::digit, seed)) { REQUIRE_FALSE(game_->start().reply); }

    void move(Cell cell) {
        board_[cell] = 'X';
        const bool last = board_.find(' ') == board_.npos;
        const std::string digit(1, static_cast<char>('0' + cell));
        const Answer answer = game_->play(last && glued ? digit + "It's a draw!" : digit);
        REQUIRE_FALSE(three(board_, 'X'));
        over_ = answer.over;
        if (last) {
            REQUIRE_FALSE(answer.reply);
            REQUIRE(over_);
            REQUIRE(game_->drops("It's a draw!") == !glued);
        } else {
            REQUIRE(answer.reply);
            REQUIRE(answer.raw);
            believe(*answer.reply);
            REQUIRE(over_ == three(board_, 'O'));
            REQUIRE_FALSE(game_->drops("It's a draw!"));
            REQUIRE_FALSE(game_->drops("You win!"));
        }
    }
    bool free(Cell cell) const { return board_[cell] == ' '; }
    bool over() const { return over_; }

private:
    void believe(const std::string& sent) {
        REQUIRE(sent.size() == 1);
        const auto cell = static_cast<Cell>(sent[0] - '0');
        REQUIRE(cell < cells);
        REQUIRE(board_[cell] == ' ');
        board_[cell] = 'O';
    }

    std::unique_ptr<Game> game_;
    std::string board_ = "         ";
    bool over_ = false;
};

std::string reply(Game& game, std::string_view text) { return game.play(text).reply.value_or("(nothing)"); }

std::string digit(Cell cell) { return std::string(1, static_cast<char>('0' + cell)); }

// Two who play well come to a draw: X's last move is still to come.
std::unique_ptr<Game> before_a_draw(Cell& last) {
    auto game = make_game(Wire::digit, 0);
    while (game->board().marks() < 8) game->play(digit(best_move(game->board(), 0)));
    last = game->board().moves().at(0);
    return game;
}

} // namespace

TEST_CASE("digit game: every play of X is answered by one digit, and X never wins") {
    for (std::uint32_t seed = 0; seed < 2; ++seed) {
        CHECK(every_play<Program<false>>(seed) > 50);
        CHECK(every_play<Program<true>>(seed) > 50);
    }
}

TEST_CASE("digit game: blanks and line ends around a digit do not matter") {
    const auto game = make_game(Wire::digit, 0);
    CHECK(reply(*game, " 4\r\n").size() == 1);
    CHECK(game->board().at(4) == Mark::x);
}

TEST_CASE("digit game: quit ends the game without an answer, and only the game") {
    const auto game = make_game(Wire::digit, 0);
    game->play("4");
    const Answer answer = game->play("/q");
    CHECK(answer.over);
    CHECK_FALSE(answer.reply);
    CHECK_FALSE(game->drops("It's a draw!"));
    CHECK(game->play("0").over);
    CHECK_FALSE(game->play("0").reply);
    CHECK(game->board().marks() == 2);
}

TEST_CASE("digit game: who writes over an O is told to put it back") {
    const auto game = make_game(Wire::digit, 0);
    const std::string first = reply(*game, "4");
    std::string free;
    for (const Cell cell : game->board().moves()) free += digit(cell);
    const std::string second = reply(*game, free.substr(0, 1));
    CHECK(second != first);
    CHECK(reply(*game, first) == first);
    CHECK(reply(*game, second) == second);
    CHECK(game->board().marks() == 4);
}

TEST_CASE("digit game: who writes over an X gets our last move once more") {
    const auto game = make_game(Wire::digit, 0);
    const std::string first = reply(*game, "4");
    CHECK(reply(*game, "4") == first);
    CHECK(reply(*game, "4") == first);
    CHECK(game->board().marks() == 2);
}

TEST_CASE("digit game: words are answered with words, and change nothing") {
    const auto game = make_game(Wire::digit, 0);
    for (const std::string text : {"hello", "", "9", "10", "-1", "4 5", "44", "A1", "You win!", "4You win!",
                                   "4It's a draw!", "4 hello", "\xff"}) {
        INFO(text);
        const Answer answer = game->play(text);
        CHECK(answer.reply == "A move is 0 to 8");
        CHECK_FALSE(answer.over);
        CHECK_FALSE(game->drops("You win!"));
    }
    CHECK(game->board() == Board());
}

TEST_CASE("digit game: a result told right after X's last move is dropped, all else is not") {
    Cell last = 0;
    const auto game = before_a_draw(last);
    CHECK_FALSE(game->drops("It's a draw!"));
    CHECK(reply(*game, digit(last) + "hello") == "A move is 0 to 8");
    CHECK_FALSE(game->play(digit(last)).reply);
    CHECK(game->drops("It's a draw!"));
    CHECK(game->drops(" You win!\r\n"));
    for (const char* text : {"", "It's a draw", "it's a draw!", "You win", "hello", "4"})
        CHECK_FALSE(game->drops(text));
}

TEST_CASE("digit game: a result in one piece with X's last move needs no dropping") {
    for (const char* between : {"", "\n", " "})
        for (const char* result : {"You win!", "It's a draw!"}) {
            Cell last = 0;
            const auto game = before_a_draw(last);
            const Answer answer = game->play(digit(last) + between + result);
            CHECK(answer.over);
            CHECK_FALSE(answer.reply);
            CHECK_FALSE(game->drops(result));
        }
}
