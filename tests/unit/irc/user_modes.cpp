// The modes of users on irc.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/irc/den.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("irc MODE: one's own modes are set, told and asked for") {
    Den den;
    CHECK(den.ann.asks("MODE ann") == ":irc.chatd 221 ann +\n");
    CHECK(den.ann.asks("MODE ANN +wi") == by_ann + "MODE ann +wi\n");
    CHECK(den.ann.asks("MODE ann +wi-B") == "");
    CHECK(den.ann.asks("MODE ann -w+B") == by_ann + "MODE ann -w+B\n");
    CHECK(den.ann.asks("MODE ann") == ":irc.chatd 221 ann +iB\n");
    CHECK(den.ann.asks("MODE ann -i -B") == by_ann + "MODE ann -iB\n");
    CHECK(den.bob.sees() == "");
}

TEST_CASE("irc MODE: nobody makes himself an operator, but he may cease to be one") {
    Den den;
    CHECK(den.ann.asks("MODE ann +o") == "");
    CHECK(den.ann.asks("MODE ann +ow") == by_ann + "MODE ann +w\n");
    promote(den.house, "ann");
    CHECK(den.ann.asks("MODE ann") == ":irc.chatd 221 ann +ow\n");
    CHECK(den.ann.asks("MODE ann -o") == by_ann + "MODE ann -o\n");
    CHECK(den.ann.asks("MODE ann") == ":irc.chatd 221 ann +w\n");
}

TEST_CASE("irc MODE: a bot is one, by its own word") {
    Den den("message-tags");
    den.bob.types("MODE bob +B\nPRIVMSG #den :beep\n");
    CHECK_THAT(den.ann.sees(), contains_text(";bot " + by_bob + "PRIVMSG #den :beep\n"));
}

TEST_CASE("irc MODE: other people's modes, and letters that nobody knows") {
    Den den;
    CHECK(den.ann.asks("MODE bob +i") == ":irc.chatd 502 ann :Cant change mode for other users\n");
    CHECK(den.ann.asks("MODE bob") == ":irc.chatd 502 ann :Cant change mode for other users\n");
    CHECK(den.ann.asks("MODE nobody") == ":irc.chatd 401 ann nobody :No such nick/channel\n");
    CHECK(den.ann.asks("MODE ann +xiyx") == ":irc.chatd 501 ann :Unknown MODE flag\n" + by_ann + "MODE ann +i\n");
}
