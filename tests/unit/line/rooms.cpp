// The rooms of the line protocol without sockets.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/line/guest.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

using namespace chat;
using namespace chat::test;
using namespace chat::test::line;
using namespace std::string_literals;

namespace {

const Speaker nobody(999, "Op", nullptr, NameKind::claimed);

void ban(Room& room, std::string mask) { room.rules().bans.add(MaskList::Entry{std::move(mask), "Op", Time()}); }

} // namespace

TEST_CASE("line: a room is made, joined, spoken in, dropped, and gone with its last member") {
    LineHouse house(both());
    Guest al(house, "Al"), bob(house, "Bob");
    al.sees();
    CHECK(al.answers("create #Games") == "OK create Games\n");
    CHECK(bob.answers("rooms") == "ROOMS Games lobby\nOK rooms\n");
    CHECK(bob.answers("join games") == "OK join Games\n");
    CHECK(al.sees() == "JOINED Games Bob\n");
    CHECK(bob.answers("say GAMES hi") == "OK say\n");
    CHECK(al.sees() == "SAID Games Bob hi\n");
    CHECK(bob.answers("users #games") == "USERS Games Al Bob\nOK users\n");
    CHECK(bob.answers("part games") == "OK drop Games\n");
    CHECK(al.sees() == "DROPPED Games Bob\n");
    CHECK(al.answers("leave games") == "OK drop Games\n");
    CHECK(al.answers("rooms") == "ROOMS lobby\nOK rooms\n");
    CHECK(house.audit.count("leave Bob Games left") == 1);
}

TEST_CASE("line: what is wrong with a room is told by its code") {
    LineHouse house;
    Guest al(house, "Al"), bob(house, "Bob");
    al.answers("create games");
    CHECK(bob.answers("create Games") == "ERR create room-exists join it instead\n");
    CHECK(bob.answers("create lobby") == "ERR create room-exists join it instead\n");
    CHECK(bob.answers("create a,b") == "ERR create bad-room name has a character it may not have\n");
    CHECK(bob.answers("create *") == "ERR create bad-room a star is everybody\n");
    CHECK(bob.answers("create #") == "ERR create bad-room blank name\n");
    CHECK(bob.answers("create " + std::string(50, 'x')) == "ERR create bad-room name too long\n");
    CHECK(bob.answers("create") == "ERR create usage create ROOM\n");
    CHECK(bob.answers("join lobby") == "ERR join already-in-room you are in that room\n");
    CHECK(bob.answers("join chess") == "ERR join no-such-room there is no such room\n");
    CHECK(bob.answers("join a:b") == "ERR join bad-room name has a character it may not have\n");
    CHECK(bob.answers("drop games") == "ERR drop not-in-room you are not in that room\n");
    CHECK(bob.answers("drop chess") == "ERR drop no-such-room there is no such room\n");
    CHECK(bob.answers("say games hi") == "ERR say not-in-room you are not in that room\n");
    CHECK(bob.answers("say chess hi") == "ERR say no-such-room there is no such room\n");
    CHECK(bob.answers("say games") == "ERR say usage say ROOM TEXT\n");
    CHECK(bob.answers("users chess") == "ERR users no-such-room there is no such room\n");
    CHECK(bob.answers("users games") == "USERS games Al\nOK users\n");
    CHECK(house.audit.count("refused Bob chess no-such-room") == 4);
}

TEST_CASE("line: who has dropped the lobby hears nothing of it, and may come back") {
    LineHouse house(both());
    Guest al(house, "Al"), bob(house, "Bob");
    CHECK(bob.answers("drop lobby") == "OK drop lobby\n");
    CHECK(bob.answers("say lobby hi") == "ERR say not-in-room you are not in that room\n");
    al.answers("say lobby hi");
    CHECK(bob.sees() == "");
    CHECK(bob.answers("join lobby") == "OK join lobby\n");
    al.answers("say lobby hi");
    CHECK(bob.sees() == "SAID lobby Al hi\n");
}

TEST_CASE("line: nobody is in more than a hundred rooms") {
    LineHouse house;
    Guest al(house, "Al"), bob(house, "Bob");
    al.answers("create games");
    for (int i = 1; i < 100; ++i) CHECK(bob.answers("create r" + std::to_string(i)).starts_with("OK create r"));
    CHECK(bob.answers("create r100") == "ERR create too-many you are in as many rooms as you may be\n");
    CHECK(bob.answers("join games") == "ERR join too-many you are in as many rooms as you may be\n");
    CHECK(house.lobby.find("r100") == nullptr);
    CHECK(bob.answers("drop r1") == "OK drop r1\n");
    CHECK(bob.answers("join games") == "OK join games\n");
}

TEST_CASE("line: who leaves with many rooms is told of once, and his own are gone") {
    LineHouse house;
    Guest al(house, "Al");
    {
        Guest bob(house, "Bob");
        bob.answers("create games"), bob.answers("create alone"), al.answers("join games");
        al.sees();
    }
    const std::string seen = al.sees();
    CHECK((seen == "DROPPED games Bob\nLOGOUT Bob\n" || seen == "DROPPED lobby Bob\nLOGOUT Bob\n" ||
           seen == "DROPPED alone Bob\nLOGOUT Bob\n"));
    CHECK(al.answers("rooms") == "ROOMS games lobby\nOK rooms\n");
    CHECK(house.audit.count("leave Bob") == 3);
}

TEST_CASE("line: a room is left right behind what is said in it, whatever the journal is") {
    LineHouse house(both());
    Guest bob(house, "Bob");
    CHECK(bob.answers("create games\nsay games hi\ndrop games\nrooms") ==
          "OK create games\nOK say\nOK drop games\nROOMS lobby\nOK rooms\n");
    bob.session.types("create games\nsay games hi\n"); // its answer is still on its way
    bob.session.vanishes();
    house.disk.run_all();
    Guest al(house, "Al");
    CHECK(al.answers("rooms") == "ROOMS lobby\nOK rooms\n");
}

TEST_CASE("line: what the journal does not keep is not said") {
    LineHouse house(JournalKind::delaying);
    dynamic_cast<DelayingJournal&>(house.room().journal()).failing(true);
    Guest al(house, "Al"), bob(house, "Bob");
    al.sees();
    CHECK(bob.answers("say lobby hi") == "ERR say not-stored it could not be kept, and nobody has heard it\n");
    CHECK(al.sees() == "");
}

TEST_CASE("line: who is banned, or has no voice, is refused") {
    LineHouse house(both());
    Guest al(house, "Al"), bob(house, "Bob");
    bob.sees();
    SECTION("banned from speaking, and from coming back") {
        al.answers("create games"), bob.answers("join games");
        ban(house.room("games"), "bob!*@*");
        CHECK(bob.answers("say games hi") == "ERR say not-allowed the rules of the room forbid it\n");
        bob.answers("drop games");
        CHECK(bob.answers("join games") == "ERR join not-allowed banned\n");
    }
    SECTION("a moderated room") {
        house.room().rules().moderated = true;
        CHECK(bob.answers("say lobby hi") == "ERR say not-allowed the rules of the room forbid it\n");
        CHECK(house.audit.count("refused Bob lobby hi not allowed") == 1);
    }
    SECTION("a key, a limit, an invitation") {
        al.answers("create games");
        Rules& rules = house.room("games").rules();
        rules.key = "sesame";
        CHECK(bob.answers("join games") == "ERR join not-allowed wrong key\n");
        rules.limit = 1;
        CHECK(bob.answers("join games") == "ERR join not-allowed room full\n");
        rules.limit.reset();
        rules.invite_only = true;
        CHECK(bob.answers("join games") == "ERR join not-allowed invite only\n");
        rules.invited.insert(house.roster.find("Bob")->who().id);
        CHECK(bob.answers("join games") == "OK join games\n");
        bob.answers("drop games");
        CHECK(bob.answers("join games") == "ERR join not-allowed invite only\n"); // once
    }
    SECTION("banned from the listener's room") {
        ban(house.room(), "cy!*@127.0.0.1");
        Guest cy(house);
        CHECK(cy.answers("login Cy") == "ERR login not-allowed the rules of the room forbid it\n");
        CHECK(house.audit.count("name Cy rejected banned") == 1);
        CHECK(cy.answers("login Di").ends_with("OK login Di\n"));
        CHECK(cy.answers("login Cy") == "ERR login already-logged-in you have a name\n");
    }
}

TEST_CASE("line: a secret room is none for who is outside") {
    LineHouse house;
    Guest al(house, "Al"), bob(house, "Bob");
    al.answers("create den");
    house.room("den").rules().secret = true;
    CHECK(bob.answers("rooms") == "ROOMS lobby\nOK rooms\n");
    CHECK(bob.answers("users den") == "ERR users no-such-room there is no such room\n");
    CHECK(bob.answers("say den hi") == "ERR say no-such-room there is no such room\n");
    CHECK(bob.answers("drop den") == "ERR drop no-such-room there is no such room\n");
    CHECK(al.answers("rooms") == "ROOMS den lobby\nOK rooms\n");
    CHECK(bob.answers("join den") == "OK join den\n");
    CHECK(bob.answers("users den") == "USERS den Al Bob\nOK users\n");
}

TEST_CASE("line: who is put out of a room hears it, and stays logged in") {
    LineHouse house(both());
    Guest al(house, "Al"), bob(house, "Bob");
    al.sees();
    house.room().put_out(nobody, *house.roster.find("Bob"), "noise");
    CHECK(bob.sees() == "DROPPED lobby Bob\n");
    CHECK(al.sees() == "DROPPED lobby Bob\n");
    CHECK(bob.answers("say lobby hi") == "ERR say not-in-room you are not in that room\n");
    CHECK(bob.answers("Al: hi") == "OK send\n");
    CHECK(bob.answers("join lobby") == "OK join lobby\n");
}

TEST_CASE("line: who is put out of a room while he speaks there is answered") {
    LineHouse house(JournalKind::delaying);
    Guest al(house, "Al"), bob(house, "Bob");
    al.sees();
    bob.session.types("say lobby hi\nsay lobby again\n");
    house.room().put_out(nobody, *house.roster.find("Bob"), "noise");
    house.disk.run_all();
    CHECK(bob.sees() == "DROPPED lobby Bob\nOK say\nERR say not-in-room you are not in that room\n");
    CHECK(al.sees() == "DROPPED lobby Bob\nSAID lobby Bob hi\n");
}

TEST_CASE("line: a room whose last member is put out is gone") {
    LineHouse house;
    Guest bob(house, "Bob");
    bob.answers("create games");
    house.room("games").put_out(nobody, *house.roster.find("Bob"), "noise");
    CHECK(bob.sees() == "DROPPED games Bob\n");
    CHECK(bob.answers("rooms") == "ROOMS lobby\nOK rooms\n");
}

TEST_CASE("line: who is killed by an operator is told why, hung up, and gone at once with that reason") {
    LineHouse house;
    Guest al(house, "Al");
    {
        Guest bob(house, "Bob");
        bob.answers("create games");
        al.sees();
        house.roster.find("Bob")->is_killed("no\nspam");
        CHECK(bob.sees() == "HELP no spam\nLOGOUT Bob\n");
        CHECK(bob.session.hung_up());
        CHECK(bob.session.ending() == "killed");
        CHECK(al.sees() == "DROPPED lobby Bob\nLOGOUT Bob\n");
        CHECK_FALSE(house.roster.find("Bob"));
        CHECK(al.answers("Bob: hi") == "ERR send no-such-user nobody has that name\n");
        CHECK(al.answers("rooms") == "ROOMS lobby\nOK rooms\n");
    }
    CHECK(al.sees() == "");
    CHECK(house.audit.count("leave Bob lobby no spam") == 1);
    CHECK(house.audit.count("leave Bob") == 2);
}

TEST_CASE("line: who is called otherwise from now on has logged out and in, once, and is where he was") {
    LineHouse house;
    Guest al(house, "Al");
    struct Stranger final : Member {
        Stranger() : Member(Speaker(1000, "Cy", nullptr, NameKind::claimed)) {}
        void hear(Publication&) noexcept override {}
        void is_put_out(Room&) noexcept override {}
        void is_killed(std::string_view) noexcept override {}
        using Member::is_called;
    } cy;
    auto claim = std::make_unique<Claim>(*house.roster.claim("Cy"));
    claim->belongs_to(cy);
    const Membership seat(house.room(), cy);
    CHECK(al.sees() == "LOGIN Cy\n");
    SECTION("by another name") { // as a protocol does it that has such a thing
        house.room().publish(Message(house.room().name(), cy.who(), Renamed("Cyd")));
        claim.reset();
        cy.is_called("Cyd");
        claim = std::make_unique<Claim>(*house.roster.claim("Cyd"));
        claim->belongs_to(cy);
        CHECK(al.sees() == "LOGOUT Cy\nLOGIN Cyd\nJOINED lobby Cyd\n");
    }
    SECTION("by the same in other letters") {
        house.room().publish(Message(house.room().name(), cy.who(), Renamed("CY")));
        claim->is_spelled("CY");
        CHECK(al.sees() == "LOGOUT Cy\nLOGIN CY\nJOINED lobby CY\n");
    }
}

TEST_CASE("line: a long list waits for whoever reads it, and its status comes last") {
    LineHouse house;
    std::vector<std::unique_ptr<Guest>> crowd;
    for (int i = 100; i < 300; ++i)
        crowd.push_back(std::make_unique<Guest>(house, std::string(29, 'x') + std::to_string(i)));
    Guest& al = *crowd.front();
    al.sees();
    al.session.reads_nothing();
    const std::string first = al.answers("users\nping");
    CHECK(first.starts_with("USERS * xxx"));
    CHECK(first.size() <= 4096);
    CHECK(std::count(first.begin(), first.end(), '\n') == 1);
    CHECK_FALSE(al.session.handler().listening());
    al.session.reads_all();
    const std::string rest = al.sees();
    CHECK(rest.starts_with("USERS * xxx"));
    CHECK(rest.ends_with("x299\nOK users\nOK ping\n"));
}
