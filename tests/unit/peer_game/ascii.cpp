// Tic-tac-toe as people see it.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/picture.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/peer_game/every_play.hpp"

using namespace chat::peer::game;
using namespace chat::test;

namespace {

// A person who copies the board from the screen to a sheet of nine characters.
class Person {
public:
    explicit Person(std::uint32_t seed) : game_(make_game(Wire::ascii, seed)) { read(game_->start()); }

    void move(Cell cell) {
        const std::string before = sheet_;
        read(game_->play(std::string(1, static_cast<char>('1' + cell))));
        REQUIRE(sheet_[cell] == 'X');
        std::size_t changed = 0;
        for (Cell other = 0; other < cells; ++other)
            if (sheet_[other] != before[other]) ++changed;
        REQUIRE(changed == (full() && !three(sheet_, 'O') ? 1U : 2U));
        REQUIRE(over_ == (full() || three(sheet_, 'O')));
        REQUIRE_FALSE(three(sheet_, 'X'));
    }
    bool free(Cell cell) const { return sheet_[cell] == static_cast<char>('1' + cell); }
    bool over() const { return over_; }

private:
    void read(const Answer& answer) {
        REQUIRE(answer.reply);
        REQUIRE_FALSE(answer.raw);
        REQUIRE(answer.reply->size() < 200);
        sheet_.clear();
        for (const std::size_t at : {1U, 5U, 9U, 21U, 25U, 29U, 41U, 45U, 49U}) sheet_ += answer.reply->at(at);
        over_ = answer.over;
        const std::string last = answer.reply->substr(51);
        REQUIRE(last == (three(sheet_, 'O') ? "O wins!" : over_ ? "It's a draw!" : "Your move, X"));
    }
    bool full() const { return sheet_.find_first_of("123456789") == sheet_.npos; }

    std::unique_ptr<Game> game_;
    std::string sheet_;
    bool over_ = false;
};

std::string reply(Game& game, std::string_view text) { return game.play(text).reply.value_or("(nothing)"); }

// A game whose board is not empty: X took the middle, O the cell that is given back.
std::unique_ptr<Game> begun(char& taken) {
    auto game = make_game(Wire::ascii, 0);
    game->play("5");
    for (Cell cell = 0; cell < cells; ++cell)
        if (game->board().at(cell) == Mark::o) taken = static_cast<char>('1' + cell);
    return game;
}

} // namespace

TEST_CASE("ascii game: the word gets the empty board on lines of its own") {
    const Answer answer = make_game(Wire::ascii, 0)->start();
    CHECK(answer.reply == "\n"
                          "1 | 2 | 3\n"
                          "--+---+--\n"
                          "4 | 5 | 6\n"
                          "--+---+--\n"
                          "7 | 8 | 9\n"
                          "Your move, X");
    CHECK_FALSE(answer.over);
}

TEST_CASE("ascii game: the board in the middle of a game, and at its end") {
    Board board;
    for (const Cell cell : {4U, 0U, 8U}) board.move(cell);
    CHECK(picture(board, Mark::o) == "O | 2 | 3\n"
                                     "--+---+--\n"
                                     "4 | X | 6\n"
                                     "--+---+--\n"
                                     "7 | 8 | X\n"
                                     "Your move, O");
    CHECK_THAT(picture(board, Mark::x), chat::test::contains_text("X\nIt is the move of O"));
    for (const Cell cell : {1U, 6U, 2U}) board.move(cell);
    for (const Mark mark : {Mark::x, Mark::o})
        CHECK(picture(board, mark) == "O | O | O\n"
                                      "--+---+--\n"
                                      "4 | X | 6\n"
                                      "--+---+--\n"
                                      "X | 8 | X\n"
                                      "O wins!");
}

TEST_CASE("ascii game: a wrong move gets the board, the reason, and another try") {
    char taken = 0;
    const auto game = begun(taken);
    const Board board = game->board();
    const std::string drawn = "\n" + picture(board, Mark::x);
    const std::string rows = drawn.substr(0, drawn.rfind('\n') + 1);

    CHECK(reply(*game, "5") == rows + "5 is taken\nYour move, X");
    CHECK(reply(*game, "b2") == rows + "5 is taken\nYour move, X");
    CHECK(reply(*game, std::string(1, taken)) == rows + taken + " is taken\nYour move, X");
    for (const std::string text :
         {"hello", "", "0", "10", "-1", "D1", "A4", "A0", "1A", "1 2", "A 1", "\xff\xfe", "AA1"}) {
        INFO(text);
        CHECK(reply(*game, text) == rows + "A move is 1 to 9, or A1 to C3\nYour move, X");
    }
    const Answer long_one = game->play(std::string(5000, '1'));
    CHECK(long_one.reply->size() < 200);
    CHECK_FALSE(long_one.over);
    CHECK(game->board() == board);
}

TEST_CASE("ascii game: cells have numbers and names, blanks around do not matter") {
    const char* names[] = {"A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3"};
    for (Cell cell = 0; cell < cells; ++cell) {
        std::string name = names[cell];
        CHECK(cell_of(name) == cell);
        CHECK(cell_of("  " + name + " \r\n") == cell);
        name[0] = static_cast<char>(name[0] + ('a' - 'A'));
        CHECK(cell_of(name) == cell);
        CHECK(cell_of(std::string(1, static_cast<char>('1' + cell)) + " ") == cell);
    }
}

TEST_CASE("ascii game: X never wins, and every board is one move of each further") {
    for (std::uint32_t seed = 0; seed < 2; ++seed) CHECK(every_play<Person>(seed) > 50);
}

TEST_CASE("ascii game: the result is the last reply, later texts are none of the game's") {
    const auto game = make_game(Wire::ascii, 3);
    Answer answer;
    for (Cell cell = 0; !answer.over; ++cell)
        if (game->board().allows(cell)) answer = game->play(std::string(1, static_cast<char>('1' + cell)));
    CHECK_THAT(*answer.reply, chat::test::contains_text("O wins!"));
    const Board board = game->board();
    for (const char* text : {"9", "hello", "It's a draw!"}) {
        const Answer later = game->play(text);
        CHECK(later.over);
        CHECK_FALSE(later.reply);
        CHECK_FALSE(game->drops(text));
    }
    CHECK(game->board() == board);
}

TEST_CASE("ascii game: a first text without the word counts if it is a move, else it gets the empty board") {
    const auto polite = make_game(Wire::ascii, 0);
    CHECK(polite->begin("hello").reply == polite->start().reply);
    CHECK(polite->board() == Board());

    const auto quick = make_game(Wire::ascii, 0);
    CHECK(quick->begin("b2").reply != quick->start().reply);
    CHECK(quick->board().at(4) == Mark::x);
    CHECK(quick->board().marks() == 2);
}
