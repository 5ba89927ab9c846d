// The words that start tic-tac-toe.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/wire.hpp"
#include "tests/support/catch.hpp"

using namespace chat::peer::game;

TEST_CASE("game wire: the word decides, and header10") {
    CHECK(started_by("play tic tac toe", false) == Wire::ascii);
    CHECK(started_by("play tic tac toe", true) == Wire::board9);
    CHECK(started_by("play tic-tac-toe", false) == Wire::digit);
    CHECK(started_by("play tictactoe", false) == Wire::digit);
    CHECK_FALSE(started_by("play tic-tac-toe", true));
    CHECK_FALSE(started_by("play tictactoe", true));
}

TEST_CASE("game wire: the case does not matter, nor do blanks around") {
    CHECK(started_by("Play Tic Tac Toe", false) == Wire::ascii);
    CHECK(started_by("  PLAY TIC TAC TOE \r\n", true) == Wire::board9);
    CHECK(started_by("\tpLaY tIc-TaC-tOe ", false) == Wire::digit);
    CHECK(started_by(std::string_view("Play TicTacToe\0\0", 16), false) == Wire::digit);
}

TEST_CASE("game wire: every other text is none of the words") {
    for (const char* text : {"", " ", "play", "play tic tac", "tic tac toe", "play  tic tac toe", "play tic_tac_toe",
                             "play tic tac toe!", "let us play tic tac toe", "play tic tac-toe", "5"})
        for (const bool framed : {false, true}) {
            INFO(text);
            CHECK_FALSE(started_by(text, framed));
            CHECK_FALSE(started_by(text, framed, Wire::ascii));
        }
}

TEST_CASE("game wire: a pinned one is started by any of the words") {
    for (const char* word : {"play tic tac toe", "Play Tic-Tac-Toe", "play tictactoe"})
        for (const bool framed : {false, true})
            for (const Wire wire : {Wire::ascii, Wire::digit, Wire::board9})
                CHECK(started_by(word, framed, wire) == wire);
}

TEST_CASE("game wire: without a word people get the drawn board, header10 the nine cells") {
    CHECK(wire_without_word(false) == Wire::ascii);
    CHECK(wire_without_word(true) == Wire::board9);
    CHECK(wire_without_word(false, Wire::digit) == Wire::digit);
    CHECK(wire_without_word(true, Wire::ascii) == Wire::ascii);
}
