// What bytes become at the entrance of a room.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/text.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat;

TEST_CASE("text: clean text comes back unchanged") {
    for (const std::string& clean : {std::string(), std::string("hello"), std::string("tab\tstays"),
                                     std::string("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"), std::string("~ !")}) {
        CHECK(text::is_clean(clean));
        CHECK(text::clean(clean) == clean);
    }
}

TEST_CASE("text: every control character becomes one blank, except TAB") {
    for (int c = 0; c < 0x20; ++c) {
        const std::string with(1, static_cast<char>(c));
        CHECK(text::clean("a" + with + "b") == (c == '\t' ? "a\tb" : "a b"));
    }
    CHECK(text::clean("a\x7f"
                      "b") == "a b");
    CHECK(text::clean("a\xc2\x9b"
                      "31m") == "a 31m"); // CSI, one character of C1
}

TEST_CASE("text: bytes that are not UTF-8 are read as ISO 8859-1, all of them") {
    CHECK(text::clean("caf\xe9") == "caf\xc3\xa9");
    CHECK(text::clean("\xc3\xa9 \xe9") == "\xc3\x83\xc2\xa9 \xc3\xa9"); // half UTF-8 is not UTF-8
    CHECK(text::clean("\x9b") == " ");
}

TEST_CASE("text: overlong forms, surrogates and numbers past Unicode are not UTF-8") {
    for (const char* bad : {"\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "\xe2\x82", "\x80"})
        CHECK_FALSE(text::is_utf8(bad));
}

TEST_CASE("text: a cut keeps whole characters") {
    const std::string_view euros = "\xe2\x82\xac\xe2\x82\xac";
    CHECK(text::cut(euros, 6) == euros);
    CHECK(text::cut(euros, 5) == euros.substr(0, 3));
    CHECK(text::cut(euros, 3) == euros.substr(0, 3));
    CHECK(text::cut(euros, 2) == "");
    CHECK(text::cut("abc", 2) == "ab");
    CHECK(text::cut("abc", 0) == "");
}

TEST_CASE("text: whatever the bytes, clean makes clean text of them") {
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
            if (!text::is_clean(text::clean(bytes))) FAIL("not clean: " << first << " " << second);
        }
}
