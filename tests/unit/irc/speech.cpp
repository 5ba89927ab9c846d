// Saying something on irc: to rooms, to people, to programs.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/people.hpp"

#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::string_literals;

namespace {

JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

// Two in #den, who have seen each other come.
struct Den {
    explicit Den(JournalKind kind = JournalKind::memory, std::string_view anns_caps = {},
                 std::string_view bobs_caps = {})
        : house(kind), ann(house, "ann", anns_caps), bob(house, "bob", bobs_caps) {
        ann.types("JOIN #den\n"), bob.types("JOIN #den\n");
        ann.sees(), bob.sees();
    }
    IrcHouse house;
    IrcPerson ann, bob;
};

const std::string by_ann = ":ann!~ann@192.0.2.1 ", by_bob = ":bob!~bob@192.0.2.1 ";

} // namespace

TEST_CASE("irc PRIVMSG: a room hears it, and who said it does not") {
    Den den(both());
    CHECK(den.ann.asks("PRIVMSG #den :hello there") == "");
    CHECK(den.bob.sees() == by_ann + "PRIVMSG #den :hello there\n");
    CHECK(den.house.audit.count("message ann den hello there") == 1);
    CHECK(den.ann.asks("PRIVMSG #DEN :case is nothing") == "");
    CHECK(den.bob.sees() == by_ann + "PRIVMSG #den :case is nothing\n");
}

TEST_CASE("irc PRIVMSG: what was said is heard before the answer to the next line leaves") {
    Den den(both());
    CHECK(den.ann.asks("PRIVMSG #den :one\r\nPRIVMSG #den,bob :two\r\nPING :x") == ":irc.chatd PONG irc.chatd :x\n");
    CHECK(den.bob.sees() ==
          by_ann + "PRIVMSG #den :one\n" + by_ann + "PRIVMSG #den :two\n" + by_ann + "PRIVMSG bob :two\n");
}

TEST_CASE("irc PRIVMSG: with echo-message it comes back, once it is kept") {
    Den den(both(), "echo-message");
    CHECK(den.ann.asks("PRIVMSG #den :hi") == by_ann + "PRIVMSG #den :hi\n");
    CHECK(den.ann.asks("PRIVMSG bob :hi") == by_ann + "PRIVMSG bob :hi\n");
    CHECK(den.ann.asks("NOTICE bob :hi") == by_ann + "NOTICE bob :hi\n");
}

TEST_CASE("irc PRIVMSG: with echo-message it comes back also to who does not hear it there") {
    Den den(both(), {}, "echo-message message-tags");
    IrcPerson cy(den.house, "cy", "echo-message message-tags");
    const std::string by_cy = ":cy!~cy@192.0.2.1 ";
    CHECK_THAT(cy.asks("PRIVMSG #den :from outside"), ends_with_text(by_cy + "PRIVMSG #den :from outside\n"));
    CHECK_THAT(cy.asks("NOTICE #DEN,bob :to both"),
               contains_text(by_cy + "NOTICE #den :to both\n") && contains_text(by_cy + "NOTICE bob :to both\n"));
    CHECK(cy.asks("@+typing=active TAGMSG #den") == "@+typing=active " + by_cy + "TAGMSG #den\n");
    CHECK(den.ann.sees() == by_cy + "PRIVMSG #den :from outside\n" + by_cy + "NOTICE #den :to both\n");
    den.bob.sees();
    CHECK_THAT(den.bob.asks("PRIVMSG @#den :for the ops"), ends_with_text(by_bob + "PRIVMSG @#den :for the ops\n"));
    den.ann.types("MODE #den +n\n");
    CHECK(cy.asks("PRIVMSG #den :no") == ":irc.chatd 404 cy #den :Cannot send to channel\n");
}

TEST_CASE("irc PRIVMSG: its speaker knows it by the same msgid as who it is for") {
    Den den(JournalKind::memory, "echo-message message-tags", "message-tags");
    const auto id_of = [](const std::string& line) { return line.substr(0, line.find(' ')); };
    for (const std::string words : {"PRIVMSG bob :hi", "PRIVMSG bob :\1VERSION\1", "PRIVMSG #den :hi"}) {
        const std::string mine = id_of(den.ann.asks(words)), his = id_of(den.bob.sees());
        CHECK(mine == his);
        if (words.find('\1') == words.npos) CHECK_THAT(mine, contains_text("msgid="));
    }
}

TEST_CASE("irc PRIVMSG: each thing that can be wrong has its numeric") {
    Den den;
    CHECK(den.ann.asks("PRIVMSG") == ":irc.chatd 411 ann :No recipient given (PRIVMSG)\n");
    CHECK(den.ann.asks("PRIVMSG bob") == ":irc.chatd 412 ann :No text to send\n");
    CHECK(den.ann.asks("PRIVMSG bob :") == ":irc.chatd 412 ann :No text to send\n");
    CHECK(den.ann.asks("PRIVMSG nobody :hi") == ":irc.chatd 401 ann nobody :No such nick/channel\n");
    CHECK(den.ann.asks("PRIVMSG #none :hi") == ":irc.chatd 403 ann #none :No such channel\n");
    CHECK(den.ann.asks("PRIVMSG #lobby :hi") == ":irc.chatd 404 ann #lobby :Cannot send to channel\n"); // not in it
    std::string many = "x0";
    for (int target = 1; target < 21; ++target) many += ",x" + std::to_string(target);
    CHECK_THAT(den.ann.asks("PRIVMSG " + many + " :hi"), starts_with_text(":irc.chatd 407 ann "));
    CHECK(den.ann.asks("NOTICE nobody :hi") == ""); // a notice is never answered
    CHECK(den.ann.asks("NOTICE") == "");
}

TEST_CASE("irc PRIVMSG: who is away says so to whoever speaks to him") {
    Den den;
    CHECK(den.bob.asks("AWAY :at lunch") == ":irc.chatd 306 bob :You have been marked as being away\n");
    CHECK(den.ann.asks("PRIVMSG bob :hi") == ":irc.chatd 301 ann bob :at lunch\n");
    CHECK(den.ann.asks("NOTICE bob :hi") == "");
    CHECK(den.bob.asks("AWAY") == by_ann + "PRIVMSG bob :hi\n" + by_ann + "NOTICE bob :hi\n" +
                                      ":irc.chatd 305 bob :You are no longer marked as being away\n");
}

TEST_CASE("irc PRIVMSG: a notice, an action and a question for programs are told apart") {
    Den den;
    den.ann.types("NOTICE #den :note this\n");
    CHECK(den.bob.sees() == by_ann + "NOTICE #den :note this\n");
    den.ann.types("PRIVMSG #den :\x01"
                  "ACTION waves\x01\n");
    CHECK(den.bob.sees() == by_ann + "PRIVMSG #den :\x01"
                                     "ACTION waves\x01\n");
    CHECK(den.house.audit.count("message ann den * waves") == 1);
    den.ann.types("PRIVMSG #den :\x01VERSION\x01\n");
    CHECK(den.bob.sees() == by_ann + "PRIVMSG #den :\x01VERSION\x01\n");
    den.ann.types("NOTICE bob :\x01VERSION irssi\x01\n");
    CHECK(den.bob.sees() == by_ann + "NOTICE bob :\x01VERSION irssi\x01\n");
    CHECK(den.house.lobby.room("den").journal().end() == 2); // programs' talk is kept nowhere
}

TEST_CASE("irc PRIVMSG: a CTCP with nothing in it is a text, and no TAGMSG") {
    Den den(JournalKind::memory, {}, "message-tags");
    den.ann.types("PRIVMSG bob :\x01\x01\n");
    CHECK_THAT(den.bob.sees(), ends_with_text(" " + by_ann + "PRIVMSG bob :  \n"));
}

TEST_CASE("irc PRIVMSG: formatting is for irc alone") {
    Den den;
    den.ann.types("PRIVMSG #den :\x02"
                  "bold\x02 and \x03"
                  "04,12red\x03 plain\n");
    CHECK(den.bob.sees() == by_ann + "PRIVMSG #den :\x02"
                                     "bold\x02 and \x03"
                                     "04,12red\x03 plain\n");
    CHECK(den.house.audit.count("message ann den bold and red plain") == 1);
}

TEST_CASE("irc PRIVMSG: to the ops of a room, and to who has voice") {
    Den den;
    IrcPerson cat(den.house, "cat");
    cat.types("JOIN #den\n"), cat.sees(), den.ann.sees(), den.bob.sees(); // ann is op
    CHECK(cat.asks("PRIVMSG @#den :help") == "");
    CHECK(den.ann.sees() == ":cat!~cat@192.0.2.1 PRIVMSG @#den :help\n");
    CHECK(den.bob.sees() == "");
    den.ann.types("MODE #den +v bob\n"), den.ann.sees(), den.bob.sees();
    cat.types("NOTICE +#den :both\n");
    CHECK(den.ann.sees() == ":cat!~cat@192.0.2.1 NOTICE +#den :both\n");
    CHECK(den.bob.sees() == ":cat!~cat@192.0.2.1 NOTICE +#den :both\n");
    CHECK(den.house.lobby.room("den").journal().end() == 0);
}

TEST_CASE("irc PRIVMSG: what the journal cannot keep is not said, and its speaker is told") {
    Den den(JournalKind::delaying, "standard-replies");
    dynamic_cast<DelayingJournal&>(den.house.lobby.room("den").journal()).failing(true);
    CHECK(den.ann.asks("PRIVMSG #den :hi") ==
          ":irc.chatd FAIL PRIVMSG NOT_STORED :The message could not be kept, and was not sent\n");
    CHECK(den.bob.sees() == "");
}

TEST_CASE("irc NICK: the audit log knows of it once, however many rooms hear it") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    ann.types("NICK anna\n");
    CHECK(house.audit.count("rename ann anna") == 1);
    ann.types("JOIN #den,#attic\nNICK ann\n");
    CHECK(house.audit.count("rename anna ann") == 1);
    CHECK(house.audit.count("rename anna") == 1);
}

TEST_CASE("irc NICK: everybody who shares a room hears of it once, and it may be only the case") {
    Den den;
    den.ann.types("JOIN #attic\n"), den.bob.types("JOIN #attic\n");
    den.ann.sees(), den.bob.sees();
    CHECK(den.ann.asks("NICK anna") == by_ann + "NICK anna\n");
    CHECK(den.bob.sees() == by_ann + "NICK anna\n");
    CHECK(den.ann.asks("NICK Anna") == ":anna!~ann@192.0.2.1 NICK Anna\n");
    CHECK(den.ann.asks("NICK Anna") == "");
    CHECK(den.ann.asks("NICK bob") == ":irc.chatd 433 Anna bob :Nickname is already in use\n");
    CHECK(den.house.roster.find("anna"));
    CHECK_FALSE(den.house.roster.find("ann"));
    den.bob.sees();
    CHECK(den.bob.asks("PRIVMSG ANNA :hi") == "");
    CHECK(den.ann.sees() == ":bob!~bob@192.0.2.1 PRIVMSG Anna :hi\n");
}

TEST_CASE("irc NICK: whoever takes another hears it as the others do, in a room or in none") {
    const std::string caps = "message-tags server-time";
    Den den(JournalKind::memory, caps, caps);
    const std::string told = den.ann.asks("NICK anna");
    CHECK_THAT(told, starts_with_text("@time="));
    CHECK_THAT(told, contains_text(";msgid="));
    CHECK_THAT(told, ends_with_text(" " + by_ann + "NICK anna\n"));
    CHECK(den.bob.sees() == told);
    den.ann.types("PART #den\n"), den.ann.sees();
    CHECK_THAT(den.ann.asks("NICK ann"), starts_with_text("@time="));
}
