// Message tags, read and written.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/tags.hpp"

#include "protocols/irc/request.hpp"
#include "tests/support/catch.hpp"

#include <random>
#include <string>

using namespace chat::irc;
using namespace std::string_literals;

namespace {

// "a=1 +b="
std::string listed(const std::string& text) {
    std::string all;
    for (const Tag& tag : Tags(text))
        all += (all.empty() ? "" : " ") + std::string(tag.key) + "=" + std::string(tag.escaped);
    return all;
}

} // namespace

TEST_CASE("irc tags: they stand before the message, with a value or without") {
    const Request request("@id=123AB;rose;url= :ann PRIVMSG #a :hi");
    CHECK(listed(std::string(request.tags.text())) == "id=123AB rose= url=");
    CHECK(request.command == "PRIVMSG");
    CHECK(request.tags.find("id")->escaped == "123AB");
    CHECK_FALSE(request.tags.find("i"));
    CHECK(Request("PING x").tags.empty());
    CHECK(Request("@;; PING x").tags.empty());
}

TEST_CASE("irc tags: any number of blanks may stand behind them, and before them") {
    CHECK(Request("@a=b    PING x").command == "PING");
    CHECK(Request("  @a=b PING x").tags.find("a"));
}

TEST_CASE("irc tags: empty ones are passed over, and a value may have an equals sign") {
    CHECK(listed(";;a=b;;=x;c;") == "a=b c=");
    CHECK(listed("a=b=c") == "a=b=c");
    CHECK(listed("") == "");
}

TEST_CASE("irc tags: of a key that comes twice the last counts") {
    CHECK(Tags("a=1;b=2;a=3").find("a")->escaped == "3");
    CHECK(Tags("+a=1;+b;+a=3").client_only() == "+a=3;+b");
}

TEST_CASE("irc tags: other clients are to have the client-only ones alone, as they came") {
    CHECK(Tags("label=1;+example.com/foo=a\\sb;msgid=x;+typing=active").client_only() ==
          "+example.com/foo=a\\sb;+typing=active");
    CHECK(Tags("a=1;b").client_only() == "");
    CHECK(Tags("+;+a b;+caf\xc3\xa9=1;+ok").client_only() == "+ok");
}

TEST_CASE("irc tags: values are escaped and read back") {
    CHECK(escape_tag("raw+:=,escaped; \\") == "raw+:=,escaped\\:\\s\\\\");
    CHECK(escape_tag("a\r\nb\0c"s) == "a\\r\\nb\\sc");
    CHECK(unescape_tag("raw+:=,escaped\\:\\s\\\\") == "raw+:=,escaped; \\");
    CHECK(unescape_tag("a\\r\\nb") == "a\r\nb");
    CHECK(Tags("+x=a\\sb").find("+x")->value() == "a b");
}

TEST_CASE("irc tags: a backslash that escapes nothing is dropped") {
    CHECK(unescape_tag("test\\") == "test");
    CHECK(unescape_tag("\\b") == "b");
    CHECK(unescape_tag("\\") == "");
}

TEST_CASE("irc tags: whatever is escaped has nothing that ends a tag, and comes back") {
    std::mt19937 random(5);
    for (int round = 0; round < 2000; ++round) {
        std::string value;
        for (std::size_t length = random() % 12; length > 0; --length) value += "ab;: \\\r\nsrn="[random() % 12];
        const std::string escaped = escape_tag(value);
        CHECK(escaped.find_first_of("; \r\n\0"s) == std::string::npos);
        CHECK(unescape_tag(escaped) == value);
    }
}

TEST_CASE("irc tags: a section has ours first, and is nothing where there is none") {
    CHECK(TagSection().text() == "");
    CHECK(TagSection().add_client_only("").text() == "");
    CHECK(TagSection().add("bot").text() == "@bot ");
    CHECK(TagSection().add("time", "2026-01-02T03:04:05.678Z").add("msgid", "a b").add_client_only("+x=y").text() ==
          "@time=2026-01-02T03:04:05.678Z;msgid=a\\sb;+x=y ");
}
