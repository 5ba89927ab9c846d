// The modes of rooms on irc.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/den.hpp"

#include <chrono>
#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("irc MODE: what is set, and since when the room is there") {
    Den den;
    CHECK(den.bob.asks("MODE #DEN") == ":irc.chatd 324 bob #den +\n:irc.chatd 329 bob #den 1800000000\n");
    den.ann.types("MODE #den +stnmikl bees 12\n");
    den.look_away();
    CHECK(den.bob.asks("MODE #den") == ":irc.chatd 324 bob #den +imnstkl bees 12\n"
                                       ":irc.chatd 329 bob #den 1800000000\n");
    CHECK(den.bob.asks("MODE #none") == ":irc.chatd 403 bob #none :No such channel\n");
    CHECK(den.bob.asks("MODE") == ":irc.chatd 461 bob MODE :Not enough parameters\n");
}

TEST_CASE("irc MODE: from outside the key is not told, and a secret room tells nothing") {
    Den den;
    IrcPerson cat(den.house, "cat");
    den.ann.types("MODE #den +kl bees 12\n");
    CHECK(cat.asks("MODE #den") == ":irc.chatd 324 cat #den +kl * 12\n:irc.chatd 329 cat #den 1800000000\n");
    CHECK(cat.asks("MODE #den b") == ":irc.chatd 368 cat #den :End of channel ban list\n");
    den.ann.types("MODE #den +s\n");
    CHECK(cat.asks("MODE #den") == ":irc.chatd 442 cat #den :You're not on that channel\n");
    CHECK(cat.asks("MODE #den b") == ":irc.chatd 442 cat #den :You're not on that channel\n");
}

TEST_CASE("irc MODE: what has changed is told to all in one line, and what was so already is not") {
    Den den;
    CHECK(den.ann.asks("MODE #den +tn") == by_ann + "MODE #den +tn\n");
    CHECK(den.bob.sees() == by_ann + "MODE #den +tn\n");
    CHECK(den.ann.asks("MODE #den +tn-s+m-n") == by_ann + "MODE #den +m-n\n");
    CHECK(den.ann.asks("MODE #den +tm-inslk x") == "");
    CHECK(den.ann.asks("MODE #den -tm+i") == by_ann + "MODE #den -tm+i\n");
    CHECK(den.house.audit.count("mode ann den +m-n") == 1);
}

TEST_CASE("irc MODE: keys and limits") {
    Den den;
    CHECK(den.ann.asks("MODE #den +kl bees 010") == by_ann + "MODE #den +kl bees 10\n");
    CHECK(den.ann.asks("MODE #den +kl bees 10") == "");
    CHECK(den.ann.asks("MODE #den +kl wasps 11") == by_ann + "MODE #den +kl wasps 11\n");
    CHECK(den.ann.asks("MODE #den -kl wrong") == by_ann + "MODE #den -kl *\n");
    CHECK(den.ann.asks("MODE #den -kl") == "");
}

TEST_CASE("irc MODE: parameters that are missing or wrong") {
    Den den;
    const auto refused = [](std::string_view what) { return ":irc.chatd 696 ann #den " + std::string(what) + "\n"; };
    CHECK(den.ann.asks("MODE #den +k") == refused("k * :It needs a parameter"));
    CHECK(den.ann.asks("MODE #den +k :") == refused("k * :It needs a parameter"));
    CHECK(den.ann.asks("MODE #den +k :two words") == refused("k * :Key is not well-formed"));
    CHECK(den.ann.asks("MODE #den +k " + std::string(33, 'x')) == refused("k * :Key is not well-formed"));
    CHECK(den.ann.asks("MODE #den +l") == refused("l * :It needs a parameter"));
    CHECK(den.ann.asks("MODE #den +l many") == refused("l many :Not a number above 0"));
    CHECK(den.ann.asks("MODE #den +l 0") == refused("l 0 :Not a number above 0"));
    CHECK(den.ann.asks("MODE #den +o") == refused("o * :It needs a parameter"));
    CHECK(den.ann.asks("MODE #den +b :two words") == refused("b two_words :Not a mask, or too long for one"));
    CHECK(den.ann.asks("MODE #den +b " + std::string(201, 'x')) ==
          refused("b " + std::string(201, 'x') + " :Not a mask, or too long for one"));
    CHECK(den.ann.asks("MODE #den +tlv") ==
          refused("l * :It needs a parameter") + refused("v * :It needs a parameter") + by_ann + "MODE #den +t\n");
}

TEST_CASE("irc MODE: letters that nobody knows, and who may change what") {
    Den den;
    IrcPerson cat(den.house, "cat");
    CHECK(den.ann.asks("MODE #den +zm") ==
          ":irc.chatd 472 ann z :is unknown mode char to me\n" + by_ann + "MODE #den +m\n");
    den.bob.sees();
    CHECK(den.bob.asks("MODE #den +mZ") == ":irc.chatd 472 bob Z :is unknown mode char to me\n"
                                           ":irc.chatd 482 bob #den :You're not channel operator\n");
    CHECK(den.bob.asks("MODE #den +o bob") == ":irc.chatd 482 bob #den :You're not channel operator\n");
    CHECK(den.bob.asks("MODE #den +l") == ":irc.chatd 482 bob #den :You're not channel operator\n");
    CHECK(cat.asks("MODE #den -m") == ":irc.chatd 442 cat #den :You're not on that channel\n");
    CHECK(cat.asks("MODE #den Z") == ":irc.chatd 472 cat Z :is unknown mode char to me\n");
    CHECK(den.ann.sees() == "");
}

TEST_CASE("irc MODE: ops and voices") {
    Den den;
    IrcPerson cat(den.house, "cat");
    CHECK(den.ann.asks("MODE #den +vo BOB bob") == by_ann + "MODE #den +vo bob bob\n");
    CHECK(den.bob.sees() == by_ann + "MODE #den +vo bob bob\n");
    CHECK(den.ann.asks("MODE #den +vo bob bob") == "");
    CHECK(den.ann.asks("MODE #den +o nobody") == ":irc.chatd 401 ann nobody :No such nick/channel\n");
    CHECK(den.ann.asks("MODE #den +o Cat") == ":irc.chatd 441 ann cat #den :They aren't on that channel\n");
    CHECK(den.bob.asks("MODE #den -o+m ann") == by_bob + "MODE #den -o+m ann\n");
    den.ann.sees();
    CHECK(den.ann.asks("MODE #den +o ann") == ":irc.chatd 482 ann #den :You're not channel operator\n");
    CHECK(den.bob.asks("MODE #den -o-v bob bob") == by_bob + "MODE #den -ov bob bob\n");
    CHECK(den.bob.asks("PRIVMSG #den :hm") == ":irc.chatd 404 bob #den :Cannot send to channel\n");
}

TEST_CASE("irc MODE: bans, their exceptions and invitations are lists, with who put each there and when") {
    Den den;
    CHECK(den.ann.asks("MODE #den +b cat") == by_ann + "MODE #den +b cat!*@*\n");
    den.house.clock.time += std::chrono::seconds(5);
    CHECK(den.ann.asks("MODE #den +beI *@192.0.2.7 c*!~u@* dog") ==
          by_ann + "MODE #den +beI *!*@192.0.2.7 c*!~u@* dog!*@*\n");
    den.bob.sees();
    CHECK(den.bob.asks("MODE #den +b") == ":irc.chatd 367 bob #den *!*@192.0.2.7 ann 1800000005\n"
                                          ":irc.chatd 367 bob #den cat!*@* ann 1800000000\n"
                                          ":irc.chatd 368 bob #den :End of channel ban list\n");
    CHECK(den.bob.asks("MODE #den eIe") == ":irc.chatd 348 bob #den c*!~u@* ann 1800000005\n"
                                           ":irc.chatd 349 bob #den :End of channel exception list\n"
                                           ":irc.chatd 346 bob #den dog!*@* ann 1800000005\n"
                                           ":irc.chatd 347 bob #den :End of Channel Invite Exception List\n");
    CHECK(den.ann.asks("MODE #den +b CAT!*@*") == "");
    CHECK(den.ann.asks("MODE #den -b CAT") == by_ann + "MODE #den -b CAT!*@*\n");
    CHECK(den.ann.asks("MODE #den -b cat") == "");
}

TEST_CASE("irc MODE: changes come before the lists that are asked for with them") {
    Den den;
    CHECK(den.ann.asks("MODE #den +b cat\r\nMODE #den +tb") ==
          by_ann + "MODE #den +b cat!*@*\n" + by_ann + "MODE #den +t\n" +
              ":irc.chatd 367 ann #den cat!*@* ann 1800000000\n" +
              ":irc.chatd 368 ann #den :End of channel ban list\n");
}

TEST_CASE("irc MODE: the three lists have one limit") {
    Den den;
    for (int n = 0; n < 50; ++n) {
        const std::string nick = "x" + std::to_string(n);
        den.ann.types("MODE #den +be " + nick + " " + nick + "\n");
    }
    den.ann.sees();
    CHECK(den.ann.asks("MODE #den +I x") == ":irc.chatd 478 ann #den I :Channel list is full\n");
    CHECK(den.ann.asks("MODE #den -b+b x1 x51") == by_ann + "MODE #den -b+b x1!*@* x51!*@*\n");
}

TEST_CASE("irc MODE: a change that is too long for one line is told in several") {
    Den den;
    std::string modes, masks;
    for (const char c : {'a', 'b', 'c'}) {
        modes += 'b';
        masks += " " + std::string(160, c);
    }
    const auto mask = [](char c) { return std::string(160, c) + "!*@*"; };
    CHECK(den.ann.asks("MODE #den +" + modes + masks) ==
          by_ann + "MODE #den +bb " + mask('a') + " " + mask('b') + "\n" + by_ann + "MODE #den +b " + mask('c') + "\n");
}

TEST_CASE("irc MODE: a room that a listener is bound to is ruled by operators, and stays open") {
    IrcHouse house;
    IrcPerson ann(house, "ann"), bob(house, "bob");
    ann.asks("JOIN #lobby"), bob.asks("JOIN #lobby");
    ann.sees();
    CHECK(ann.asks("MODE #lobby +m") == ":irc.chatd 482 ann #lobby :You're not channel operator\n");
    promote(house, "ann");
    CHECK(ann.asks("MODE #lobby +mo bob") == by_ann + "MODE #lobby +mo bob\n");
    bob.sees();
    const std::string why = " :Not in a room that other protocols talk to\n";
    CHECK(bob.asks("MODE #lobby +ikl-m bees 5") ==
          ":irc.chatd 696 bob #lobby i *" + why + ":irc.chatd 696 bob #lobby k *" + why +
              ":irc.chatd 696 bob #lobby l *" + why + by_bob + "MODE #lobby -m\n");
    CHECK(bob.asks("MODE #lobby -ikl x") == "");
    CHECK_THAT(bob.asks("MODE #lobby"), contains_text(" 324 bob #lobby +\n"));
}
