// What clients of the line protocol are sent: events, statuses and lists.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/answer.hpp"
#include "protocols/line/dialect.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::line;

namespace {

const std::string games = "games";

Speaker bob() { return Speaker(1, "Bob", nullptr, NameKind::claimed); }
Speaker label(std::string name) {
    return Speaker(2, std::move(name), OriginPtr(new Origin("commands", "crlf", 1, "::1", 1)));
}

std::string rendered(Happening what, Speaker by = bob()) {
    std::string bytes;
    LineDialect().render(Message(games, std::move(by), std::move(what)), bytes);
    return bytes;
}

} // namespace

TEST_CASE("line dialect: every event is a line, and its first word is ours") {
    CHECK(rendered(Said("Hi all")) == "SAID games Bob Hi all\n");
    CHECK(rendered(Told("Al", Said("psst"))) == "FROM Bob psst\n");
    Told to_all("Al", Said("hear ye"));
    to_all.to_all = true;
    CHECK(rendered(to_all) == "ALL Bob hear ye\n");
    CHECK(rendered(Joined()) == "JOINED games Bob\n");
    CHECK(rendered(Left("bye")) == "DROPPED games Bob\n");
    CHECK(rendered(Gone("bye")) == "DROPPED games Bob\n");
    CHECK(rendered(Kicked(label("Al"), "noise")) == "DROPPED games Al/crlf\n");
    CHECK(rendered(Renamed("Robert")) == ""); // the events below tell it
    CHECK(rendered(Renamed("BOB")) == "");
    CHECK(rendered(Respelled("BOB")) == "LOGOUT Bob\nLOGIN BOB\n");
    CHECK(rendered(LoggedIn()) == "LOGIN Bob\n");
    CHECK(rendered(LoggedOut()) == "LOGOUT Bob\n");
}

TEST_CASE("line dialect: notices and actions are texts, and formatting stays where it is") {
    CHECK(rendered(Said("beep", Said::Kind::notice)) == "SAID games Bob beep\n");
    Said waves("* waves", Said::Kind::action);
    waves.rich = "* \2waves\2";
    waves.tags = "+react=1";
    CHECK(rendered(waves) == "SAID games Bob * waves\n");
}

TEST_CASE("line dialect: what has no words here is left unsaid") {
    CHECK(rendered(TopicSet("chess")) == "");
    CHECK(rendered(RulesChanged("+m")) == "");
    CHECK(rendered(Invited(bob())) == "");
    CHECK(rendered(Away("lunch")) == "");
    CHECK(rendered(RealNameSet("Robert")) == "");
    CHECK(rendered(Signal()) == "");
}

TEST_CASE("line dialect: a label has no blanks, and is nobody's name") {
    CHECK(rendered(Said("Hi"), label("unknown")) == "SAID games unknown/crlf Hi\n");
    CHECK(rendered(Said("Hi"), label("Ann Lee")) == "SAID games Ann_Lee/crlf Hi\n");
    CHECK(rendered(Said(""), label("x")) == "SAID games x/crlf \n");
}

TEST_CASE("line dialect: a text is whole, however long") {
    const std::string text(10'000, 'x');
    CHECK((rendered(Said(text)) == "SAID games Bob " + text + "\n"));
}

TEST_CASE("line answers: a status has the verb, and a refusal its code and words for people") {
    CHECK(accepted(Verb::say) == "OK say\n");
    CHECK(accepted(Verb::login, "Bob") == "OK login Bob\n");
    CHECK(refused(Verb::say, Code::not_in_room) == "ERR say not-in-room you are not in that room\n");
    CHECK(refused(Verb::login, Code::bad_name, "blank name") == "ERR login bad-name blank name\n");
    CHECK(refused(Verb::send, Code::usage) == "ERR send usage send NAME TEXT\n");
    CHECK(refused(Verb::unknown, Code::unknown_verb) == "ERR ? unknown-verb help shows the commands\n");
}

TEST_CASE("line answers: every code has its word") {
    CHECK(word_of(Code::not_logged_in) == "not-logged-in");
    CHECK(word_of(Code::already_logged_in) == "already-logged-in");
    CHECK(word_of(Code::name_taken) == "name-taken");
    CHECK(word_of(Code::bad_name) == "bad-name");
    CHECK(word_of(Code::no_such_user) == "no-such-user");
    CHECK(word_of(Code::no_such_room) == "no-such-room");
    CHECK(word_of(Code::room_exists) == "room-exists");
    CHECK(word_of(Code::bad_room) == "bad-room");
    CHECK(word_of(Code::not_in_room) == "not-in-room");
    CHECK(word_of(Code::already_in_room) == "already-in-room");
    CHECK(word_of(Code::not_allowed) == "not-allowed");
    CHECK(word_of(Code::too_long) == "too-long");
    CHECK(word_of(Code::too_many) == "too-many");
    CHECK(word_of(Code::not_stored) == "not-stored");
    CHECK(word_of(Code::unknown_verb) == "unknown-verb");
    CHECK(word_of(Code::usage) == "usage");
}

TEST_CASE("line answers: a list is lines of at most 4096 bytes, each with its head") {
    std::vector<std::string> words, back;
    for (char c = 'z'; c >= 'a'; --c)
        for (int i = 0; i < 10; ++i) words.push_back(std::string(32, c));
    const std::size_t all = words.size();
    std::size_t lines = 0;
    while (!words.empty()) {
        std::string line;
        append_list(line, "USERS *", words);
        CHECK(line.size() <= longest_piece);
        if (!words.empty()) CHECK(line.size() + 33 > longest_piece);
        REQUIRE(line.starts_with("USERS * "));
        REQUIRE(line.ends_with("\n"));
        for (std::size_t at = 8; at < line.size(); at += 33) back.push_back(line.substr(at, 32));
        ++lines;
    }
    CHECK(lines == 3);
    CHECK(back.size() == all);
    CHECK(back.front() == std::string(32, 'a'));
    std::string none;
    append_list(none, "ROOMS", words);
    CHECK(none == "ROOMS\n");
}

TEST_CASE("line answers: help has a line for each verb, and is short") {
    const std::string lines = help_lines();
    for (const Form& form : forms) CHECK(lines.find("HELP " + std::string(form.name)) != lines.npos);
    CHECK(lines.size() < 4096);
}
