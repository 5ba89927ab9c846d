// Taking lines of clients apart.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/request.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace chat::irc;
using namespace std::string_literals;

namespace {

// "PRIVMSG|#room|hello there"
std::string taken_apart(const std::string& line) {
    const Request request(line);
    std::string all(request.command);
    for (const std::string_view parameter : request.parameters) all += "|" + std::string(parameter);
    return all;
}

} // namespace

TEST_CASE("irc request: a command and its words") {
    CHECK(taken_apart("PING") == "PING");
    CHECK(taken_apart("USER ann 0 * :Ann Smith") == "USER|ann|0|*|Ann Smith");
    CHECK(taken_apart("PRIVMSG #room hello") == "PRIVMSG|#room|hello");
    CHECK(taken_apart("PRIVMSG #room ::-)") == "PRIVMSG|#room|:-)");
    CHECK(taken_apart("PRIVMSG #room a:b :c :d") == "PRIVMSG|#room|a:b|c :d");
}

TEST_CASE("irc request: the last parameter may be empty, or nothing but blanks") {
    CHECK(taken_apart("TOPIC #room :") == "TOPIC|#room|");
    CHECK(taken_apart("TOPIC #room :  ") == "TOPIC|#room|  ");
    CHECK(taken_apart("TOPIC #room : hello ") == "TOPIC|#room| hello ");
}

TEST_CASE("irc request: blanks more than one are as one, and a tab is no blank") {
    CHECK(taken_apart("  JOIN   #a   key  ") == "JOIN|#a|key");
    CHECK(taken_apart("JOIN  :#a b") == "JOIN|#a b");
    CHECK(taken_apart("JOIN\t#a") == "JOIN\t#a");
}

TEST_CASE("irc request: a source is passed over") {
    CHECK(taken_apart(":ann!a@b PING x") == "PING|x");
    CHECK(taken_apart(":ann   PING x") == "PING|x");
    CHECK(Request(":ann!a@b PING x").source == "ann!a@b");
    CHECK(Request("PING x").source.empty());
}

TEST_CASE("irc request: where there is no command there is none") {
    for (const char* line : {"", "   ", ":ann", "@a=b", "@a=b :ann  ", "@", ":"}) {
        CHECK(Request(line).command.empty());
        CHECK(Request(line).parameters.empty());
    }
}

TEST_CASE("irc request: the fifteenth parameter is all the rest") {
    const std::string fourteen = "M 1 2 3 4 5 6 7 8 9 10 11 12 13 14";
    const std::string apart = "M|1|2|3|4|5|6|7|8|9|10|11|12|13|14";
    CHECK(taken_apart(fourteen) == apart);
    CHECK(taken_apart(fourteen + " 15") == apart + "|15");
    CHECK(taken_apart(fourteen + " 15 16 :17") == apart + "|15 16 :17");
    CHECK(taken_apart(fourteen + " :15 16") == apart + "|15 16");
}

TEST_CASE("irc request: a NUL is a blank, and in the last parameter it stays for who cleans texts") {
    CHECK(taken_apart("JOIN\0#a\0\0key"s) == "JOIN|#a|key");
    CHECK(taken_apart("\0PING x"s) == "PING|x");
    CHECK(taken_apart("PRIVMSG #a :b\0c"s) == "PRIVMSG|#a|b\0c"s);
}

TEST_CASE("irc request: a parameter that is not there is empty") {
    const Request request("TOPIC #room");
    CHECK(request.parameter(0) == "#room");
    CHECK(request.parameter(1).empty());
    CHECK(request.parameter(99).empty());
}

TEST_CASE("irc request: bytes that are not UTF-8 come as they are") {
    CHECK(taken_apart("PRIVMSG #a :caf\xe9") == "PRIVMSG|#a|caf\xe9");
}

TEST_CASE("irc request: commands are the same in any case, and sorted so") {
    CHECK(is_same_command("privMsg", "PRIVMSG"));
    CHECK_FALSE(is_same_command("PRIV", "PRIVMSG"));
    CHECK_FALSE(is_same_command("PRIVMSGS", "PRIVMSG"));
    const std::vector<std::string_view> table = {"AWAY", "JOIN", "PRIVMSG", "QUIT"};
    CHECK(std::ranges::is_sorted(table, is_earlier_command));
    CHECK(*std::ranges::lower_bound(table, "join", is_earlier_command) == "JOIN");
    CHECK(std::ranges::lower_bound(table, "zz", is_earlier_command) == table.end());
    CHECK_FALSE(is_earlier_command("join", "JOIN"));
    CHECK_FALSE(is_earlier_command("JOIN", "join"));
}
