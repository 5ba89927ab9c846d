// Coming to irc: the first lines, whatever their order, and what refuses them.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/people.hpp"

#include <algorithm>
#include <chrono>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::string_literals;

TEST_CASE("irc registration: NICK and USER, in any order, bring the welcome") {
    IrcHouse house;
    const std::string lines = GENERATE("NICK bob\nUSER bob 0 * :Bob B\n"s, "USER bob 0 * :Bob B\nNICK bob\n"s,
                                       "PASS whatever\nNICK bob\nUSER bob 0 * :Bob B\n"s);
    IrcClient bob(house);
    CHECK(bob.session().deadline() == std::chrono::seconds(60));
    bob.types(lines);
    const std::string seen = bob.sees();
    CHECK_THAT(seen, starts_with_text(":irc.chatd 001 bob :Welcome to the chatd network, bob!~bob@192.0.2.1\n"
                                      ":irc.chatd 002 bob :Your host is irc.chatd, running version chatd-"));
    for (const char* numeric : {" 003 bob ", " 004 bob irc.chatd chatd-", " 005 bob ", " 251 bob ", " 422 bob "})
        CHECK_THAT(seen, contains_text(numeric));
    CHECK_FALSE(bob.session().deadline());
    CHECK(house.audit.count("name bob accepted") == 1);
    CHECK(house.roster.find("BOB"));
}

TEST_CASE("irc registration: every line of features names this server's, thirteen at most") {
    IrcHouse house;
    IrcClient bob(house);
    bob.types("NICK bob\nUSER bob 0 * :Bob\n");
    std::string all = bob.sees();
    std::size_t lines = 0;
    for (std::size_t at = 0; (at = all.find(" 005 bob ", at)) != all.npos; ++at, ++lines) {
        const std::string line = all.substr(at, all.find('\n', at) - at);
        CHECK_THAT(line, ends_with_text(" :are supported by this server"));
        CHECK(std::count(line.begin(), line.end(), ' ') <= 3 + 13 + 4);
    }
    CHECK(lines >= 2);
    for (const char* token :
         {" NETWORK=chatd ", " CASEMAPPING=ascii ", " CHANTYPES=# ", " PREFIX=(ov)@+ ", " UTF8ONLY ",
          " CHANMODES=beI,k,l,imnst ", " WHOX ", " BOT=B ", " MONITOR=100 ", " STATUSMSG=@+ "})
        CHECK_THAT(all, contains_text(token));
}

TEST_CASE("irc registration: with casemapping rfc1459, nicks and channels are one as it says") {
    IrcHouse house;
    house.set("casemapping", std::string("rfc1459"));
    IrcClient bob(house);
    bob.types("NICK [bob]\nUSER bob 0 * :Bob\nJOIN #a|b\n");
    CHECK_THAT(bob.sees(), contains_text(" CASEMAPPING=rfc1459 "));
    IrcClient other(house);
    CHECK_THAT(other.asks("NICK {BOB}"), contains_text(" 433 * {BOB} "));
    other.types("NICK ann\nUSER ann 0 * :Ann\nJOIN #A\\B\n");
    CHECK_THAT(other.sees(), contains_text(" 366 ann #a|b :"));
    other.types("PRIVMSG {bob} :psst\n");
    CHECK_THAT(bob.sees(), ends_with_text(" PRIVMSG [bob] :psst\n"));
    bob.types("MODE #a|b +b {cat}\n");
    IrcPerson cat(house, "[CAT]");
    CHECK_THAT(cat.asks("JOIN #a|b"), contains_text(" 474 "));
}

TEST_CASE("irc registration: until it is over, other commands are refused") {
    IrcHouse house;
    IrcClient bob(house);
    CHECK(bob.asks("JOIN #den") == ":irc.chatd 451 * :You have not registered\n");
    CHECK(bob.asks("NICK bob") == "");
    CHECK(bob.asks("PRIVMSG bob :hi") == ":irc.chatd 451 bob :You have not registered\n");
    CHECK(bob.asks("FROBNICATE") == ":irc.chatd 421 bob FROBNICATE :Unknown command\n");
    CHECK(bob.asks("PING :are you there") == ":irc.chatd PONG irc.chatd :are you there\n");
    CHECK(bob.asks("PING") == ":irc.chatd 409 bob :No origin specified\n");
    CHECK(bob.asks("USER bob") == ":irc.chatd 461 bob USER :Not enough parameters\n");
    CHECK(bob.asks("USER @ 0 * :Bob") == ":irc.chatd 468 bob :Your username is not valid\n");
}

TEST_CASE("irc registration: names that nobody may have, or somebody has, are refused, and another may be asked for") {
    IrcHouse house;
    const IrcPerson bob(house, "Bob");
    IrcClient ann(house);
    CHECK(ann.asks("NICK") == ":irc.chatd 431 * :No nickname given\n");
    CHECK(ann.asks("NICK 9lives") == ":irc.chatd 432 * 9lives :Erroneus nickname\n");
    CHECK(ann.asks("NICK a!b") == ":irc.chatd 432 * a!b :Erroneus nickname\n");
    CHECK(ann.asks("NICK bOB") == ":irc.chatd 433 * bOB :Nickname is already in use\n");
    CHECK(house.audit.count("name bOB rejected name in use") == 1);
    CHECK(ann.asks("NICK ann") == "");
    IrcClient other(house); // a nick is taken from the moment it was accepted
    CHECK(other.asks("NICK ann") == ":irc.chatd 433 * ann :Nickname is already in use\n");
    CHECK(ann.asks("NICK ann2") == "");
    CHECK(other.asks("NICK ann") == "");
}

TEST_CASE("irc registration: who takes too long is told so") {
    IrcHouse house;
    IrcClient bob(house);
    bob.types("NICK bob\n");
    bob.session().deadline_passes();
    CHECK(bob.sees() == "ERROR :Closing Link: (Registration timed out)\n");
    CHECK_FALSE(house.roster.find("bob"));
}

TEST_CASE("irc registration: a listener may want a password") {
    IrcHouse house;
    house.options.set("password", "sesame"s);
    IrcClient wrong(house), right(house);
    CHECK_THAT(wrong.asks("PASS open\r\nNICK ann\r\nUSER ann 0 * :Ann"),
               starts_with_text(":irc.chatd 464 ann :Password incorrect\nERROR :Closing Link: (Wrong password)\n"));
    CHECK(wrong.session().hung_up());
    CHECK_THAT(right.asks("PASS sesame\r\nNICK bob\r\nUSER bob 0 * :Bob"), starts_with_text(":irc.chatd 001 bob "));
    CHECK(right.asks("PASS again") == ":irc.chatd 462 bob :You may not reregister\n");
    CHECK(right.asks("USER bob 0 * :Bob") == ":irc.chatd 462 bob :You may not reregister\n");
}

TEST_CASE("irc: QUIT is answered by ERROR and the end, and others hear why") {
    IrcHouse house;
    IrcPerson ann(house, "ann"), bob(house, "bob");
    ann.types("JOIN #den\n"), bob.types("JOIN #den\n");
    ann.sees(), bob.sees();
    CHECK(bob.asks("QUIT :so long") == "ERROR :Closing Link: (Quit: so long)\n");
    CHECK(bob.session().hung_up());
    bob.session().vanishes();
    CHECK(ann.sees() == ":bob!~bob@192.0.2.1 QUIT :Quit: so long\n");
    CHECK(house.audit.count("leave bob den Quit: so long") == 1);
    CHECK_FALSE(house.roster.find("bob"));
}

TEST_CASE("irc: bytes that are no UTF-8 are refused, and nothing else is disturbed") {
    IrcHouse house;
    IrcPerson ann(house, "ann", "standard-replies"), bob(house, "bob");
    CHECK(ann.asks("PRIVMSG bob :caf\xe9") == ":irc.chatd FAIL PRIVMSG INVALID_UTF8 :Message rejected, your IRC "
                                              "software MUST use UTF-8 encoding on this network\n");
    CHECK(bob.asks("PRIVMSG ann :caf\xe9") == ":irc.chatd NOTICE bob :PRIVMSG INVALID_UTF8: Message rejected, your "
                                              "IRC software MUST use UTF-8 encoding on this network\n");
    CHECK_THAT(ann.asks("PRIV\xff x"), starts_with_text(":irc.chatd FAIL * INVALID_UTF8 :"));
    CHECK(bob.sees() == "");
    CHECK(ann.asks("PRIVMSG bob :" + std::string(600, 'x')) == ":irc.chatd 417 ann :Input line was too long\n");
    ann.types("PRIVMSG bob :ok\n");
    CHECK(bob.sees() == ":ann!~ann@192.0.2.1 PRIVMSG bob :ok\n");
}

TEST_CASE("irc: who is silent is asked whether he is there, and hung up on where he is not") {
    IrcHouse house;
    IrcPerson bob(house, "bob");
    house.timers.passes(std::chrono::minutes(2)); // he has spoken just now
    CHECK(bob.sees() == "");
    house.timers.passes(std::chrono::minutes(2));
    CHECK(bob.sees() == "PING :irc.chatd\n");
    bob.types("PONG :irc.chatd\n");
    house.timers.passes(std::chrono::minutes(4));
    CHECK(bob.sees() == "PING :irc.chatd\n");
    house.timers.passes(std::chrono::minutes(2));
    CHECK(bob.sees() == "ERROR :Closing Link: (Ping timeout)\n");
    CHECK(bob.session().hung_up());
    CHECK(bob.session().ending() == "timed out");
}

TEST_CASE("irc: after a burst of five lines two are heard in a second, and none is lost") {
    IrcHouse house;
    house.slow("yes");
    IrcPerson ann(house, "ann"), bob(house, "bob");
    std::string lines;
    for (int line = 1; line <= 8; ++line) lines += "PRIVMSG bob :" + std::to_string(line) + "\n";
    ann.types(lines);
    const auto heard = [&] {
        const std::string seen = bob.sees();
        return std::count(seen.begin(), seen.end(), '\n');
    };
    CHECK(heard() == 5);
    house.timers.passes(std::chrono::milliseconds(499));
    CHECK(heard() == 0);
    house.timers.passes(std::chrono::milliseconds(1));
    CHECK(heard() == 1);
    house.timers.passes(std::chrono::milliseconds(1000));
    CHECK(heard() == 2);
    house.timers.passes(std::chrono::seconds(10));
    ann.types("PRIVMSG bob :9\nPRIVMSG bob :10\n");
    CHECK(heard() == 2);
}

TEST_CASE("irc: who is slowed down and leaves has all that he sent heard first, and his QUIT") {
    IrcHouse house;
    house.slow("yes");
    IrcPerson ann(house, "ann"), bob(house, "bob");
    std::string lines;
    for (int line = 1; line <= 8; ++line) lines += "PRIVMSG ann :" + std::to_string(line) + "\n";
    bob.types(lines + "QUIT :so long\n");
    bob.session().ends_input();
    CHECK_FALSE(bob.session().hung_up());
    house.timers.passes(std::chrono::seconds(3));
    const std::string heard = ann.sees();
    CHECK(std::count(heard.begin(), heard.end(), '\n') == 8);
    CHECK(bob.sees() == "ERROR :Closing Link: (Quit: so long)\n");
    CHECK(bob.session().hung_up());
}

TEST_CASE("irc: a QUIT that comes too fast is not waited for: nothing comes behind its ERROR, and the name is free") {
    IrcHouse house;
    house.slow("yes");
    IrcPerson ann(house, "ann"), bob(house, "bob");
    bob.types("JOIN #den\nPART #den\nJOIN #den\nPART #den\n");
    bob.sees();
    bob.types("QUIT :so long\n");
    CHECK(bob.session().hung_up());
    ann.types("PRIVMSG bob :still there?\n");
    CHECK(bob.sees() == "ERROR :Closing Link: (Quit: so long)\n");
}

TEST_CASE("irc: who is slowed down for long is asked whether he is there, and not hung up on while he is heard") {
    IrcHouse house;
    house.slow("yes");
    IrcPerson bob(house, "bob");
    std::string lines;
    for (int line = 0; line < 1500; ++line) lines += "AWAY :again\n";
    bob.types(lines + "PONG :irc.chatd\n");
    bob.sees();
    const auto asked = [&] { return bob.sees().find("PING :irc.chatd\n") != std::string::npos; };
    house.timers.passes(std::chrono::minutes(2)); // his lines may be as new as they look
    CHECK_FALSE(asked());
    for (int look = 2; look <= 6; ++look) {
        house.timers.passes(std::chrono::minutes(2));
        CHECK(asked());
    }
    house.timers.passes(std::chrono::minutes(2)); // all is heard, his PONG as well
    CHECK_FALSE(asked());
    house.timers.passes(std::chrono::minutes(2));
    CHECK(asked());
    CHECK_FALSE(bob.session().hung_up());
}
