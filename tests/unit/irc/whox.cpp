// Users in the columns of WHO.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/whox.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat::irc;
using namespace std::chrono_literals;

namespace {

WhoFacts bob() {
    WhoFacts user;
    user.room = "#room";
    user.user = "b";
    user.address = "::1";
    user.host = "host";
    user.server = "irc.example.org";
    user.nick = "bob";
    user.prefixes = "@+";
    user.account = "bobby";
    user.realname = "Bob Smith";
    user.idle = 42s;
    return user;
}

std::string whox(const std::string& parameter, const WhoFacts& user) {
    std::string out;
    append_whox(out, Head("s", Numeric::RPL_WHOSPCRPL, "ann"), WhoOptions(parameter), user, false);
    return out;
}

} // namespace

TEST_CASE("irc who: without a percent sign it is an ordinary one") {
    CHECK_FALSE(WhoOptions("").fields);
    CHECK_FALSE(WhoOptions("o").fields);
    CHECK(WhoOptions("o").operators_only);
    CHECK_FALSE(WhoOptions("").operators_only);
}

TEST_CASE("irc who: fields and a token stand behind the percent sign") {
    const WhoOptions options("%tcn,152");
    CHECK(options.fields == "tcn");
    CHECK(options.token == "152");
    CHECK(options.wants('c'));
    CHECK_FALSE(options.wants('o'));
    CHECK_FALSE(options.operators_only);
    CHECK(WhoOptions("o%n").operators_only);
    CHECK_FALSE(WhoOptions("%o").operators_only);
}

TEST_CASE("irc who: a token is one to three digits, anything else is 0") {
    for (const char* good : {"%t,0", "%t,12", "%t,999"}) CHECK(WhoOptions(good).token == std::string(good).substr(3));
    for (const char* bad : {"%t", "%t,", "%t,1234", "%t,a", "%t,1 2", "%t,1,2"}) CHECK(WhoOptions(bad).token == "0");
}

TEST_CASE("irc who: fields come in the standard's order, however they are asked for") {
    CHECK(whox("%tcuihsnfdlaor,7", bob()) ==
          ":s 354 ann 7 #room b 0::1 host irc.example.org bob H@ 0 42 bobby n/a :Bob Smith\r\n");
    CHECK(whox("%rnc", bob()) == ":s 354 ann #room bob :Bob Smith\r\n");
    CHECK(whox("%afnt,42", bob()) == ":s 354 ann 42 bob H@ bobby\r\n");
}

TEST_CASE("irc who: fields nobody knows, or asked for twice, are no more") {
    CHECK(whox("%nxyznn", bob()) == ":s 354 ann bob\r\n");
    CHECK(whox("%", bob()) == ":s 354 ann\r\n");
}

TEST_CASE("irc who: what is not told has its placeholder") {
    WhoFacts user = bob();
    user.room = user.address = user.account = {};
    CHECK(whox("%cia", user) == ":s 354 ann * 255.255.255.255 0\r\n");
}

TEST_CASE("irc who: flags say who is away, an operator, what he is in the room, and a bot") {
    WhoFacts user = bob();
    CHECK(who_flags(user, false) == "H@");
    CHECK(who_flags(user, true) == "H@+");
    user.away = user.is_operator = user.is_bot = true;
    CHECK(who_flags(user, true) == "G*@+B");
    user.prefixes = {};
    CHECK(who_flags(user, false) == "G*B");
}

TEST_CASE("irc who: an ordinary reply has its columns") {
    std::string out;
    append_who(out, Head("s", Numeric::RPL_WHOREPLY, "ann"), bob(), false);
    CHECK(out == ":s 352 ann #room b host irc.example.org bob H@ :0 Bob Smith\r\n");
}
