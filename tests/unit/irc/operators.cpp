// Operators of the daemon: becoming one, and what they alone may do.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/password/password.hpp"
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
const std::string no_operator = s + "481 ann :Permission Denied- You're not an IRC operator\n";
const std::string wrong_password = s + "464 ann :Password incorrect\n";

// The server of an operator who is called `chief` there, with the password `open sesame`.
struct Realm : IrcHouse {
    Realm() {
        static const std::string hash = hash_password("open sesame");
        Options chief;
        chief.set("password_hash", hash);
        sections.add("oper", "chief", std::move(chief));
    }
    // Has it judged, too.
    std::string opers(IrcPerson& person, const std::string& name, const std::string& password) {
        person.types("OPER " + name + " :" + password + "\n");
        workers.works_all();
        return person.sees();
    }
};

// Ann is one, and nobody else.
struct Reign {
    Reign() { realm.opers(ann, "chief", "open sesame"); }
    Realm realm;
    IrcPerson ann{realm, "ann"}, bob{realm, "Bob"};
};

} // namespace

TEST_CASE("irc OPER: the right password makes an operator, who is told so and seen to be one") {
    Realm realm;
    IrcPerson ann(realm, "ann");
    CHECK(realm.opers(ann, "chief", "open sesame") ==
          s + "381 ann :You are now an IRC operator\n:ann!~ann@192.0.2.1 MODE ann +o\n");
    CHECK(realm.audit.count("oper ann chief") == 1);
    CHECK(ann.asks("MODE ann") == s + "221 ann +o\n");
    CHECK(ann.asks("USERHOST ann") == s + "302 ann :ann*=+~ann@192.0.2.1\n");
    CHECK(ann.asks("WHO * o") ==
          s + "352 ann * ~ann 192.0.2.1 irc.chatd ann H* :0 The real ann\n" + s + "315 ann * :End of WHO list\n");
    CHECK(ann.asks("WHOIS ann").find(s + "313 ann ann :is an IRC operator\n") != std::string::npos);
    CHECK(ann.asks("LUSERS").find(s + "252 ann 1 :operator(s) online\n") != std::string::npos);
}

TEST_CASE("irc OPER: a wrong password and a name that nobody has are told alike, after the same work") {
    Realm realm;
    IrcPerson ann(realm, "ann");
    ann.types("OPER chief sesame\n");
    CHECK(realm.workers.waiting() == 1);
    realm.workers.works_all();
    CHECK(ann.sees() == wrong_password);
    ann.types("OPER nobody :open sesame\n");
    CHECK(realm.workers.waiting() == 1);
    realm.workers.works_all();
    CHECK(ann.sees() == wrong_password);
    CHECK(ann.asks("MODE ann") == s + "221 ann +\n");
    CHECK(realm.audit.count("refused ann Password incorrect") == 2);
}

TEST_CASE("irc OPER: while it is judged nothing else is answered, and then in order") {
    Realm realm;
    IrcPerson ann(realm, "ann"), bob(realm, "Bob");
    ann.types("OPER chief wrong\nPING :x\n");
    CHECK(ann.sees().empty());
    CHECK(bob.asks("PING :y") == s + "PONG irc.chatd :y\n");
    realm.workers.works_all();
    CHECK(ann.sees() == wrong_password + s + "PONG irc.chatd :x\n");
}

TEST_CASE("irc OPER: who leaves meanwhile is not waited for") {
    Realm realm;
    IrcPerson ann(realm, "ann"), bob(realm, "Bob");
    ann.types("OPER chief :open sesame\n");
    ann.session().vanishes();
    realm.workers.works_all();
    CHECK(bob.asks("LUSERS").find(" 252 Bob 0 :") != std::string::npos);
}

TEST_CASE("irc OPER: where too many passwords are judged, one may try again") {
    Realm realm;
    std::vector<std::unique_ptr<IrcPerson>> crowd;
    for (std::size_t at = 0; at < Workers::most_deeds; ++at) {
        crowd.push_back(std::make_unique<IrcPerson>(realm, "p" + std::to_string(at)));
        crowd.back()->types("OPER chief guess\n");
    }
    IrcPerson ann(realm, "ann");
    CHECK(ann.asks("OPER chief guess") == s + "263 ann OPER :Please wait a while and try again.\n");
    CHECK(ann.asks("PING :x") == s + "PONG irc.chatd :x\n");
}

TEST_CASE("irc OPER: where there are no operators nobody becomes one") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("OPER chief guess") == s + "491 ann :No O-lines for your host\n");
    CHECK(ann.asks("OPER chief") == s + "461 ann OPER :Not enough parameters\n");
}

TEST_CASE("irc KILL: ends a connection, and everybody hears why") {
    Reign reign;
    IrcPerson cy(reign.realm, "cy");
    cy.types("JOIN #den\n"), reign.bob.types("JOIN #den\n");
    cy.sees(), reign.bob.sees();
    CHECK(reign.ann.asks("KILL bob :too loud").empty());
    CHECK(reign.bob.sees() ==
          ":ann!~ann@192.0.2.1 KILL Bob :too loud\nERROR :Closing Link: (Killed (ann (too loud)))\n");
    CHECK(reign.bob.session().hung_up());
    CHECK(reign.bob.session().ending() == "killed");
    reign.bob.session().vanishes();
    CHECK(cy.sees() == ":Bob!~Bob@192.0.2.1 QUIT :Killed (ann (too loud))\n");
    CHECK(reign.realm.audit.count("kill Bob Killed (ann (too loud))") == 1);
}

TEST_CASE("irc KILL: who was killed is gone at once, and nothing that he says counts any more") {
    Reign reign;
    reign.ann.types("JOIN #den\n"), reign.bob.types("JOIN #den\n"), reign.ann.sees();
    const std::string seen = reign.ann.asks("KILL bob :out\r\nISON bob\r\nNICK bob");
    CHECK_THAT(seen, contains_text(" QUIT :Killed (ann (out))\n:irc.chatd 303 ann :\n"));
    CHECK_THAT(seen, ends_with_text(" NICK bob\n"));
    reign.bob.types("PRIVMSG #den :a ghost\n");
    CHECK(reign.ann.sees() == "");
    IrcPerson cy(reign.realm, "cy");
    cy.types("JOIN #den\n"), cy.sees();
    reign.ann.types("KILL bob :myself\nPRIVMSG #den :a ghost\n"); // bob is her name by now
    CHECK(cy.sees() == ":bob!~ann@192.0.2.1 QUIT :Killed (bob (myself))\n");
}

TEST_CASE("irc KILL: a reason may be left out, and one may mean oneself") {
    Reign reign;
    CHECK(reign.ann.asks("KILL ann") ==
          ":ann!~ann@192.0.2.1 KILL ann :no reason\nERROR :Closing Link: (Killed (ann (no reason)))\n");
    CHECK(reign.ann.session().hung_up());
}

TEST_CASE("irc KILL: whatever somebody speaks, and whether he has a name or a label") {
    Reign reign;
    const Foreigner al(reign.realm, "Al", "broadcast");
    const Foreigner pat(reign.realm, "Pat", "peer", NameKind::label);
    CHECK(reign.ann.asks("KILL al :spam").empty());
    CHECK(al.killed == "Killed (ann (spam))");
    CHECK(reign.ann.asks("KILL Pat/peer :spam").empty());
    CHECK(pat.killed == "Killed (ann (spam))");
}

TEST_CASE("irc KILL: nobody of that name, a server, and who may not") {
    Reign reign;
    CHECK(reign.ann.asks("KILL nobody :x") == s + "401 ann nobody :No such nick/channel\n");
    CHECK(reign.ann.asks("KILL irc.chatd :x") == s + "483 ann :You cant kill a server!\n");
    CHECK(reign.ann.asks("KILL") == s + "461 ann KILL :Not enough parameters\n");
    reign.ann.asks("MODE ann -o");
    CHECK(reign.ann.asks("KILL Bob :x") == no_operator);
    CHECK(reign.ann.asks("KILL nobody :x") == no_operator);
    CHECK(!reign.bob.session().hung_up());
}

TEST_CASE("irc WALLOPS: reaches who wants to hear it") {
    Reign reign;
    IrcPerson cy(reign.realm, "cy", "server-time");
    reign.ann.asks("MODE ann +w"), cy.asks("MODE cy +w");
    CHECK(reign.ann.asks("WALLOPS :a word to all") == ":ann!~ann@192.0.2.1 WALLOPS :a word to all\n");
    CHECK(cy.sees() == "@time=2027-01-15T08:00:00.000Z :ann!~ann@192.0.2.1 WALLOPS :a word to all\n");
    CHECK(reign.bob.sees().empty());
    CHECK(reign.ann.asks("WALLOPS :") == s + "461 ann WALLOPS :Not enough parameters\n");
    reign.ann.asks("MODE ann -o");
    CHECK(reign.ann.asks("WALLOPS :a word") == no_operator);
}

TEST_CASE("irc REHASH: reads the message of the day anew") {
    Realm realm;
    const std::string name = "irc-operators-motd.txt";
    std::ofstream(name) << "old\n";
    realm.set("motd", name);
    IrcPerson ann(realm, "ann");
    std::ofstream(name) << "new\n";
    CHECK(ann.asks("REHASH") == no_operator);
    CHECK(ann.asks("MOTD").find("372 ann :- old\n") != std::string::npos);
    realm.opers(ann, "chief", "open sesame");
    CHECK(ann.asks("REHASH") == s + "382 ann irc-operators-motd.txt :Rehashing\n");
    CHECK(ann.asks("MOTD").find("372 ann :- new\n") != std::string::npos);
    std::remove(name.c_str());
}
