// Negotiating what a client understands.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/people.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("irc CAP: LS tells what there is, and holds registration up until END") {
    IrcHouse house;
    IrcClient bob(house);
    const std::string all = bob.asks("CAP LS 302");
    CHECK_THAT(all, starts_with_text(":irc.chatd CAP * LS :account-tag away-notify cap-notify "));
    for (const char* name :
         {"chghost", "echo-message", "extended-join", "extended-monitor", "invite-notify", "message-tags",
          "multi-prefix", "server-time", "setname", "standard-replies", "userhost-in-names"})
        CHECK_THAT(all, contains_text(name));
    for (const char* absent : {"sasl", "batch", "labeled-response", "chathistory"})
        CHECK_THAT(all, !contains_text(absent));
    CHECK(bob.asks("NICK bob\r\nUSER bob 0 * :Bob") == "");
    CHECK(bob.asks("CAP REQ :server-time echo-message") == ":irc.chatd CAP bob ACK :server-time echo-message\n");
    CHECK_THAT(bob.asks("CAP END"), starts_with_text(":irc.chatd 001 bob "));
}

TEST_CASE("irc CAP: a request is granted whole or not at all") {
    IrcHouse house;
    IrcPerson bob(house, "bob");
    CHECK(bob.asks("CAP REQ :server-time sasl") == ":irc.chatd CAP bob NAK :server-time sasl\n");
    CHECK(bob.asks("CAP LIST") == ":irc.chatd CAP bob LIST :\n");
    CHECK(bob.asks("CAP REQ :setname away-notify") == ":irc.chatd CAP bob ACK :setname away-notify\n");
    CHECK(bob.asks("CAP LIST") == ":irc.chatd CAP bob LIST :away-notify setname\n");
    CHECK(bob.asks("CAP REQ :-setname") == ":irc.chatd CAP bob ACK :-setname\n");
    CHECK(bob.asks("CAP LIST") == ":irc.chatd CAP bob LIST :away-notify\n");
    CHECK(bob.asks("CAP FROB") == ":irc.chatd 410 bob FROB :Invalid CAP command\n");
    CHECK(bob.asks("CAP") == ":irc.chatd 461 bob CAP :Not enough parameters\n");
}

TEST_CASE("irc CAP: a client of version 302 has cap-notify, whatever it asks for") {
    IrcHouse house;
    IrcClient bob(house);
    bob.types("CAP LS 302\n");
    bob.sees();
    CHECK(bob.asks("CAP REQ :setname -cap-notify") == ":irc.chatd CAP * NAK :setname -cap-notify\n");
    CHECK(bob.asks("CAP LIST") == ":irc.chatd CAP * LIST :cap-notify\n");
    CHECK(bob.asks("CAP REQ :cap-notify") == ":irc.chatd CAP * ACK :cap-notify\n");
    IrcPerson older(house, "older", "cap-notify");
    CHECK(older.asks("CAP REQ :-cap-notify") == ":irc.chatd CAP older ACK :-cap-notify\n");
    CHECK(older.asks("CAP LIST") == ":irc.chatd CAP older LIST :\n");
}

TEST_CASE("irc: each client is told in the words it understands") {
    IrcHouse house;
    house.clock.time = Time(std::chrono::milliseconds(1'800'000'000'123));
    IrcPerson plain(house, "plain"), time(house, "time", "server-time"), tags(house, "tags", "message-tags"),
        joins(house, "joins", "extended-join"), all(house, "all", "server-time message-tags extended-join");
    for (IrcPerson* person : {&plain, &time, &tags, &joins, &all}) person->types("JOIN #den\n"), person->sees();
    for (IrcPerson* person : {&plain, &time, &tags, &joins, &all}) person->sees();
    IrcPerson bob(house, "bob", "message-tags");
    bob.types("JOIN #den\n");
    const std::string stamp = "@time=2027-01-15T08:00:00.123Z";
    CHECK(plain.sees() == ":bob!~bob@192.0.2.1 JOIN #den\n");
    CHECK(time.sees() == stamp + " :bob!~bob@192.0.2.1 JOIN #den\n");
    CHECK(joins.sees() == ":bob!~bob@192.0.2.1 JOIN #den * :The real bob\n");
    CHECK_THAT(all.sees(), starts_with_text(stamp + ";msgid="));
    tags.sees();
    bob.types("@+typing=active;ignored=1 PRIVMSG #den :hi\n");
    CHECK(plain.sees() == ":bob!~bob@192.0.2.1 PRIVMSG #den :hi\n");
    const std::string tagged = tags.sees();
    CHECK_THAT(tagged, starts_with_text("@msgid="));
    CHECK_THAT(tagged, ends_with_text(";+typing=active :bob!~bob@192.0.2.1 PRIVMSG #den :hi\n"));
    bob.types("@+typing=done TAGMSG #den\n");
    plain.sees();
    CHECK(plain.sees() == "");
    CHECK_THAT(tags.sees(), ends_with_text("+typing=done :bob!~bob@192.0.2.1 TAGMSG #den\n"));
}
