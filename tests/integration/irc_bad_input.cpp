// Lines that no client should send, over sockets: each has its answer, and the connection goes on.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/irc_scene.hpp"
#include "tests/support/catch.hpp"

#include <cstddef>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::string_literals;

namespace {

const std::string s = ":irc.chatd ";
const std::string too_long = s + "417 ann :Input line was too long\r\n";

// ann and bob in #den, of which ann is the op.
struct Pair {
    Pair() {
        ann.joins("#den"), bob.joins("#den");
        ann.all();
    }
    // All that ann is answered; she can speak to bob after it.
    std::string answer(const std::string& bytes) {
        ann.client.send(bytes);
        const std::string answered = ann.all();
        ann.says("PRIVMSG bob :still here");
        CHECK_THAT(bob.all(), ends_with_text(by_ann + "PRIVMSG bob :still here\r\n"));
        return answered;
    }
    const std::string by_ann = ":ann!~ann@127.0.0.1 ";
    const Campus campus;
    Netizen ann{campus, "ann"}, bob{campus, "bob", "standard-replies"};
};

// A PING of so many bytes, behind a @, so many bytes of tags and a blank, if any.
std::string line_of(std::size_t tags, std::size_t body) {
    const std::string ping = "PING ";
    return (tags > 0 ? "@" + std::string(tags, 't') + " " : "") + ping + std::string(body - ping.size(), 'x') + "\r\n";
}

} // namespace

TEST_CASE("irc bad input: 512 bytes with 4094 of tags are a line, and a byte more of either is 417") {
    Pair pair;
    const std::string pong = s + "PONG irc.chatd :x";
    CHECK_THAT(pair.answer(line_of(0, 510)), starts_with_text(pong));
    CHECK_THAT(pair.answer(line_of(4094, 510)), starts_with_text(pong));
    CHECK(pair.answer(line_of(0, 511)) == too_long);
    CHECK(pair.answer(line_of(4095, 100)) == too_long);
    CHECK(pair.answer(line_of(8189, 10)) == too_long); // 8191 with the @ and the blank
    CHECK(pair.answer(line_of(8190, 10)) == too_long);
    CHECK(pair.answer(line_of(0, 100'000)) == too_long);
    CHECK(pair.answer(line_of(0, 511) + line_of(4095, 511) + "PING y\r\n") ==
          too_long + too_long + s + "PONG irc.chatd :y\r\n");
}

TEST_CASE("irc bad input: what is no UTF-8 is refused by FAIL, or by a NOTICE, and nobody hears it") {
    Pair pair;
    const std::string text = "Message rejected, your IRC software MUST use UTF-8 encoding on this network\r\n";
    CHECK(pair.answer("PRIVMSG #den :caf\xe9\r\n") == s + "NOTICE ann :PRIVMSG INVALID_UTF8: " + text);
    pair.bob.client.send("PRIVMSG #den :\xc0\xaf\r\n");
    CHECK(pair.bob.all() == s + "FAIL PRIVMSG INVALID_UTF8 :" + text);
    CHECK(pair.ann.all() == "");
}

TEST_CASE("irc bad input: a NUL is a blank, and CR, LF or both end a line") {
    Pair pair;
    CHECK(pair.answer("PRIVMSG\0#den\0:a\0b\r\n"s) == "");
    CHECK(pair.answer("PING 1\rPING 2\nPING 3\r\n\r\n\r\r\n\nPING 4\n") ==
          s + "PONG irc.chatd :1\r\n" + s + "PONG irc.chatd :2\r\n" + s + "PONG irc.chatd :3\r\n" + s +
              "PONG irc.chatd :4\r\n");
    pair.ann.client.send(
        "PRIVMSG #den :x\0y\r:forged!x@y QUIT :me\n"s); // the source that a client names is passed over
    CHECK_THAT(pair.ann.client.until_closed(), ends_with_text("ERROR :Closing Link: (Quit: me)\r\n"));
    CHECK(pair.bob.all() == pair.by_ann + "PRIVMSG #den :x y\r\n" + pair.by_ann + "QUIT :Quit: me\r\n");
}

TEST_CASE("irc bad input: the fifteenth parameter has all the rest, however many there are") {
    Pair pair;
    for (const int count : {14, 15, 16, 40}) {
        std::string words;
        for (int word = 3; word <= count; ++word) words += " w" + std::to_string(word);
        CHECK(pair.answer("PRIVMSG nobody,bob hello" + words + "\r\n") ==
              s + "401 ann nobody :No such nick/channel\r\n");
    }
    std::string voices = "MODE #den +vvvvvvvvvvvvb";
    for (int voice = 0; voice < 12; ++voice) voices += " bob";
    CHECK(pair.answer(voices + " a!b@c d!e@f\r\n") ==
          s + "696 ann #den b a!b@c_d!e@f :Not a mask, or too long for one\r\n" + pair.by_ann + "MODE #den +v bob\r\n");
}

TEST_CASE("irc bad input: a MODE that lacks an argument says which, and +b alone asks for the list") {
    Pair pair;
    const auto lacks = [](const std::string& letter) {
        return s + "696 ann #den " + letter + " * :It needs a parameter\r\n";
    };
    for (const std::string letter : {"k", "l", "o", "v"})
        CHECK(pair.answer("MODE #den +" + letter + "\r\n") == lacks(letter));
    CHECK(pair.answer("MODE #den +klo key\r\n") == lacks("l") + lacks("o") + pair.by_ann + "MODE #den +k key\r\n");
    CHECK(pair.answer("MODE #den +b\r\n") == s + "368 ann #den :End of channel ban list\r\n");
    CHECK(pair.answer("MODE\r\n") == s + "461 ann MODE :Not enough parameters\r\n");
}

TEST_CASE("irc bad input: a name that differs in the case of its letters alone is taken, and another may follow") {
    const Campus campus;
    const Netizen ann(campus, "ann");
    Client other(campus.irc);
    other.send("NICK ANN\r\nUSER x 0 * :X\r\n");
    CHECK(other.until("\r\n") == s + "433 * ANN :Nickname is already in use\r\n");
    other.send("NICK Anna\r\n");
    CHECK_THAT(other.until("\r\n"), starts_with_text(s + "001 Anna "));
    other.until(" 422 Anna :MOTD File is missing\r\n");
    other.send("NICK aNN\r\nPING x\r\n");
    CHECK(other.until("\r\n") == s + "433 Anna aNN :Nickname is already in use\r\n");
    CHECK(other.until("\r\n") == s + "PONG irc.chatd :x\r\n");
}
