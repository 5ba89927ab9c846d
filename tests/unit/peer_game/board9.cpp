// Tic-tac-toe with programs that send each other the whole board.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/unit/peer_game/every_play.hpp"

#include <algorithm>

using namespace chat::peer::game;
using namespace chat::test;

namespace {

// A program as students wrote it: it believes every board it is sent. This one checks it first.
class Program {
public:
    explicit Program(std::uint32_t seed) : game_(make_game(Wire::board9, seed)) {
        REQUIRE_FALSE(game_->start().reply);
        REQUIRE_FALSE(game_->start().over);
    }

    void move(Cell cell) {
        board_[cell] = 'X';
        const Answer answer = game_->play(board_);
        REQUIRE_FALSE(three(board_, 'X'));
        if (std::count(board_.begin(), board_.end(), ' ') == 0) {
            REQUIRE_FALSE(answer.reply);
            REQUIRE(answer.over);
        } else {
            REQUIRE(answer.reply);
            REQUIRE(answer.raw);
            believe(*answer.reply);
            REQUIRE(answer.over == three(board_, 'O'));
        }
        over_ = answer.over;
    }
    bool free(Cell cell) const { return board_[cell] == ' '; }
    bool over() const { return over_; }

private:
    // One O more, in a cell that was free, and nothing else.
    void believe(const std::string& sent) {
        REQUIRE(sent.size() == cells);
        std::size_t changed = 0;
        for (Cell cell = 0; cell < cells; ++cell) {
            if (sent[cell] == board_[cell]) continue;
            ++changed;
            REQUIRE(board_[cell] == ' ');
            REQUIRE(sent[cell] == 'O');
        }
        REQUIRE(changed == 1);
        board_ = sent;
    }

    std::unique_ptr<Game> game_;
    std::string board_ = "         ";
    bool over_ = false;
};

std::string reply(Game& game, std::string_view text) { return game.play(text).reply.value_or("(nothing)"); }

} // namespace

TEST_CASE("board9 game: every play of X is answered by the board with one O more, and X never wins") {
    for (std::uint32_t seed = 0; seed < 2; ++seed) CHECK(every_play<Program>(seed) > 50);
}

TEST_CASE("board9 game: free cells come back as the client writes them") {
    for (const char free : std::string(" -_.*#+?~0")) {
        const auto game = make_game(Wire::board9, 0);
        std::string board(9, free);
        board[4] = 'X';
        const std::string answer = reply(*game, board);
        CHECK(answer.size() == 9);
        CHECK(std::count(answer.begin(), answer.end(), free) == 7);
        CHECK(std::count(answer.begin(), answer.end(), 'O') == 1);
        CHECK(answer[4] == 'X');
    }
    const auto numbered = make_game(Wire::board9, 0);
    std::string answer = reply(*numbered, "1234X6789");
    const std::size_t at = answer.find('O');
    REQUIRE(at < 9);
    answer[at] = static_cast<char>('1' + at);
    CHECK(answer == "1234X6789");
}

TEST_CASE("board9 game: who writes a small x gets a small o") {
    const auto game = make_game(Wire::board9, 0);
    const std::string answer = reply(*game, "----x----");
    CHECK(std::count(answer.begin(), answer.end(), 'o') == 1);
    CHECK(std::count(answer.begin(), answer.end(), 'x') == 1);
}

TEST_CASE("board9 game: an illegal first board gets the empty one") {
    for (const std::string wrong : {"         ", "XX       ", "X   O    ", "O        ", "", "X", "X       ",
                                    "X         ", "hello", "play now!", "X234S6789", "X\n       ", "X       \xff"}) {
        INFO(wrong);
        const auto game = make_game(Wire::board9, 0);
        const Answer answer = game->play(wrong);
        CHECK(answer.reply == "         ");
        CHECK_FALSE(answer.over);
        CHECK(game->board() == Board());
    }
    CHECK(reply(*make_game(Wire::board9, 0), "XX-------") == "---------");
    CHECK(reply(*make_game(Wire::board9, 0), "___O_____") == "_________");
}

TEST_CASE("board9 game: an illegal later board gets the last legal one, and the game goes on from there") {
    const auto game = make_game(Wire::board9, 0);
    const std::string legal = reply(*game, "----X----");
    const std::size_t o = legal.find('O');
    const std::size_t one = legal.find('-'), two = legal.find('-', one + 1);
    REQUIRE(two < 9);
    const auto changed = [&](std::initializer_list<std::pair<std::size_t, char>> changes) {
        std::string board = legal;
        for (const auto& [cell, mark] : changes) board[cell] = mark;
        return board;
    };
    const std::string no_move = legal, two_moves = changed({{one, 'X'}, {two, 'X'}}), on_ours = changed({{o, 'X'}}),
                      ours_gone = changed({{o, '-'}, {one, 'X'}}),
                      ours_moved = changed({{o, '-'}, {one, 'O'}, {two, 'X'}}),
                      own_moved = changed({{4, '-'}, {one, 'X'}}), own_turned = changed({{4, 'O'}, {one, 'X'}}),
                      ours_too = changed({{one, 'X'}, {two, 'O'}}), odd_mark = changed({{one, 'X'}, {two, 'Z'}}),
                      too_short = changed({{one, 'X'}}).substr(0, 8), too_long = changed({{one, 'X'}}) + "-";
    for (const std::string& wrong : {no_move, two_moves, on_ours, ours_gone, ours_moved, own_moved, own_turned,
                                     ours_too, odd_mark, too_short, too_long, std::string("hello"), std::string("4")}) {
        INFO(wrong);
        CHECK(reply(*game, wrong) == legal);
        CHECK(game->board().marks() == 2);
    }
    const std::string next = reply(*game, changed({{one, 'X'}}));
    CHECK(std::count(next.begin(), next.end(), 'O') == 2);
}

TEST_CASE("board9 game: the last legal board comes back as the client writes free cells") {
    const auto game = make_game(Wire::board9, 0);
    const std::string legal = reply(*game, "____x____");
    CHECK(std::count(legal.begin(), legal.end(), '_') == 7);
    CHECK(reply(*game, "hello") == legal);
}

TEST_CASE("board9 game: later texts are none of the game's") {
    const auto game = make_game(Wire::board9, 0);
    std::string board = "         ";
    Answer answer;
    while (!answer.over) {
        board[board.find(' ')] = 'X';
        answer = game->play(board);
        if (answer.reply) board = *answer.reply;
    }
    CHECK(game->play("         ").over);
    CHECK_FALSE(game->play("hello").reply);
    CHECK_FALSE(game->drops("It's a draw!"));
}
