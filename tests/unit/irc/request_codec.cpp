// Cutting the lines of clients, however they arrive.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/request_codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::irc;
using namespace chat::test;
using namespace std::string_literals;

namespace {

using Heard = std::vector<std::string>;

std::string describe(const TextLine& line) { return std::string(line.text); }

// The input whole, in two pieces at every place, and byte by byte: always the same lines.
Heard cut(const std::string& bytes) {
    const Heard whole = cut_all(RequestCodec(), Pieces{bytes}, describe);
    every_split(bytes, [&](const Pieces& pieces) {
        if (cut_all(RequestCodec(), pieces, describe) != whole) FAIL("cut otherwise in " << pieces.size() << " pieces");
    });
    return whole;
}

// What became of a line with that many bytes of tag data, and of body.
std::string fate(std::size_t tags, std::size_t body, const std::string& end = "\r\n") {
    const std::string section = tags > 0 ? "@" + std::string(tags, 't') + " " : "";
    const std::string bytes = section + std::string(body, 'b') + end;
    const Heard heard = cut_all(RequestCodec(), Pieces{bytes + "PING\r\n"}, describe);
    CHECK(heard.size() == 3);
    CHECK(heard.at(1) == "PING");
    return heard.front().size() == bytes.size() - end.size() ? "whole" : heard.front();
}

const std::string too_long = "error: frame too long";

} // namespace

TEST_CASE("irc codec: a line ends at CR LF, at CR, or at LF") {
    CHECK(cut("NICK a\r\nUSER b\nPING c\rQUIT\r\n") == Heard{"NICK a", "USER b", "PING c", "QUIT", "left: "});
}

TEST_CASE("irc codec: half a line is waited for") {
    CHECK(cut("NICK") == Heard{"left: NICK"});
    CHECK(cut("NICK a\r\nPI") == Heard{"NICK a", "left: PI"});
}

TEST_CASE("irc codec: empty lines, and lines of blanks, are passed over") {
    CHECK(cut("\r\n\r\n\n\n\rPING\r\n\r\n") == Heard{"PING", "left: "});
    CHECK(cut("   \r\n \n  PING x  \r\n") == Heard{"PING x  ", "left: "});
    CHECK(cut("\0\0\r\n\0PING\r\n"s) == Heard{"PING", "left: "});
    CHECK(cut("     ") == Heard{"left: "});
}

TEST_CASE("irc codec: a NUL inside does not end a line") {
    CHECK(cut("PRIVMSG a :b\0c\r\n"s) == Heard{"PRIVMSG a :b\0c"s, "left: "});
}

TEST_CASE("irc codec: bytes need not be UTF-8") {
    CHECK(cut("PRIVMSG a :\xff\xc3\r\n") == Heard{"PRIVMSG a :\xff\xc3", "left: "});
}

TEST_CASE("irc codec: a body of 510 bytes is heard, one more is too long") {
    for (const char* end : {"\r\n", "\n", "\r"}) {
        CHECK(fate(0, 510, end) == "whole");
        CHECK(fate(0, 511, end) == too_long);
        CHECK(fate(0, 9000, end) == too_long);
    }
}

TEST_CASE("irc codec: tags have room of their own, 4094 bytes of them") {
    CHECK(fate(4094, 510) == "whole");
    CHECK(fate(4095, 510) == too_long);
    CHECK(fate(4094, 511) == too_long);
    CHECK(fate(1, 511) == too_long);
    CHECK(fate(8192, 4) == too_long);
    CHECK(fate(4094, 0) == "whole"); // nothing but tags; whoever reads it finds no command
    CHECK(fate(4095, 0) == too_long);
}

TEST_CASE("irc codec: a line that is too long is told once, and the next is heard, wherever it is cut") {
    CHECK(cut(std::string(700, 'x') + "\r\nPING\r\n") == Heard{too_long, "PING", "left: "});
    CHECK(cut(std::string(600, 'x') + "\n" + std::string(600, 'y') + "\rPING\n") ==
          Heard{too_long, too_long, "PING", "left: "});
    CHECK(cut("@" + std::string(20, 't') + " " + std::string(600, 'x') + "\r\nPING\r\n") ==
          Heard{too_long, "PING", "left: "});
    CHECK(cut(std::string(700, 'x')) == Heard{too_long, "left: "});
}

TEST_CASE("irc codec: blanks between tags and body count as body") {
    CHECK(cut("@a" + std::string(1 + 510, ' ') + "\r\nPING\r\n").size() == 3);
    CHECK(cut("@a" + std::string(1 + 511, ' ') + "\r\nPING\r\n").front() == too_long);
}

TEST_CASE("irc codec: an at sign later in the line begins no tags") {
    CHECK(cut("PRIVMSG @" + std::string(600, 'x') + "\r\n").front() == too_long);
}

TEST_CASE("irc codec: no more is held than a line may have, however long it goes on") {
    RequestCodec codec;
    for (const std::string& beginning : {"@"s, "@a "s, ""s}) {
        std::string left = beginning;
        std::size_t errors = 0;
        for (int piece = 0; piece < 3000; ++piece) {
            left += "xyz";
            std::string_view bytes = left;
            const auto line = codec.cut(bytes);
            REQUIRE_FALSE(line.has_value());
            errors += incomplete(line.error()) ? 0 : 1;
            CHECK(bytes.size() <= RequestCodec::most_held);
            left.erase(0, left.size() - bytes.size());
        }
        CHECK(errors == 1);
        std::string_view end = "\n";
        CHECK_FALSE(codec.cut(end).has_value());
        CHECK(end.empty());
    }
}
