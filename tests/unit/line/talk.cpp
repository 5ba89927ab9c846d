// The line protocol without sockets: logging in, and what is told to one or to all.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/every_split.hpp"
#include "tests/unit/line/guest.hpp"

#include <chrono>
#include <memory>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::line;
using namespace std::string_literals;

TEST_CASE("line: who logs in hears who is here, and everybody hears of him") {
    LineHouse house(both());
    Guest al(house);
    CHECK(al.sees() == "");
    CHECK(al.answers("login Al") == "USERS *\nOK login Al\n");
    Guest bob(house);
    CHECK(bob.answers("nick Bob") == "USERS * Al\nOK login Bob\n");
    CHECK(al.sees() == "LOGIN Bob\nJOINED lobby Bob\n");
    CHECK(al.answers("users") == "USERS * Al Bob\nOK users\n");
    CHECK(al.answers("users lobby") == "USERS lobby Al Bob\nOK users\n");
}

TEST_CASE("line: before a login there is little to do") {
    LineHouse house;
    Guest bob(house);
    for (const char* command : {"send Al hi", "all hi", "create games", "join lobby", "drop lobby", "say lobby hi",
                                "users", "rooms", "send", "Al: hi"}) {
        INFO(command);
        CHECK(bob.answers(command).find(" not-logged-in log in first: login NAME\n") != std::string::npos);
    }
    CHECK(bob.answers("ping x  y") == "OK ping x  y\n");
    CHECK(bob.answers("ping") == "OK ping\n");
    CHECK(bob.answers("help").ends_with("OK help\n"));
    CHECK(house.audit.count("refused") == 10);
    CHECK(bob.answers("q") == "OK logout\n");
    CHECK(bob.session.hung_up());
}

TEST_CASE("line: a name is had by one, and another may be tried") {
    LineHouse house;
    Guest al(house, "Al"), bob(house);
    CHECK(bob.answers("login al") == "ERR login name-taken somebody else has that name\n");
    CHECK(bob.answers("login @l") == "ERR login bad-name name has a character it may not have\n");
    CHECK(bob.answers("login " + std::string(33, 'x')) == "ERR login bad-name name too long\n");
    CHECK(bob.answers("login B\xff") == "ERR login bad-name name is not UTF-8\n");
    CHECK(bob.answers("login") == "ERR login usage login NAME\n");
    CHECK(bob.answers("login Bob Lee") == "ERR login usage login NAME\n");
    CHECK(bob.answers("login Bob") == "USERS * Al\nOK login Bob\n");
    CHECK(bob.answers("login Bobby") == "ERR login already-logged-in you have a name\n");
    CHECK(house.audit.count("name al rejected name in use") == 1);
    CHECK(house.audit.count("name @l rejected name has a character it may not have") == 1);
    CHECK(house.audit.count("name B\xc3\xbf rejected name is not UTF-8 raw:B\xff") == 1);
    CHECK(house.audit.count("name Bob accepted") == 1);
    CHECK(al.sees() == "LOGIN Bob\nJOINED lobby Bob\n");
}

TEST_CASE("line: a refused name starts the time again, and a name ends it") {
    LineHouse house;
    house.options.set("registration", std::chrono::milliseconds(7000));
    Guest bob(house);
    CHECK(bob.session.deadline() == std::chrono::seconds(7));
    bob.answers("login @");
    CHECK(bob.session.deadline() == std::chrono::seconds(7));
    SECTION("time passes") {
        bob.session.deadline_passes();
        CHECK(bob.sees() == "HELP Timed out\n");
        CHECK(bob.session.hung_up());
    }
    SECTION("he logs in") {
        bob.answers("login Bob");
        CHECK_FALSE(bob.session.deadline());
    }
}

TEST_CASE("line: a greeting is an option") {
    LineHouse house;
    house.options.set("greeting", "yes"s);
    Guest bob(house);
    CHECK(bob.sees() == "HELP Welcome to Ann's chat room: login NAME, or help\n");
}

TEST_CASE("line: a message is heard by whom it is for, after its status") {
    LineHouse house(both());
    Guest al(house, "Al"), bob(house, "Bob"), cy(house, "Cy");
    al.sees(), bob.sees();
    CHECK(bob.answers("send al  hi you ") == "OK send\n");
    CHECK(al.sees() == "FROM Bob  hi you \n");
    CHECK(bob.answers("Al: hi") == "OK send\n");
    CHECK(al.sees() == "FROM Bob hi\n");
    CHECK(bob.answers("Al, cy, AL: both") == "OK send\n");
    CHECK(al.sees() == "FROM Bob both\n");
    CHECK(cy.sees() == "FROM Bob both\n");
    CHECK(bob.answers("Bob: a note") == "OK send\nFROM Bob a note\n");
    CHECK(house.audit.count("direct Bob Al") == 3);
    CHECK(house.room().journal().end() == 0);
}

TEST_CASE("line: where one of several is nobody, nobody is told") {
    LineHouse house;
    Guest al(house, "Al"), bob(house, "Bob");
    al.sees();
    CHECK(bob.answers("Al,Zed: hi") == "ERR send no-such-user nobody has that name\n");
    CHECK(bob.answers("send Zed hi") == "ERR send no-such-user nobody has that name\n");
    CHECK(bob.answers("send unknown/crlf hi") == "ERR send no-such-user nobody has that name\n"); // a label
    CHECK(bob.answers("send Al") == "ERR send usage send NAME TEXT\n");
    CHECK(bob.answers("Al:") == "ERR send usage send NAME TEXT\n");
    CHECK(al.sees() == "");
    CHECK(house.audit.count("refused Bob Zed no-such-user") == 1);
}

TEST_CASE("line: what is for all reaches each once, but him who says it") {
    LineHouse house(both());
    Guest al(house, "Al"), bob(house, "Bob"), stranger(house);
    al.answers("create games"), bob.answers("join games");
    al.sees(), bob.sees();
    CHECK(bob.answers("all hear ye") == "OK all\n");
    CHECK(al.sees() == "ALL Bob hear ye\n");
    CHECK(stranger.sees() == "");
    CHECK(bob.answers("all ") == "ERR all usage all TEXT\n");
}

TEST_CASE("line: a text is as long as the limit, counted alone and as it came") {
    LineHouse house(both());
    house.limits.line = 64;
    Guest al(house, "Al"), bob(house, "Bob");
    al.sees();
    const std::string longest(64, '\xe9'), longer(65, 'x');
    CHECK(bob.answers("say lobby " + longest + "\r") == "OK say\n");
    CHECK(al.sees().size() == std::string("SAID lobby Bob \n").size() + 128);
    CHECK(bob.answers("say lobby " + longer) == "ERR say too-long it is too long\n");
    CHECK(bob.answers("all " + longer) == "ERR all too-long it is too long\n");
    CHECK(bob.answers("Al: " + longer) == "ERR send too-long it is too long\n");
    CHECK(bob.answers("ping " + longer) == "ERR ping too-long it is too long\n");
    CHECK(bob.answers("say lobby " + std::string(5000, 'x')) == "ERR ? too-long it is too long\n");
    CHECK(bob.answers("ping") == "OK ping\n");
    CHECK(al.sees() == "");
}

TEST_CASE("line: no text of a client begins a line of another's") {
    LineHouse house(both());
    Guest al(house, "Al"), eve(house, "Eve");
    al.sees();
    eve.answers("Al: hi\rFROM Bob \0x\x1b[2J"s);
    CHECK(al.sees() == "FROM Eve hi FROM Bob  x [2J\n");
    eve.answers("say lobby caf\xe9\r\r");
    CHECK(al.sees() == "SAID lobby Eve caf\xc3\xa9 \n");
    CHECK(eve.answers("ping a\rOK login Al\0"s) == "OK ping a OK login Al \n");
    CHECK(eve.answers("OK login\r") == "ERR ? unknown-verb help shows the commands\n");
}

TEST_CASE("line: an empty line has no answer") {
    LineHouse house;
    Guest bob(house);
    CHECK(bob.answers("") == "");
    CHECK(bob.answers("\r") == "");
    CHECK(bob.answers(" \t ") == "");
}

TEST_CASE("line: every end is told once, frees the name, and has its reason") {
    LineHouse house;
    Guest al(house, "Al");
    std::string reason;
    {
        Guest bob(house, "Bob");
        al.sees();
        SECTION("logout") {
            CHECK(bob.answers("logout") == "OK logout\n");
            CHECK(bob.session.hung_up());
            reason = "left";
        }
        SECTION("end of input") { bob.session.ends_input(), reason = "client closed"; }
        SECTION("half a line and the end") {
            bob.types("say lobby hal");
            bob.session.ends_input(), reason = "client closed";
        }
        SECTION("the connection is gone") { bob.session.vanishes(), reason = "connection reset"; }
        SECTION("the server stops") { bob.session.stops(), reason = "server stopping"; }
        SECTION("idle") {
            bob.session.idles(), reason = "idle";
            CHECK(bob.sees() == "HELP Timed out\n");
        }
        CHECK(bob.sees() == "");
        CHECK(al.sees() == "DROPPED lobby Bob\nLOGOUT Bob\n");
        CHECK(house.audit.count("leave Bob lobby " + reason) == 1);
        const Guest other(house, "Bob");
        al.sees();
    }
    CHECK(house.audit.count("leave Bob") == 2); // the other's
}

TEST_CASE("line: a flood of refusals is counted in the audit log, not told one by one") {
    LineHouse house;
    {
        Guest bob(house);
        for (int i = 0; i < 1000; ++i) bob.answers("what");
    }
    CHECK(house.audit.count("refused what unknown-verb") == 64);
    CHECK(house.audit.count("refused") < 75);
}

TEST_CASE("line: however the bytes arrive, the answers are the same") {
    const std::string bytes =
        "ping\r\nlogin Bob\n\nsay lobby hi\ncreate a\nsay a x\nBob: yo\nwhat\nwho a\ndrop a\nq\nping\n";
    const std::string answers = "OK ping\nUSERS *\nOK login Bob\nOK say\nOK create a\nOK say\nOK send\nFROM Bob yo\n"
                                "ERR ? unknown-verb help shows the commands\nUSERS a Bob\nOK users\nOK drop a\n"
                                "OK logout\n";
    const auto kind = both();
    every_split(bytes, [&](const Pieces& pieces) {
        LineHouse house(kind);
        Guest bob(house);
        for (const std::string_view piece : pieces) bob.types(piece);
        CHECK(bob.sees() == answers);
        CHECK(bob.session.hung_up());
    });
}
