// Who may be called what on IRC.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/nick.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat;
using namespace chat::irc;

TEST_CASE("irc nicks: a name that may be claimed may be taken, unless it begins with a digit") {
    for (const char* good : {"bob", "[bob]", "b0b", "_", "|bob|", "zo\xc3\xab"}) CHECK(nick_fault(good).empty());
    for (const char* bad : {"0", "007", "9lives"}) {
        CHECK(nick_fault(bad) == "nick begins with a digit");
        CHECK(names::fault(bad).empty());
    }
}

TEST_CASE("irc nicks: every fault of a name is one of a nick") {
    for (const std::string& bad : {std::string(), std::string("-bob"), std::string("b ob"), std::string("#bob"),
                                   std::string("bob!"), std::string("*"), std::string(33, 'x'), std::string("\xe9")})
        CHECK(nick_fault(bad) == names::fault(bad));
    CHECK(nick_fault("") != "");
}
