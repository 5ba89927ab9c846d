// What a link expects, and where it says that it went wrong.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/link.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"
#include "tests/unit/chatcheck/pair.hpp"

#include <poll.h>

#include <thread>

namespace chat::check {
namespace {

TEST_CASE("chatcheck link: an answer is expected however it is cut") {
    test::every_split("OK\r\n", [](const test::Pieces& pieces) {
        Pair pair;
        for (const std::string_view piece : pieces) pair.says(piece);
        pair.link->expect("OK\r\n");
        pair.link->expect_nothing();
    });
}

TEST_CASE("chatcheck link: the octet that is wrong is marked, among all that came before") {
    Pair pair;
    pair.says("Welcome\r\n");
    pair.link->expect("Welcome\r\n");
    pair.says("Ok\r\n");
    const Stop stop = stop_of([&] { pair.link->expect("OK\r\n"); });
    CHECK(stop.outcome == Outcome::fail);
    CHECK(stop.reason == "octet 2 of the answer is 6b (k); the answer must be \"OK\\r\\n\"");
    REQUIRE(stop.mark);
    const Event& event = pair.desk.transcript.events().at(stop.mark->event);
    CHECK(event.bytes.substr(stop.mark->offset, 1) == "k");
    CHECK(stop.mark->legal == "4b (K)");
}

TEST_CASE("chatcheck link: what is weaker than a MUST breaks as a warning or for information") {
    for (const auto& [level, outcome] :
         {std::pair(Level::should, Outcome::warn), std::pair(Level::may, Outcome::info)}) {
        Pair pair;
        pair.desk.level = level;
        pair.says("no");
        CHECK(stop_of([&] { pair.link->expect("OK"); }).outcome == outcome);
    }
}

TEST_CASE("chatcheck link: half an answer is a timeout, and says what came") {
    Pair pair;
    pair.says("O");
    const Stop stop = stop_of([&] { pair.link->expect("OK\r\n"); });
    CHECK(stop.outcome == Outcome::timeout);
    CHECK(stop.reason == "only \"O\" came where \"OK\\r\\n\" was to come");
}

TEST_CASE("chatcheck link: half an answer and an end is no timeout") {
    Pair pair;
    pair.says("O");
    pair.ends();
    const Stop stop = stop_of([&] { pair.link->expect("OK\r\n"); });
    CHECK(stop.outcome == Outcome::fail);
    CHECK(stop.reason == "only \"O\" came where \"OK\\r\\n\" was to come, then the connection was closed");
    CHECK(pair.link->ending() == Ending::closed);
}

TEST_CASE("chatcheck link: of several legal answers the one that came is told") {
    Pair pair;
    pair.says("adios\r\n");
    CHECK(pair.link->expect_one_of({"OK\r\n", "adios\r\n"}) == 1);
    CHECK(pair.desk.leniency.empty());
}

TEST_CASE("chatcheck link: a legal answer that is not recommended is noted") {
    Pair pair;
    pair.says("OK\n");
    CHECK(pair.link->expect_one_of({"OK\r\n", Legal("OK\n", "a CR is missing")}) == 1);
    CHECK(pair.desk.leniency == "a CR is missing");
}

TEST_CASE("chatcheck link: of two answers that begin alike the longer is waited for") {
    test::every_split("OK done", [](const test::Pieces& pieces) {
        Pair pair;
        pair.desk.pace.factor = 20; // a busy machine may stop the other end between two pieces
        std::jthread program([&] {
            for (const std::string_view piece : pieces) pair.says(piece);
        });
        CHECK(pair.link->expect_one_of({"OK", "OK done"}) == 1);
    });
}

TEST_CASE("chatcheck link: the shorter of two is taken when no more comes") {
    Pair pair;
    pair.says("OK");
    CHECK(pair.link->expect_one_of({"OK", "OK done"}) == 0);
}

TEST_CASE("chatcheck link: an octet too many is marked") {
    Pair pair;
    pair.says("OK\r\n\n");
    pair.link->expect("OK\r\n");
    const Stop stop = stop_of([&] { pair.link->expect_nothing(); });
    CHECK(stop.outcome == Outcome::fail);
    CHECK(stop.reason == "\"\\n\" came, where nothing is to come");
}

TEST_CASE("chatcheck link: a reset counts as an end, and is told apart") {
    Pair pair;
    pair.resets();
    pair.link->expect_end();
    CHECK(pair.link->ending() == Ending::reset);
}

TEST_CASE("chatcheck link: a connection that stays open is a timeout where it was to end") {
    Pair pair;
    CHECK(stop_of([&] { pair.link->expect_end(); }).outcome == Outcome::timeout);
}

TEST_CASE("chatcheck link: octets before the end are too many") {
    Pair pair;
    pair.says("bye");
    pair.ends();
    CHECK(stop_of([&] { pair.link->expect_end(); }).outcome == Outcome::fail);
}

TEST_CASE("chatcheck link: a program that does not read is a timeout, and not waited for in vain") {
    Pair pair;
    const std::string much(32 << 20, 'x');
    const Stop stop = stop_of([&] { pair.link->send(much); });
    CHECK(stop.outcome == Outcome::timeout);
    CHECK(stop.reason == "the program does not read what is sent to it");
}

TEST_CASE("chatcheck link: what is sent in pieces comes whole, and each piece is written down") {
    Pair pair;
    pair.link->send_in_pieces("abc");
    std::string came(3, ' ');
    REQUIRE(::recv(pair.theirs.get(), came.data(), came.size(), MSG_WAITALL) == 3);
    CHECK(came == "abc");
    CHECK(pair.desk.transcript.events().size() == 4); // connected, and three sent
}

TEST_CASE("chatcheck link: lines are read to their end, and what is behind stays") {
    Pair pair;
    pair.says("one\r\ntwo");
    CHECK(pair.link->read_to("\r\n", "a line") == "one");
    CHECK(pair.link->unread() == "two");
}

} // namespace
} // namespace chat::check
