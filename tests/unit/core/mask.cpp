// Matching and completing masks.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/mask.hpp"

#include "libchat/core/text.hpp"
#include "tests/support/catch.hpp"

#include <chrono>
#include <random>
#include <string>

using namespace chat;

namespace {

std::u32string characters(std::string_view utf8) {
    std::u32string all;
    while (!utf8.empty()) all += text::next_character(utf8);
    return all;
}

// What a mask means, said as simply as can be.
bool fits(std::u32string_view mask, std::u32string_view text) {
    if (mask.empty()) return text.empty();
    if (mask.front() == U'*') return fits(mask.substr(1), text) || (!text.empty() && fits(mask, text.substr(1)));
    if (text.empty()) return false;
    return (mask.front() == U'?' || mask.front() == text.front()) && fits(mask.substr(1), text.substr(1));
}

} // namespace

TEST_CASE("masks: without wildcards a mask is what it is") {
    CHECK(mask::matches("bob", "bob"));
    CHECK_FALSE(mask::matches("bob", "bobby"));
    CHECK_FALSE(mask::matches("bob", "bo"));
    CHECK(mask::matches("", ""));
    CHECK_FALSE(mask::matches("", "b"));
    CHECK_FALSE(mask::matches("b", ""));
}

TEST_CASE("masks: a star is any characters, none as well") {
    CHECK(mask::matches("*", ""));
    CHECK(mask::matches("***", "bob"));
    CHECK(mask::matches("b*b", "bb"));
    CHECK(mask::matches("*!*@host", "bob!b@host"));
    CHECK_FALSE(mask::matches("*!*@host", "bob!b@host.org"));
    CHECK(mask::matches("*ab*ab", "abxabab"));
    CHECK_FALSE(mask::matches("*ab*ab", "xabx"));
}

TEST_CASE("masks: a question mark is one character, however many bytes it has") {
    CHECK(mask::matches("b?b", "bob"));
    CHECK(mask::matches("b?b", "b\xc3\xb6"
                               "b"));
    CHECK(mask::matches("?", "\xf0\x9f\x98\x80"));
    CHECK_FALSE(mask::matches("??", "\xf0\x9f\x98\x80"));
    CHECK_FALSE(mask::matches("*??", "\xf0\x9f\x98\x80"));
    CHECK_FALSE(mask::matches("b?b", "bb"));
}

TEST_CASE("masks: upper and lower case of ASCII are one, and nothing else is") {
    CHECK(mask::matches("BoB!*@*.ORG", "bOb!x@y.org"));
    CHECK_FALSE(mask::matches("[bob]", "{bob}"));
    CHECK_FALSE(mask::matches("\xc3\x89", "\xc3\xa9"));
    CHECK_FALSE(mask::matches_folded("BOB", "bob"));
}

TEST_CASE("masks: a backslash is a character like others, since names have it") {
    CHECK(mask::matches("a\\*", "a\\bc"));
    CHECK_FALSE(mask::matches("a\\*", "a*"));
}

TEST_CASE("masks: what is not UTF-8 is matched byte by byte") {
    CHECK(mask::matches("caf?", "caf\xe9"));
    CHECK(mask::matches("??", "\xff\xc3"));
    CHECK_FALSE(mask::matches("?", "\xff\xc3"));
    CHECK_FALSE(mask::matches("*\xa9", "\xc3\xa9")); // half a character is none
}

TEST_CASE("masks: they match what they mean, however they are made") {
    std::mt19937 random(3);
    const std::string pieces[] = {"a", "b", "\xc3\xa9", "\xe6\x97\xa5", "*", "?"};
    const auto made = [&](std::size_t kinds, std::size_t most) {
        std::string text;
        for (std::size_t length = random() % most; length > 0; --length) text += pieces[random() % kinds];
        return text;
    };
    int matched = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string mask = made(6, 8), text = made(4, 8);
        const bool fit = fits(characters(mask), characters(text));
        matched += fit ? 1 : 0;
        if (mask::matches_folded(mask, text) != fit) FAIL(mask << " and " << text);
    }
    CHECK(matched > 1000);
}

TEST_CASE("masks: a malicious one takes no longer than a few milliseconds") {
    std::string mask;
    for (int star = 0; star < 100; ++star) mask += "*a";
    const std::string text(500, 'a');
    const auto begun = std::chrono::steady_clock::now();
    CHECK_FALSE(mask::matches_folded(mask + "b", text));
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(500)); // exponential would take years
}

TEST_CASE("masks: a mask is completed to a whole address") {
    CHECK(mask::completed("bob") == "bob!*@*");
    CHECK(mask::completed("u@h") == "*!u@h");
    CHECK(mask::completed("n!u") == "n!u@*");
    CHECK(mask::completed("n!u@h") == "n!u@h");
    CHECK(mask::completed("b?b*") == "b?b*!*@*");
    CHECK(mask::completed("bob/peer") == "bob/peer!*@*");
}

TEST_CASE("masks: what is left out is a star") {
    CHECK(mask::completed("") == "*!*@*");
    CHECK(mask::completed("!") == "*!*@*");
    CHECK(mask::completed("@") == "*!*@*");
    CHECK(mask::completed("@h") == "*!*@h");
    CHECK(mask::completed("n!") == "n!*@*");
    CHECK(mask::completed("!u@") == "*!u@*");
    CHECK(mask::completed("n!@h") == "n!*@h");
}

TEST_CASE("masks: a word with a colon is a host") { CHECK(mask::completed("2001:db8::*") == "*!*@2001:db8::*"); }

TEST_CASE("masks: what is completed stays so") {
    for (const char* mask : {"bob", "u@h", "n!u", "!", "@", "", "::1", "a@b!c", "a!b!c@d@e"}) {
        const std::string whole = mask::completed(mask);
        CHECK(mask::completed(whole) == whole);
    }
}

TEST_CASE("masks: wildcards are told from plain words") {
    CHECK(mask::has_wildcards("b*"));
    CHECK(mask::has_wildcards("?"));
    CHECK_FALSE(mask::has_wildcards("bob!b@h"));
}
