// Lines that leave, whatever strings stand in them.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/reply.hpp"

#include "libchat/core/text.hpp"
#include "protocols/irc/request.hpp"
#include "protocols/irc/safe_text.hpp"
#include "protocols/irc/tags.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/irc/lines.hpp"

#include <random>
#include <string>
#include <vector>

using namespace chat;
using namespace chat::irc;
using namespace chat::test;
using namespace std::string_literals;

namespace {

const std::string server = "irc.example.org";

Head privmsg(const std::string& to) { return Head("ann!ann@host", "PRIVMSG").add(to); }

std::vector<std::string> said(const std::string& text) {
    std::string out;
    append_messages(out, privmsg("#room"), privmsg("#room"), text);
    std::vector<std::string> texts;
    for (const std::string& line : lines_of(out)) texts.emplace_back(Request(line).parameters.back());
    return texts;
}

} // namespace

TEST_CASE("irc reply: a line is source, command, middles and the last parameter") {
    CHECK(line(Head("ann!ann@host", "JOIN").add("#room")) == ":ann!ann@host JOIN #room\r\n");
    CHECK(line(privmsg("#room"), "hi there") == ":ann!ann@host PRIVMSG #room :hi there\r\n");
    CHECK(line(privmsg("#room"), "") == ":ann!ann@host PRIVMSG #room :\r\n");
    CHECK(line(privmsg("#room"), ":)") == ":ann!ann@host PRIVMSG #room ::)\r\n");
}

TEST_CASE("irc reply: a numeric has three digits and says whom it is for") {
    CHECK(line(Head(server, Numeric::RPL_WELCOME, "ann"), "Welcome") == ":irc.example.org 001 ann :Welcome\r\n");
    CHECK(line(Head(server, Numeric::RPL_NAMREPLY, "ann").add({"=", "#room"}), "@bob al") ==
          ":irc.example.org 353 ann = #room :@bob al\r\n");
    CHECK(line(Head(server, Numeric::RPL_CREATIONTIME, "ann").add("#room").add(1234567890)) ==
          ":irc.example.org 329 ann #room 1234567890\r\n");
}

TEST_CASE("irc reply: who has no nick yet is a star") {
    CHECK(standard_line(server, Numeric::ERR_NOTREGISTERED, "") ==
          ":irc.example.org 451 * :You have not registered\r\n");
}

TEST_CASE("irc reply: a numeric may come with its standard text") {
    CHECK(standard_line(server, Numeric::ERR_NOSUCHNICK, "ann", {"bob"}) ==
          ":irc.example.org 401 ann bob :No such nick/channel\r\n");
    CHECK(standard_line(server, Numeric::RPL_UMODEIS, "ann", {"+i"}) == ":irc.example.org 221 ann +i\r\n");
}

TEST_CASE("irc reply: tags stand in front and do not count") {
    const std::string tags = TagSection().add("time", "now").add_client_only("+x=" + std::string(4000, 'y')).text();
    const std::string tagged = line(privmsg("#room").tagged(tags), std::string(600, 'x'));
    CHECK(tagged == tags + line(privmsg("#room"), std::string(600, 'x')));
    CHECK(line(privmsg("a").tagged(tags).tagged("")) == line(privmsg("a")));
}

TEST_CASE("irc reply: a middle parameter is one word, whatever it was") {
    CHECK(line(privmsg("")) == ":ann!ann@host PRIVMSG *\r\n");
    CHECK(line(privmsg("#a b")) == ":ann!ann@host PRIVMSG #a_b\r\n");
    CHECK(line(privmsg(":x")) == ":ann!ann@host PRIVMSG 0:x\r\n");
    CHECK(line(privmsg("::1")) == ":ann!ann@host PRIVMSG 0::1\r\n");
    CHECK(line(privmsg("a\r\nQUIT")) == ":ann!ann@host PRIVMSG a__QUIT\r\n");
    CHECK(line(privmsg("a\0b"s)) == ":ann!ann@host PRIVMSG a_b\r\n");
    CHECK(line(Head("ann smith\r\n", "QUIT")) == ":ann_smith__ QUIT\r\n");
}

TEST_CASE("irc reply: no text ends a line") {
    CHECK(line(privmsg("a"), "x\r\n:bob QUIT\0y"s) == ":ann!ann@host PRIVMSG a :x  :bob QUIT y\r\n");
}

TEST_CASE("irc reply: a text that is too long is cut at a character") {
    for (std::size_t length = 470; length < 490; ++length) {
        const std::string text = std::string(length, 'x') + "\xe6\x97\xa5\xe6\x97\xa5";
        const std::vector<std::string> lines = lines_of(line(privmsg("#room"), text));
        REQUIRE(lines.size() == 1);
        CHECK(text::is_utf8(lines[0]));
        CHECK((lines[0].ends_with(text) || lines[0].size() + 3 > longest_body)); // a character has three bytes
    }
    CHECK(lines_of(line(privmsg("#room"), std::string(2000, 'x')))[0].size() == longest_body);
}

TEST_CASE("irc reply: middles that are too long are cut, and a standard text is whole behind them") {
    const std::string word(500, 'x');
    const std::string refused = standard_line(server, Numeric::ERR_UNKNOWNCOMMAND, "ann", {word});
    CHECK(refused.ends_with(" :Unknown command\r\n"));
    CHECK(lines_of(refused).size() == 1);
    for (const NumericRow& row : all_numerics()) {
        const std::string full = standard_line(server, row.numeric, "ann", {word, word, word, word, word, word, word});
        CHECK(lines_of(full).size() == 1);
        CHECK(full.ends_with(row.text.empty() ? "\r\n" : " :" + std::string(row.text) + "\r\n"));
    }
}

TEST_CASE("irc reply: no more than a line leaves, whatever bytes go into it, and the words stay where they were") {
    std::mt19937 random(7);
    const std::string bytes = ": \r\n\0@x\xc3\xa9,"s;
    const auto some = [&](std::size_t most) {
        std::string text;
        for (std::size_t length = random() % most; length > 0; --length) text += bytes[random() % bytes.size()];
        return text;
    };
    for (int round = 0; round < 2000; ++round) {
        const std::string a = some(40), b = some(600), text = some(900);
        const std::vector<std::string> lines = lines_of(line(Head(a, "NOTICE").add(b).add(a), text));
        REQUIRE(lines.size() == 1);
        const Request read(lines[0]);
        CHECK(read.command == "NOTICE");
        CHECK(read.parameters.size() == 3);
        CHECK(read.parameters.back().size() <= text.size());
    }
}

TEST_CASE("irc messages: a text that fits is one message") {
    CHECK(said("hi there") == std::vector<std::string>{"hi there"});
    const std::string longest(privmsg("#room").room(), 'x');
    CHECK(said(longest) == std::vector<std::string>{longest});
}

TEST_CASE("irc messages: an empty text is one blank") { CHECK(said("") == std::vector<std::string>{" "}); }

TEST_CASE("irc messages: a text that is too long is cut at a blank, which goes") {
    const std::string words(400, 'a');
    CHECK(said(words + " " + words) == std::vector<std::string>{words, words});
    const std::size_t room = privmsg("#room").room();
    CHECK(said(std::string(room, 'a') + " b") == std::vector<std::string>{std::string(room, 'a'), "b"});
}

TEST_CASE("irc messages: where there is no blank, or only far ahead, it is cut at a character") {
    std::string text = "see ";
    for (int at = 0; at < 400; ++at) text += "\xc3\xa9";
    const std::vector<std::string> pieces = said(text);
    CHECK(pieces.size() == 2);
    CHECK(pieces[0] + pieces[1] == text);
    for (const std::string& piece : pieces) CHECK(text::is_utf8(piece));
}

TEST_CASE("irc messages: bytes that are not UTF-8 are cut somewhere, and none is lost") {
    const std::string text(2000, '\x80');
    std::string all;
    for (const std::string& piece : said(text)) all += piece;
    CHECK(all == text);
}

TEST_CASE("irc messages: nothing but single blanks is lost of any text") {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int word = 0; word < 200; ++word) {
            text += std::string(random() % 12 + (random() % 50 == 0 ? 500 : 0), 'x');
            text += random() % 3 == 0 ? " \xe6\x97\xa5" : " ";
        }
        std::string_view rest = text;
        for (const std::string& piece : said(text)) {
            CHECK(piece.size() <= privmsg("#room").room());
            CHECK(text::is_utf8(piece));
            if (!rest.starts_with(piece)) rest.remove_prefix(1);
            REQUIRE(rest.starts_with(piece));
            rest.remove_prefix(piece.size());
        }
        CHECK((rest.empty() || rest == " "));
    }
}

TEST_CASE("irc messages: the first has its own tags") {
    std::string out;
    append_messages(out, privmsg("a").tagged("@msgid=1 "), privmsg("a").tagged("@time=x "), std::string(1200, 'x'));
    const std::vector<std::string> lines = lines_of(out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].starts_with("@msgid=1 :ann"));
    CHECK(lines[1].starts_with("@time=x :ann"));
    CHECK(lines[2].starts_with("@time=x :ann"));
}

TEST_CASE("irc messages: a long ACTION becomes several") {
    const std::string half(300, 'x');
    CHECK(said("\1ACTION waves\1") == std::vector<std::string>{"\1ACTION waves\1"});
    CHECK(said("\1ACTION " + half + " " + half + "\1") ==
          std::vector<std::string>{"\1ACTION " + half + "\1", "\1ACTION " + half + "\1"});
}

TEST_CASE("irc messages: a piece is never empty while there is text") {
    for (std::size_t room = 1; room < 6; ++room) {
        std::string_view text = "a  \xe6\x97\xa5\xe6\x97\xa5 b";
        while (!text.empty()) {
            const std::string_view before = text;
            CHECK(take_piece(text, room).size() <= room);
            REQUIRE(text.size() < before.size());
        }
    }
}
