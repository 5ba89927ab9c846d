// irc in the same conversation as everybody else.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/irc_scene.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::string_literals;

namespace {

JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

std::string frame(char type, std::string_view body) {
    std::string bytes(1, type);
    bytes += static_cast<char>(body.size() >> 8);
    bytes += static_cast<char>(body.size() & 0xff);
    return bytes.append(body);
}

} // namespace

TEST_CASE("irc together: what a crlf client pushes is heard in #lobby, and what is said there is in its buffer") {
    const Campus campus(both());
    Netizen ann(campus, "ann");
    ann.joins("#lobby");
    Client bob(campus.crlf);
    bob.until("\r\n");
    bob.send("push: hello\r\n");
    CHECK(bob.until("OK\r\n") == "OK\r\n");
    CHECK(ann.hears() == ":unknown/crlf!crlf@127.0.0.1 PRIVMSG #lobby :hello");
    bob.send("name: Bob\r\npush: it is me\r\n");
    CHECK(bob.until("OK\r\nOK\r\n") == "OK\r\nOK\r\n");
    CHECK(ann.hears() == ":Bob/crlf!crlf@127.0.0.1 PRIVMSG #lobby :it is me");
    ann.says("PRIVMSG #lobby :hi Bob");
    CHECK(ann.all() == "");
    bob.send("get\r\n");
    CHECK(bob.until("\r\n") == "unknown: hello\nBob: it is me\nann: hi Bob\r\n");
}

TEST_CASE("irc together: a binary client comes, speaks, is spoken to and goes") {
    const Campus campus(both());
    Netizen ann(campus, "ann");
    ann.joins("#lobby");
    Client bob(campus.broadcast);
    bob.send(frame(0, "Bob"));
    CHECK(ann.hears() == ":Bob!broadcast@127.0.0.1 JOIN #lobby");
    bob.until("direct @<name> <text>");
    bob.send(frame(2, "hello"));
    CHECK(ann.hears() == ":Bob!broadcast@127.0.0.1 PRIVMSG #lobby :hello");
    ann.says("PRIVMSG #lobby :hi\r\nPRIVMSG BOB :psst\r\nPRIVMSG #lobby :\x01"
             "ACTION waves\x01");
    CHECK(bob.until("* waves") == frame(2, "[ann] hi") + frame(2, "[ann Private] psst") + frame(2, "[ann] * waves"));
    bob.send(frame(4, "@ann psst"));
    CHECK(ann.hears() == ":Bob!broadcast@127.0.0.1 PRIVMSG ann :psst");
    bob.send(frame(3, ""));
    CHECK(bob.until("Bob,ann") == frame(3, "Bob,ann"));
    ann.says("NICK anna");
    CHECK(ann.hears() == ":ann!~ann@127.0.0.1 NICK anna");
    CHECK(bob.until("**anna is joining the chat**") ==
          frame(2, "**ann is leaving the chat**") + frame(2, "**anna is joining the chat**"));
    bob.send(frame(1, ""));
    CHECK(ann.hears() == ":Bob!broadcast@127.0.0.1 QUIT :left");
    Client taken(campus.broadcast);
    taken.send(frame(0, "ANNA"));
    CHECK(taken.bytes(1) == "\x01");
}

TEST_CASE("irc together: a client of the turn-based chat has his answer from irc") {
    const Campus campus(both());
    Netizen ann(campus, "ann");
    ann.joins("#lobby");
    Client bob(campus.peer);
    bob.send("Bob> hello\n");
    CHECK(ann.hears() == ":Bob/peer!peer@127.0.0.1 JOIN #lobby");
    CHECK(ann.hears() == ":Bob/peer!peer@127.0.0.1 PRIVMSG #lobby :hello");
    ann.says("PRIVMSG Bob/peer :hi");
    CHECK(ann.hears() == ":irc.chatd 401 ann Bob/peer :No such nick/channel");
    ann.says("PRIVMSG #lobby :hi Bob");
    CHECK(bob.until("hi Bob") == "ann> hi Bob");
}

TEST_CASE("irc together: nobody's text begins a line of somebody else's") {
    const Campus campus;
    Netizen ann(campus, "ann");
    ann.joins("#lobby");
    Client bob(campus.broadcast);
    bob.send(frame(0, "Bob"));
    CHECK(ann.hears() == ":Bob!broadcast@127.0.0.1 JOIN #lobby");
    bob.send(frame(2, "x\r\n:ann!~ann@127.0.0.1 QUIT :forged\0z"s));
    CHECK(ann.hears() == ":Bob!broadcast@127.0.0.1 PRIVMSG #lobby :x  :ann!~ann@127.0.0.1 QUIT :forged z");
    bob.send(frame(2, ":colon first"));
    CHECK(ann.hears() == ":Bob!broadcast@127.0.0.1 PRIVMSG #lobby ::colon first");
}

TEST_CASE("irc together: a long text comes in several messages, and none of it is lost") {
    const Campus campus;
    Netizen ann(campus, "ann");
    ann.joins("#lobby");
    Client bob(campus.crlf);
    bob.until("\r\n");
    std::string text;
    while (text.size() < 3000) text += "été " + std::to_string(text.size()) + " ";
    bob.send("push: " + text + "\r\n");
    const std::string prefix = ":unknown/crlf!crlf@127.0.0.1 PRIVMSG #lobby :";
    std::string heard;
    while (heard.size() + 1 < text.size()) {
        const std::string line = ann.hears();
        REQUIRE(line.starts_with(prefix));
        CHECK(line.size() <= 510);
        heard += line.substr(prefix.size()) + " ";
    }
    CHECK(heard == text + (text.size() < heard.size() ? " " : ""));
}
