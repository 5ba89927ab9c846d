// The room as partner: said at once, told a reply at a time.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/peer/client.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

namespace {

JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

// Somebody else in the room.
void says(PeerHouse& house, std::string_view name, std::string_view text) {
    (void)house.lobby.room("lobby").say(Speaker(house.hub.next_member(), std::string(name), nullptr),
                                        Said(std::string(text)));
    house.disk.run_all();
}

} // namespace

TEST_CASE("peer room: who is alone is told so at once") {
    PeerHouse house("room", both());
    PeerClient bob(house);
    CHECK(bob.hears("Bob> hi\n") == "SERVER> nobody else is here");
    CHECK(bob.hears("Bob> hello?\n") == "SERVER> nobody else is here");
    CHECK(house.lobby.room("lobby").journal().end() == 2);
    CHECK(house.audit.count("message Bob lobby hi") == 1);
}

TEST_CASE("peer room: a reply leaves as soon as a line waits") {
    PeerHouse house("room", both());
    PeerClient ann(house), bob(house);
    ann.hears("Ann> first\n");
    CHECK(bob.hears("Bob> hi\n") == "");
    CHECK(ann.sees() == ""); // it is her turn
    CHECK(ann.hears("Ann> hello\n") == "Bob> hi");
    CHECK(bob.sees() == "Ann> hello");
}

TEST_CASE("peer room: whole lines are told together, as many as find room") {
    PeerHouse house("room", both());
    PeerClient ann(house), bob(house);
    bob.hears("Bob> hi\n");
    says(house, "Cat", "one");
    says(house, "Dan", "two");
    CHECK(bob.hears("Bob> and?\n") == "Cat> one\nDan> two");
    for (int i = 0; i < 3; ++i) says(house, "Cat", std::string(200, 'x'));
    const std::string line = "Cat> " + std::string(200, 'x');
    CHECK(bob.hears("Bob> more\n") == line + "\n" + line);
    CHECK(bob.hears("Bob> more\n") == line);
}

TEST_CASE("peer room: a line that is longer than a reply goes on in the next") {
    PeerHouse house("room", both());
    PeerClient bob(house);
    bob.hears("Bob> hi\n");
    says(house, "Cat", std::string(700, 'x'));
    says(house, "Cat", "end");
    CHECK(bob.hears("Bob> a\n") == "Cat> " + std::string(495, 'x'));
    CHECK(bob.hears("Bob> b\n") == std::string(205, 'x') + "\nCat> end");
}

TEST_CASE("peer room: a hundred lines wait, then the oldest are left out") {
    PeerHouse house("room");
    PeerClient bob(house);
    bob.hears("Bob> hi\n");
    for (int i = 0; i < 103; ++i) says(house, "Cat", std::to_string(i));
    const std::string reply = bob.hears("Bob> well\n");
    CHECK(reply.starts_with("SERVER> (3 lines left out)\nCat> 3\nCat> 4\n"));
}

TEST_CASE("peer room: he is present from his first text to his end, under his label") {
    PeerHouse house("room");
    Room& room = house.lobby.room("lobby");
    {
        PeerClient bob(house), nameless(house), other(house);
        CHECK(room.present().empty());
        bob.hears("Bob> hi\n");
        nameless.hears("just text");
        other.hears("more text");
        CHECK(room.present() == std::vector<std::string>{"Bob/peer", "client1/peer", "client2/peer"});
        nameless.hears("/q");
        CHECK(nameless.hung_up());
        nameless.closes();
        CHECK(room.present() == std::vector<std::string>{"Bob/peer", "client2/peer"});
        PeerClient third(house);
        third.hears("text again");
        CHECK(room.present().at(1) == "client1/peer");
    }
    CHECK(room.present().empty());
    CHECK(house.audit.count("join Bob lobby") == 1);
    CHECK(house.audit.count("leave client1 lobby left") == 1);
}

TEST_CASE("peer room: what is not kept is not said, and he is told") {
    PeerHouse house("room", JournalKind::delaying);
    dynamic_cast<DelayingJournal&>(house.lobby.room("lobby").journal()).failing(true);
    PeerClient bob(house);
    CHECK(bob.hears("Bob> hi\n") == "SERVER> not stored");
}

TEST_CASE("peer room: two texts at once count both, and one reply is owed") {
    PeerHouse house("room", both());
    PeerClient ann(house), bob(house);
    ann.hears("Ann> here\n");
    CHECK(bob.hears("Bob> one\nBob> two\n") == "");
    says(house, "Cat", "hi");
    CHECK(bob.sees() == "Cat> hi");
    says(house, "Cat", "more");
    CHECK(bob.sees() == "");
    CHECK(house.lobby.room("lobby").journal().end() == 5);
}

TEST_CASE("peer room: a framed text that comes while a reply is owed waits for it") {
    PeerHouse house("room", both());
    PeerClient ann(house), bob(house);
    ann.hears("Ann> here\n");
    CHECK(bob.hears("0003one0003two") == "");
    CHECK(house.lobby.room("lobby").journal().end() == 2);
    says(house, "Cat", "hi");
    house.disk.run_all();
    CHECK(bob.sees() == "0007Cat> hi");
    bob.sends(""); // what was asked for is done
    CHECK(house.lobby.room("lobby").journal().end() == 4);
}

TEST_CASE("peer room: both quits end it, and nobody answers them") {
    for (const char* quit : {"\\quit", "/q", "Bob> \\quit\n"}) {
        PeerHouse house("room");
        PeerClient bob(house);
        bob.hears("Bob> hi\n");
        CHECK(bob.hears(quit) == "");
        CHECK(bob.hung_up());
        CHECK(house.audit.count("leave Bob lobby left") == 1);
    }
}

TEST_CASE("peer room: our quit goes out when his time is up, or the server stops") {
    PeerHouse house("room");
    PeerClient bob(house);
    bob.hears("Bob> hi\n");
    CHECK(bob.session().deadline() == std::chrono::seconds(300));
    SECTION("idle") { bob.session().deadline_passes(); }
    SECTION("stopping") { bob.session().stops(); }
    CHECK(bob.sees() == "\\quit");
    CHECK(bob.hung_up());
}

TEST_CASE("peer room: his time does not run while a reply is owed") {
    PeerHouse house("room");
    PeerClient ann(house), bob(house);
    CHECK(bob.session().deadline() == std::chrono::seconds(300));
    ann.hears("Ann> here\n");
    bob.hears("Bob> hi\n");
    CHECK_FALSE(bob.session().deadline());
    ann.hears("Ann> hello\n");
    CHECK(bob.session().deadline() == std::chrono::seconds(300));
}

TEST_CASE("peer room: a text that is too long is refused, and it is still his turn") {
    PeerHouse house("room");
    PeerClient bob(house);
    CHECK(bob.hears("Bob> " + std::string(4097, 'x') + "\n") ==
          "ERROR: Your message is more than 4096 characters long. Retype your message.");
    CHECK(bob.hears("Bob> short\n") == "SERVER> nobody else is here");
}

TEST_CASE("peer room: who is killed has left at once, and gets the quit") {
    PeerHouse house("room", both());
    PeerClient bob(house);
    bob.hears("Bob> hi\n");
    CHECK(house.roster.people() == 1);
    Room& room = house.lobby.room("lobby");
    Member* member = nullptr;
    room.for_each([&](const Membership& seat) { member = &seat.member(); });
    REQUIRE(member);
    member->is_killed("Killed (ann (spam))");
    CHECK(room.members() == 0);
    CHECK(house.roster.people() == 0);
    CHECK(bob.sees() == "\\quit");
    CHECK(house.audit.count("leave Bob lobby Killed (ann (spam))") == 1);
}
