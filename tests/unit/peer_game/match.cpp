// Two people at one board of tic-tac-toe.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/match.hpp"
#include "protocols/peer/game/picture.hpp"
#include "tests/support/catch.hpp"

#include <set>

using namespace chat::peer::game;

namespace {

std::string number(Cell cell) { return std::string(1, static_cast<char>('1' + cell)); }

// The match as the two of them see it: what each was shown last, and how often each is owed a reply.
struct Table {
    explicit Table(std::optional<std::string_view> owed = std::nullopt) : match(owed), o_owed(owed ? 1 : 0) {
        take(match.start());
    }
    void x(std::string_view text) { ++x_owed, take(match.play(Mark::x, text)); }
    void o(std::string_view text) { ++o_owed, take(match.play(Mark::o, text)); }
    void take(const Shows& shows) {
        x_sees = o_sees = "";
        if (shows.x) --x_owed, x_sees = shows.x->text(500);
        if (shows.o) --o_owed, o_sees = shows.o->text(500);
        over = shows.over;
    }

    Match match;
    int x_owed = 1, o_owed;
    std::string x_sees, o_sees;
    bool over = false;
};

// What somebody sees when the board is as it is now.
std::string drawn(const Table& table, Mark mark, const std::string& above = "", const std::string& reason = "") {
    return above + "\n" + picture(table.match.board(), mark, reason);
}

// Every move from every board there is: who is shown what, and that nobody is owed a reply in the end.
void play_all(const Table& table, std::set<std::string>& seen) {
    if (!seen.insert(to_string(table.match.board())).second) return;
    const bool x_moves = table.match.board().turn() == Mark::x;
    for (const Cell cell : table.match.board().moves()) {
        Table next = table;
        x_moves ? next.x(number(cell)) : next.o(number(cell));
        const Board& board = next.match.board();
        REQUIRE(next.over == board.over());
        REQUIRE(next.x_sees == (next.over || !x_moves ? drawn(next, Mark::x) : ""));
        REQUIRE(next.o_sees == (next.over || x_moves ? drawn(next, Mark::o) : ""));
        REQUIRE(next.x_owed == (next.over || !x_moves ? 0 : 1));
        REQUIRE(next.o_owed == (next.over || x_moves ? 0 : 1));
        if (!next.over) play_all(next, seen);
    }
}

} // namespace

TEST_CASE("match: X gets the empty board at once, O after X's move, each after the other's") {
    Table table("hi Ann");
    CHECK(table.x_sees == drawn(table, Mark::x));
    CHECK(table.o_sees == "");
    table.x("5");
    CHECK(table.x_sees == "");
    CHECK(table.o_sees == "\n"
                          "1 | 2 | 3\n"
                          "--+---+--\n"
                          "4 | X | 6\n"
                          "--+---+--\n"
                          "7 | 8 | 9\n"
                          "Your move, O");
    table.o("A1");
    CHECK(table.x_sees == "hi Ann\n"
                          "O | 2 | 3\n"
                          "--+---+--\n"
                          "4 | X | 6\n"
                          "--+---+--\n"
                          "7 | 8 | 9\n"
                          "Your move, X");
    CHECK(table.o_sees == "");
    table.x("9");
    CHECK(table.o_sees == drawn(table, Mark::o));
    table.o("2");
    CHECK(table.x_sees == drawn(table, Mark::x)); // the greeting was told
}

TEST_CASE("match: an O who has not spoken gets the board for the first text, whatever it says") {
    Table late;
    late.x("1");
    CHECK(late.o_sees == "");
    late.o("5"); // he knows of no board yet: that is no move
    CHECK(late.o_sees == drawn(late, Mark::o));
    CHECK(late.x_sees == "");
    CHECK(late.match.board().marks() == 1);
    late.o("5");
    CHECK(late.x_sees == drawn(late, Mark::x, "5"));

    Table early;
    early.o("hello");
    CHECK(early.o_sees == "");
    early.x("1");
    CHECK(early.o_sees == drawn(early, Mark::o));
    early.o("5");
    CHECK(early.x_sees == drawn(early, Mark::x, "hello"));
}

TEST_CASE("match: an operator sees the board right after X's move") {
    Table table("");
    table.x("1");
    CHECK(table.o_sees == drawn(table, Mark::o));
    table.o("5");
    CHECK(table.x_sees == drawn(table, Mark::x));
}

TEST_CASE("match: a wrong move gets the board, the reason, and another try, and the other nothing") {
    Table table("");
    table.x("hello");
    CHECK(table.x_sees == drawn(table, Mark::x, "", "A move is 1 to 9, or A1 to C3"));
    CHECK(table.o_sees == "");
    table.x("1");
    table.o("1");
    CHECK(table.o_sees == drawn(table, Mark::o, "", "1 is taken"));
    CHECK(table.x_sees == "");
    CHECK(table.match.board().marks() == 1);
    table.o("2");
    CHECK(table.x_sees == drawn(table, Mark::x));
}

TEST_CASE("match: who writes while the other thinks is heard above the other's next board") {
    Table table("");
    table.x("1");
    table.x("take");
    table.x("your time");
    CHECK(table.x_sees == "");
    CHECK(table.o_sees == "");
    table.o("9");
    table.o("I do");
    CHECK(table.match.board().marks() == 2);
    table.x("2");
    CHECK(table.o_sees == drawn(table, Mark::o, "take\nyour time"));
    table.o("8");
    CHECK(table.x_sees == drawn(table, Mark::x, "I do"));
}

TEST_CASE("match: the last move answers both, with what was said before") {
    Table table("good luck");
    for (const char* moves : {"14", "25"}) {
        table.x(std::string(1, moves[0]));
        table.o(std::string(1, moves[1]));
    }
    table.o("oh no");
    table.x("3");
    CHECK(table.over);
    CHECK(table.match.over());
    CHECK(table.x_sees == "oh no\n"
                          "X | X | X\n"
                          "--+---+--\n"
                          "O | O | 6\n"
                          "--+---+--\n"
                          "7 | 8 | 9\n"
                          "X wins!");
    CHECK(table.o_sees == drawn(table, Mark::o));
    table.o("6");
    CHECK(table.over);
    CHECK(table.x_sees + table.o_sees == "");
    CHECK(table.match.board().marks() == 5);
}

TEST_CASE("match: from every board, every move is shown to who is owed it, and the last to both") {
    Table table("");
    std::set<std::string> seen;
    play_all(table, seen);
    CHECK(seen.size() == 4'520); // all but the 958 on which the game is over
}

TEST_CASE("match: a reply has the board whole, and of a long text what fits") {
    Table table(std::string(5000, 'a'));
    table.x("1");
    const Shows shows = table.match.play(Mark::o, "5");
    REQUIRE(shows.x);
    const std::string text = shows.x->text(500);
    CHECK(text.size() == 500);
    CHECK(text.substr(500 - shows.x->board.size()) == shows.x->board);
    CHECK(text.substr(0, 2) == "aa");
    CHECK(shows.x->above.size() == 4096);
    CHECK(shows.x->text(10) == "\n" + shows.x->board);
}

TEST_CASE("match: a long text is cut at a character where it is UTF-8, anywhere where it is not") {
    const std::string board = "board";
    CHECK(Shown{"a\xc3\xa9", board}.text(8) == "a\nboard");
    CHECK(Shown{"a\xc3\xa9", board}.text(9) == "a\xc3\xa9\nboard");
    CHECK(Shown{"a\xe9\xe9", board}.text(8) == "a\xe9\nboard");
    CHECK(Shown{"\x80\x80\x80", board}.text(8) == "\x80\x80\nboard");
}

TEST_CASE("match: the board may be looked at by both") {
    Table table("");
    CHECK(table.match.board_for(Mark::x) == picture(Board(), Mark::x));
    CHECK_THAT(table.match.board_for(Mark::o), chat::test::contains_text("It is the move of X"));
}
