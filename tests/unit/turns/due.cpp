// Which texts of ours a reply is due to: nearly all, but not all of a game between programs.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-peer/due.hpp"

#include "tests/support/catch.hpp"

using namespace chat::peer;

namespace {

constexpr Framing handle = Framing::handle;
constexpr Framing header10 = Framing::header10;

} // namespace

TEST_CASE("due: a reply is due to every text of a chat") {
    Due due;
    for (const char* text : {"hi", "4", "You win!", "X        ", "play", "play tic tac toe", "5"})
        CHECK(due.after(text, handle));
}

TEST_CASE("due: the word for digits and our last move are not answered, nor is a result behind it") {
    Due due;
    CHECK_FALSE(due.after("play tic-tac-toe", handle));
    CHECK(due.after("0", handle));
    due.hear("3");
    CHECK(due.after("0", handle)); // taken: the server says a digit again
    due.hear("3");
    CHECK(due.after(" 1 ", handle));
    due.hear("4");
    CHECK_FALSE(due.after("2", handle));
    CHECK_FALSE(due.after("You win!", handle));
    CHECK(due.after("You win!", handle));
    CHECK(due.after("3", handle));
}

TEST_CASE("due: where the server wins the game is over, and all is answered again") {
    Due due;
    CHECK_FALSE(due.after("play tictactoe", handle));
    for (const auto& [ours, theirs] : {std::pair("0", "3"), std::pair("1", "4"), std::pair("8", "5")}) {
        CHECK(due.after(ours, handle));
        due.hear(theirs);
    }
    CHECK(due.after("2", handle));
    CHECK(due.after("It's a draw!", handle));
}

TEST_CASE("due: with whole boards the word and our last move are not answered") {
    Due due;
    CHECK_FALSE(due.after("play tic tac toe", header10));
    CHECK(due.after("X        ", header10));
    due.hear("X  O     ");
    CHECK(due.after("XX O     ", header10));
    due.hear("XX OO    ");
    CHECK(due.after("no board", header10));
    CHECK_FALSE(due.after("XXXOO    ", header10));
    CHECK(due.after("hi", header10));
}

TEST_CASE("due: a new word ends the game before it") {
    Due due;
    CHECK_FALSE(due.after("play tictactoe", handle));
    CHECK(due.after("0", handle));
    due.hear("8");
    CHECK_FALSE(due.after("play tictactoe", handle));
    CHECK(due.after("0", handle));
    CHECK(due.after("play tic tac toe", handle));
    CHECK(due.after("1", handle));
}
