// What people ask about the server.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/foreigner.hpp"
#include "tests/unit/irc/people.hpp"

#include <cstdio>
#include <fstream>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::string_literals;

namespace {

const std::string s = ":irc.chatd ";
const std::string elsewhere = s + "402 ann irc.elsewhere :No such server\n";

// A file that is there for as long as a test needs it.
struct MotdFile {
    explicit MotdFile(const std::string& text) { std::ofstream(name) << text; }
    ~MotdFile() { std::remove(name.c_str()); }
    const std::string name = "irc-server-queries-motd.txt";
};

} // namespace

TEST_CASE("irc MOTD: the lines of the file, the long ones in pieces") {
    const MotdFile file("Welcome\r\n\n" + std::string(300, 'x') + " " + std::string(300, 'y') + "\n");
    IrcHouse house;
    house.set("motd", file.name);
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("MOTD") == s + "375 ann :- irc.chatd Message of the day - \n" + s + "372 ann :- Welcome\n" + s +
                                  "372 ann :- \n" + s + "372 ann :- " + std::string(300, 'x') + "\n" + s +
                                  "372 ann :- " + std::string(300, 'y') + "\n" + s +
                                  "376 ann :End of /MOTD command.\n");
    CHECK(ann.asks("MOTD irc.elsewhere") == elsewhere);
}

TEST_CASE("irc MOTD: there may be none") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("MOTD irc.chatd") == s + "422 ann :MOTD File is missing\n");
}

TEST_CASE("irc LUSERS: everybody counts, whatever he speaks") {
    IrcHouse house;
    IrcPerson ann(house, "ann"), bob(house, "Bob");
    const IrcClient unknown(house);
    {
        const Foreigner al(house, "Al", "broadcast");
        const Foreigner pat(house, "Pat", "peer", NameKind::label);
        bob.types("MODE Bob +i\nJOIN #den\n");
        CHECK(ann.asks("LUSERS") ==
              s + "251 ann :There are 3 users and 1 invisible on 1 servers\n" + s + "252 ann 0 :operator(s) online\n" +
                  s + "253 ann 1 :unknown connection(s)\n" + s + "254 ann 2 :channels formed\n" + s +
                  "255 ann :I have 4 clients and 0 servers\n" + s + "265 ann 4 4 :Current local users 4, max 4\n" + s +
                  "266 ann 4 4 :Current global users 4, max 4\n");
    }
    bob.types("QUIT\n");
    const std::string later = ann.asks("LUSERS");
    CHECK(later.find("251 ann :There are 1 users and 0 invisible on 1 servers\n") != later.npos);
    CHECK(later.find("254 ann 1 :") != later.npos);
    CHECK(later.find("265 ann 1 4 :Current local users 1, max 4\n") != later.npos);
}

TEST_CASE("irc LUSERS: who changes his name is counted once") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    ann.asks("NICK Anna");
    ann.asks("NICK anna");
    CHECK(ann.asks("LUSERS").find("265 anna 1 1 :") != std::string::npos);
}

TEST_CASE("irc VERSION: the program, and what it supports once more") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    const std::string seen = ann.asks("VERSION");
    CHECK(seen.starts_with(s + "351 ann chatd-"));
    CHECK(seen.find(" irc.chatd :a chat room of many protocols\n" + s + "005 ann AWAYLEN=390 ") != seen.npos);
    CHECK(ann.asks("VERSION irc.elsewhere") == elsewhere);
}

TEST_CASE("irc TIME: in words") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("TIME") == s + "391 ann irc.chatd :Friday January 15 2027, 08:00:00 UTC\n");
    CHECK(ann.asks("TIME irc.elsewhere") == elsewhere);
}

TEST_CASE("irc INFO: the program, the server, and since when") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    house.clock.time += std::chrono::hours(1);
    const std::string seen = ann.asks("INFO");
    CHECK(seen.starts_with(s + "371 ann :chatd-"));
    CHECK(seen.ends_with(", a chat daemon of many protocols\n" + s + "371 ann :a chat room of many protocols\n" + s +
                         "371 ann :On-line since Friday January 15 2027, 08:00:00 UTC\n" + s +
                         "374 ann :End of INFO list\n"));
    CHECK(ann.asks("INFO irc.elsewhere") == elsewhere);
}

TEST_CASE("irc ADMIN: what the configuration tells, or that it tells nothing") {
    IrcHouse house;
    SECTION("nothing") {
        IrcPerson ann(house, "ann");
        CHECK(ann.asks("ADMIN") == s + "423 ann irc.chatd :No administrative info available\n");
        CHECK(ann.asks("ADMIN irc.elsewhere") == elsewhere);
    }
    SECTION("where it is and who looks after it") {
        house.set("admin_location", "Room 12"s);
        house.set("admin_email", "ann@example.org"s);
        IrcPerson ann(house, "ann");
        CHECK(ann.asks("ADMIN") == s + "256 ann irc.chatd :Administrative info\n" + s + "257 ann :Room 12\n" + s +
                                       "258 ann :a chat room of many protocols\n" + s + "259 ann :ann@example.org\n");
    }
    SECTION("one of both") {
        house.set("admin_email", "ann@example.org"s);
        IrcPerson ann(house, "ann");
        CHECK(ann.asks("ADMIN ann") == s + "256 ann irc.chatd :Administrative info\n" + s +
                                           "258 ann :a chat room of many protocols\n" + s +
                                           "259 ann :ann@example.org\n");
    }
}

TEST_CASE("irc LINKS: one server") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    const std::string us = s + "364 ann irc.chatd irc.chatd :0 a chat room of many protocols\n";
    CHECK(ann.asks("LINKS") == us + s + "365 ann * :End of /LINKS list\n");
    CHECK(ann.asks("LINKS *.chatd") == us + s + "365 ann *.chatd :End of /LINKS list\n");
    CHECK(ann.asks("LINKS irc.chatd *") == us + s + "365 ann * :End of /LINKS list\n");
    CHECK(ann.asks("LINKS *.org") == s + "365 ann *.org :End of /LINKS list\n");
    CHECK(ann.asks("LINKS irc.elsewhere *") == elsewhere);
}

TEST_CASE("irc STATS: u is for how long it has been up, and nothing else is told") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    house.clock.time += std::chrono::hours(49) + std::chrono::minutes(2) + std::chrono::seconds(3);
    CHECK(ann.asks("STATS u") == s + "242 ann :Server Up 2 days 1:02:03\n" + s + "219 ann u :End of /STATS report\n");
    CHECK(ann.asks("STATS k") == s + "219 ann k :End of /STATS report\n");
    CHECK(ann.asks("STATS") == s + "461 ann STATS :Not enough parameters\n");
    CHECK(ann.asks("STATS u irc.elsewhere") == elsewhere);
}
