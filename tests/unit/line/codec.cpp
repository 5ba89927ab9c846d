// What clients of the line protocol type is understood, however it arrives.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/codec.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::line;
using namespace chat::test;
using Heard = std::vector<std::string>;

namespace {

// "say(lobby)[hi]", with a ! behind it where something is missing or too much.
std::string read(std::string_view line) {
    const std::string_view request = stripped(line);
    if (request.empty()) return "nothing";
    const Command command = parse(request);
    std::string text = command.verb == Verb::unknown ? "?" : std::string(forms[std::size_t(command.verb)].name);
    if (!command.word.empty()) text.append("(").append(command.word).append(")");
    if (!command.text.empty()) text.append("[").append(command.text).append("]");
    return text + (command.whole ? "" : "!");
}

} // namespace

TEST_CASE("line codec: every verb stands in its row") {
    for (std::size_t i = 0; i < verbs; ++i) {
        CHECK(forms[i].verb == Verb(i));
        CHECK(parse(forms[i].name).verb == Verb(i));
    }
}

TEST_CASE("line codec: every verb, its synonyms, and any case of its letters") {
    CHECK(read("login Al") == "login(Al)");
    CHECK(read("NICK Al") == "login(Al)");
    for (const char* word : {"logout", "quit", "q", "Q", "LogOut"}) CHECK(read(word) == "logout");
    CHECK(read("send Al hi you") == "send(Al)[hi you]");
    CHECK(read("Msg Al hi") == "send(Al)[hi]");
    CHECK(read("all hi you") == "all[hi you]");
    CHECK(read("BROADCAST hi") == "all[hi]");
    CHECK(read("create games") == "create(games)");
    CHECK(read("join #games") == "join(#games)");
    for (const char* word : {"drop", "leave", "part"}) CHECK(read(std::string(word) + " games") == "drop(games)");
    CHECK(read("say games hi you") == "say(games)[hi you]");
    CHECK(read("users") == "users");
    CHECK(read("who games") == "users(games)");
    CHECK(read("rooms") == "rooms");
    CHECK(read("ping") == "ping");
    CHECK(read("PING 1 2") == "ping[1 2]");
    CHECK(read("help") == "help");
}

TEST_CASE("line codec: what is missing, and what is too much") {
    for (const char* line :
         {"login",     "login Al Lee", "logout now", "send",     "send Al", "send Al ", "all",       "all ",
          "create",    "create a b",   "join",       "join a b", "drop",    "say",      "say games", "say games ",
          "users a b", "rooms a",      "help me",    "Al:",      "Al: ",    "Al,Bob:"}) {
        INFO(line);
        CHECK(read(line).ends_with("!"));
    }
    CHECK(read("users ") == "users");
    CHECK(read("rooms \t") == "rooms");
    CHECK(read("login Al ") == "login(Al)");
}

TEST_CASE("line codec: blanks and tabs stand between words, and a text begins behind one of them") {
    CHECK(read(" \t login \t Al\t ") == "login(Al)");
    CHECK(read("say \t games\thi") == "say(games)[hi]");
    CHECK(read("say games  hi ") == "say(games)[ hi ]");
    CHECK(read("all  hi") == "all[ hi]");
    CHECK(read("all\thi") == "all[hi]");
    CHECK(read("ping  ") == "ping[ ]");
    CHECK(read("") == "nothing");
    CHECK(read(" \t ") == "nothing");
    CHECK(read("\r") == "nothing");
}

TEST_CASE("line codec: one CR belongs to the end of the line") {
    CHECK(read("all hi\r") == "all[hi]");
    CHECK(read("all hi\r\r") == "all[hi\r]");
    CHECK(read("all h\ri") == "all[h\ri]");
}

TEST_CASE("line codec: an address is a send") {
    CHECK(read("Al: hi you") == "send(Al)[hi you]");
    CHECK(read("Al:\thi") == "send(Al)[hi]");
    CHECK(read("  Al,Bob: hi") == "send(Al,Bob)[hi]");
    CHECK(read("Al, \tBob: hi: you") == "send(Al, \tBob)[hi: you]");
    CHECK(read("Al:  hi") == "send(Al)[ hi]");
    CHECK(read("say: hi") == "send(say)[hi]"); // somebody may be called so; no verb has a colon
}

TEST_CASE("line codec: where not all before the colon are names there is no address") {
    CHECK(read("say games note: hi") == "say(games)[note: hi]");
    CHECK(read("all Al: hi") == "all[Al: hi]");
    CHECK(read("Al:hi") == "?(Al:hi)");
    CHECK(read("Al ,Bob: hi") == "?(Al)");
    CHECK(read("Al,,Bob: hi") == "?(Al,,Bob:)");
    CHECK(read(",Al: hi") == "?(,Al:)");
    CHECK(read("Al,: hi") == "?(Al,:)");
    CHECK(read(": hi") == "?(:)");
    CHECK(read("#Al: hi") == "?(#Al:)");
    CHECK(read(std::string(33, 'x') + ": hi") == "?(" + std::string(33, 'x') + ":)");
}

TEST_CASE("line codec: what is no verb is unknown") {
    CHECK(read("hello everybody") == "?(hello)");
    CHECK(read("/quit") == "?(/quit)");
    CHECK(read("say\x80 x") == "?(say\x80)");
    CHECK(read("logi Al") == "?(logi)");
}

TEST_CASE("line codec: addressees are told apart at commas") {
    using Names = std::vector<std::string_view>;
    CHECK(addressees("Al") == Names{"Al"});
    CHECK(addressees("Al,Bob, Cy") == Names{"Al", "Bob", "Cy"});
    CHECK(addressees("Al,") == Names{"Al", ""});
    CHECK(addressees("") == Names{""});
}

TEST_CASE("line codec: a room is called the same with a # and without") {
    CHECK(room_name("#games") == "games");
    CHECK(room_name("games") == "games");
    CHECK(room_name("#") == "");
    CHECK(room_name("##a") == "#a");
    CHECK(room_fault("games").empty());
    CHECK(room_fault(std::string(49, 'x')).empty());
    for (const std::string& bad : {std::string(), std::string("*"), std::string("a:b"), std::string("#a"),
                                   std::string("a,b"), std::string(50, 'x'), std::string("a\1"), std::string("\xff")})
        CHECK_FALSE(room_fault(bad).empty());
}

TEST_CASE("line codec: lines are the same however they arrive, and a long one is told once and eaten") {
    Limits limits;
    limits.line = 1;
    const std::string longest(longest_head + 1, 'x'), longer(longest_head + 3, 'y');
    const std::string bytes = "all hi\r\n\n" + longest + "\r\n" + longer + "\nping\nrest";
    const Heard expected{"all hi\r", "", longest + "\r", "error: frame too long", "ping", "left: rest"};
    const auto text = [](const TextLine& line) { return std::string(line.text); };
    every_split(bytes, [&](const Pieces& pieces) { CHECK(cut_all(request_codec(limits), pieces, text) == expected); });
}
