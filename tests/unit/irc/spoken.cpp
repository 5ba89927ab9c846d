// What was typed on irc, as everybody reads it.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/spoken.hpp"
#include "libchat/core/text.hpp"
#include "tests/support/catch.hpp"

#include <random>
#include <string>
#include <vector>

using namespace chat;
using namespace chat::irc;
using namespace std::string_literals;

TEST_CASE("irc text: plain words are as they were typed") {
    const Said said = said_of("hello there", false);
    CHECK(said.text == "hello there");
    CHECK(said.rich.empty());
    CHECK(said.raw.empty());
    CHECK(said.kind == Said::Kind::text);
    CHECK(said_of("hello", true).kind == Said::Kind::notice);
}

TEST_CASE("irc text: formatting goes, with the numbers of its colours and no others") {
    const std::vector<std::pair<std::string, std::string>> texts = {
        {"\x02"
         "bold\x02",
         "bold"},
        {"\x03"
         "4red",
         "red"},
        {"\x03"
         "04,12red",
         "red"},
        {"\x03"
         "4,red",
         ",red"},
        {"\x03"
         "123",
         "3"},
        {"\x03 5 apples", " 5 apples"},
        {"\x04"
         "ff0000,00ff00red",
         "red"},
        {"\x1d\x1f\x16\x0f\x11\x1e"
         "all",
         "all"},
        {"4,12 is text", "4,12 is text"},
        {"\x03", ""},
    };
    for (const auto& [typed, plain] : texts) {
        INFO(typed);
        CHECK(without_formatting(typed) == plain);
        const Said said = said_of(typed, false);
        CHECK(said.text == plain);
        CHECK(said.rich == (typed == plain ? "" : typed));
        CHECK(said.raw == (typed == plain ? "" : typed));
    }
}

TEST_CASE("irc text: an action is one, with its end or without") {
    for (const char* typed : {"\x01"
                              "ACTION waves\x01",
                              "\x01"
                              "ACTION waves"}) {
        CHECK_FALSE(ctcp_in(typed));
        const Said said = said_of(typed, false);
        CHECK(said.kind == Said::Kind::action);
        CHECK(said.text == "* waves");
    }
    CHECK(said_of("\x01"
                  "ACTION",
                  false)
              .text == "* ");
    CHECK(ctcp_in("\x01"
                  "ACTIONS\x01") == "ACTIONS");
    CHECK(ctcp_in("\x01VERSION\x01") == "VERSION");
    CHECK(ctcp_in("\x01PING 123") == "PING 123");
    CHECK_FALSE(ctcp_in("VERSION"));
    for (const char* nothing : {"\x01", "\x01\x01"}) CHECK_FALSE(ctcp_in(nothing));
}

TEST_CASE("irc text: whatever is typed, the text is one clean line, and so is what irc readers get") {
    std::mt19937 random(6667);
    const std::string letters = "\x01\x02\x03\x04\x0f\x1f\0\t a5,é日\x7f"s;
    for (int round = 0; round < 5000; ++round) {
        std::string typed;
        for (std::size_t length = random() % 20; length > 0; --length) typed += letters[random() % letters.size()];
        typed = text::is_utf8(typed) ? typed : text::from_latin1(typed);
        if (ctcp_in(typed)) continue;
        Said said = said_of(typed, random() % 2 == 0);
        CHECK(text::is_clean(said.text));
        CHECK(text::is_utf8(said.rich));
        CHECK(said.rich.find_first_of("\r\n\0"s) == std::string::npos);
    }
}
