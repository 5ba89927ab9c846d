// Two clients in lockstep: the nth text of each answers the nth of the other.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/peer/client.hpp"

#include <memory>
#include <string>

using namespace chat;
using namespace chat::test;

namespace {

struct Two {
    Two() : house("pair"), ann(std::make_unique<PeerClient>(house)), bob(std::make_unique<PeerClient>(house)) {}

    PeerHouse house;
    std::unique_ptr<PeerClient> ann, bob;
};

} // namespace

TEST_CASE("peer pair: the first text waits for a second client") {
    Two two;
    CHECK(two.ann->hears("Ann> hello\n") == "");
    CHECK(two.bob->hears("Bob> hi\n") == "Ann> hello");
    CHECK(two.ann->sees() == "Bob> hi");
    CHECK(two.bob->hears("Bob> how are you?\n") == "");
    CHECK(two.ann->hears("Ann> fine\n") == "Bob> how are you?");
    CHECK(two.bob->sees() == "Ann> fine");
}

TEST_CASE("peer pair: each gets the other in his own wire") {
    Two two;
    two.ann->hears("Ann> h\xc3\xa9llo\n");
    CHECK(two.bob->hears("0002yo") == "0006h\xc3\xa9llo");
    CHECK(two.ann->sees() == "client1> yo");
}

TEST_CASE("peer pair: texts pass byte for byte, and a quit inside them is none") {
    Two two;
    two.ann->hears("Ann> type \\quit to leave \xff\n");
    CHECK(two.bob->hears("Bob> ok\n") == "Ann> type \\ quit to leave \xff");
    CHECK(two.house.lobby.room("lobby").journal().end() == 0);
    CHECK(two.house.audit.count("message Bob ok pair") == 1);
}

TEST_CASE("peer pair: a third client waits for a fourth") {
    Two two;
    PeerClient cat(two.house), dan(two.house);
    two.ann->hears("Ann> 1\n"), two.bob->hears("Bob> 2\n");
    CHECK(cat.hears("Cat> 3\n") == "");
    CHECK(dan.hears("Dan> 4\n") == "Cat> 3");
    CHECK(cat.sees() == "Dan> 4");
}

TEST_CASE("peer pair: a partner lost is the quit that is owed") {
    Two two;
    two.ann->hears("Ann> hello\n"), two.bob->hears("Bob> hi\n");
    two.ann->sees();
    SECTION("while he waits") {
        CHECK(two.ann->hears("Ann> well?\n") == "");
        two.bob->hears("\\quit");
        two.bob->closes();
        CHECK(two.ann->sees() == "\\quit");
        CHECK(two.ann->hung_up());
    }
    SECTION("while it is his turn") {
        two.bob->closes();
        CHECK(two.ann->sees() == "");
        CHECK_FALSE(two.ann->hung_up());
        CHECK(two.ann->hears("Ann> well?\n") == "\\quit");
        CHECK(two.ann->hung_up());
    }
    SECTION("after his last words, which come first") {
        two.bob->hears("Bob> bye\n");
        two.bob->closes();
        CHECK(two.ann->hears("Ann> well?\n") == "Bob> bye");
        CHECK(two.ann->hears("Ann> where are you?\n") == "\\quit");
    }
    SECTION("by a reset") {
        two.ann->hears("Ann> well?\n");
        two.bob->session().vanishes();
        CHECK(two.ann->sees() == "\\quit");
    }
}

TEST_CASE("peer pair: who waited alone and left is nobody's partner") {
    Two two;
    two.ann->hears("Ann> hello\n");
    two.ann->closes();
    CHECK(two.bob->hears("Bob> hi\n") == "");
    PeerClient cat(two.house);
    CHECK(cat.hears("Cat> hey\n") == "Bob> hi");
}

TEST_CASE("peer pair: one may be faster than the other, and nothing is lost") {
    Two two;
    two.ann->hears("Ann> 1\n"), two.bob->hears("Bob> 1\n");
    two.ann->sees();
    two.ann->hears("Ann> 2\n");
    CHECK(two.ann->hears("Ann> 3\n") == "");
    CHECK(two.bob->hears("Bob> 2\n") == "Ann> 2");
    CHECK(two.ann->sees() == "Bob> 2");
    CHECK(two.bob->hears("Bob> 3\n") == "Ann> 3");
}

TEST_CASE("peer pair: a text that is longer than a reply goes on in the next, and they stay in step") {
    Two two;
    two.ann->hears("Ann> 1\n"), two.bob->hears("Bob> 1\n");
    two.ann->sends("Ann> " + std::string(498, 'w') + "ZZ\n");
    CHECK(two.bob->hears("Bob> 2\n") == "Ann> " + std::string(495, 'w'));
    CHECK(two.bob->hears("Bob> 3\n") == "");
    two.ann->sends("Ann> 3\n");
    CHECK(two.bob->sees() == "Ann> wwwZZ\n3");
    two.ann->sends("Ann> " + std::string(500, 'x') + "\n");
    two.ann->closes();
    CHECK(two.bob->hears("Bob> 4\n") == "Ann> " + std::string(495, 'x'));
    CHECK(two.bob->hears("Bob> 5\n") == "Ann> xxxxx");
    CHECK(two.bob->hears("Bob> 6\n") == "\\quit");
}

TEST_CASE("peer pair: of what is not kept for a partner who does not answer the audit log tells") {
    Two two;
    two.ann->hears("Ann> 1\n"), two.bob->hears("Bob> 1\n");
    for (int text = 2; text <= 103; ++text) two.ann->sends("Ann> " + std::to_string(text) + "\n");
    CHECK(two.house.audit.count("refused Ann partner has too many texts to read") == 2);
    CHECK(two.house.audit.count("message Ann 101 pair") == 1);
    CHECK(two.house.audit.count("message Ann 102 pair") == 0);
    CHECK(two.bob->hears("Bob> 2\n") == "Ann> 2");
}

TEST_CASE("peer pair: who asks for a game while he is alone plays with whoever comes") {
    Two two;
    CHECK_THAT(two.ann->hears("Ann> play tic tac toe\n"), contains_text("Your move, X"));
    CHECK(two.ann->hears("Ann> 5\n") == "");
    SECTION("when he has moved, the other sees the board at once") {
        const std::string board = two.bob->hears("Bob> hi\n");
        CHECK_THAT(board, contains_text("4 | X | 6"));
        CHECK_THAT(board, contains_text("Your move, O"));
        two.bob->sends("Bob> 1\n");
        const std::string next = two.ann->sees();
        CHECK_THAT(next, contains_text("hi"));
        CHECK_THAT(next, contains_text("O | 2 | 3"));
    }
    SECTION("and his leaving ends the game for the other") {
        two.bob->hears("Bob> hi\n");
        two.ann->closes();
        CHECK(two.bob->hears("Bob> 1\n") == "\\quit");
    }
}

TEST_CASE("peer pair: they play one another") {
    Two two;
    two.ann->hears("Ann> hello\n"), two.bob->hears("Bob> hi\n");
    two.ann->sees();
    const std::string empty = two.ann->hears("Ann> play tic tac toe\n");
    CHECK_THAT(empty, contains_text("7 | 8 | 9"));
    CHECK_THAT(empty, contains_text("Your move, X"));
    CHECK(two.bob->hears("Bob> what?\n") == "");
    two.ann->hears("Ann> 5\n");
    const std::string first = two.bob->sees();
    CHECK_THAT(first, contains_text("4 | X | 6"));
    CHECK_THAT(first, contains_text("Your move, O"));
    two.bob->hears("Bob> 1\n");
    CHECK_THAT(two.ann->sees(), contains_text("O | 2 | 3"));
    two.ann->hears("Ann> 3\n"), two.bob->hears("Bob> 2\n"), two.ann->sees(), two.bob->sees();
    two.ann->sends("Ann> 7\n");
    CHECK_THAT(two.bob->sees(), contains_text("X wins!"));
    CHECK_THAT(two.ann->sees(), contains_text("X wins!"));
    CHECK(two.bob->hears("Bob> well played\n") == "");
    CHECK(two.ann->hears("Ann> thanks\n") == "Bob> well played");
}
