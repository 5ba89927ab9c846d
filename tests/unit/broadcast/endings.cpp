// Every way out of the binary protocol, without sockets.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/broadcast/guest.hpp"

#include <chrono>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::broadcast;
using namespace std::string_literals;

TEST_CASE("broadcast: every end announces a leave once, frees the name, and has its reason") {
    BroadcastHouse house;
    Guest al(house, "Al");
    std::string reason;
    {
        Guest bob(house, "Bob");
        al.sees();
        SECTION("leave") { bob.sends("\1\0\0"s), reason = "left"; }
        SECTION("bare leave") { bob.sends("\1"), reason = "left"; }
        SECTION("end of input") { bob.session.ends_input(), reason = "client closed"; }
        SECTION("half a frame and the end") {
            bob.sends("\2\0\5hi"s);
            bob.session.ends_input(), reason = "client closed";
        }
        SECTION("the connection is gone") { bob.session.vanishes(), reason = "connection reset"; }
        SECTION("the server stops") { bob.session.stops(), reason = "server stopping"; }
        SECTION("idle") {
            bob.session.idles(), reason = "idle";
            CHECK(bob.sees() == error("Timed out"));
        }
        CHECK(bob.sees() == "");
        CHECK(al.sees() == talk("**Bob is leaving the chat**"));
        CHECK(house.audit.count("leave Bob lobby " + reason) == 1);
        const Guest other(house, "Bob");
        al.sees();
    }
    CHECK(house.audit.count("leave Bob") == 2); // the other's
}

TEST_CASE("broadcast: who is killed is told why, and is gone at once") {
    BroadcastHouse house;
    Guest al(house, "Al");
    {
        Guest bob(house, "Bob");
        al.sees(), bob.sees();
        house.roster.find("Bob")->is_killed("Killed (ann (spam))");
        CHECK(bob.sees() == error("Killed (ann (spam))"));
        CHECK(bob.session.hung_up());
        CHECK(bob.session.ending() == "killed");
        CHECK(al.sees() == talk("**Bob is leaving the chat**"));
        CHECK_FALSE(house.roster.find("Bob"));
        CHECK(al.answers(frame(Type::direct, "@Bob hi")) == error("No such user"));
    }
    CHECK(al.sees() == "");
    CHECK(house.audit.count("leave Bob lobby Killed (ann (spam))") == 1);
}

TEST_CASE("broadcast: who is put out has no name any more, though his connection still stands") {
    BroadcastHouse house;
    Guest al(house, "Al"), bob(house, "Bob");
    al.sees(), bob.sees();
    Member& member = *house.roster.find("Bob");
    member.seats().front()->room().put_out(house.roster.find("Al")->who(), member, "enough");
    CHECK(bob.session.hung_up());
    CHECK(bob.session.ending() == "put out");
    CHECK_FALSE(house.roster.find("Bob"));
    bob.session.vanishes();
    CHECK(al.sees() == talk("**Bob is leaving the chat**"));
    CHECK(house.audit.count("leave Bob") == 0); // a kick
}

TEST_CASE("broadcast: who stays nameless is hung up, and a refusal gives him his time again") {
    BroadcastHouse house;
    Guest bob(house);
    CHECK(bob.session.deadline() == std::chrono::minutes(5));
    bob.sends(join("B@d"));
    CHECK(bob.session.deadline() == std::chrono::minutes(5));
    SECTION("time passes") {
        bob.sees();
        bob.session.deadline_passes();
        CHECK(bob.sees() == error("Timed out"));
        CHECK(bob.session.hung_up());
    }
    SECTION("he joins") {
        bob.sends(join("Bob"));
        CHECK_FALSE(bob.session.deadline());
    }
}
