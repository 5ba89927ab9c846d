// Keys are cut whole, whatever the terminal sends and however it arrives.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/keys.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"

using namespace chat;
using Keys = std::vector<std::string>;

namespace {

Keys keys_of(const test::Pieces& pieces) {
    Keys keys;
    std::string left;
    for (const std::string_view piece : pieces) {
        left += piece;
        std::string_view bytes = left;
        for (std::string_view key = cut_key(bytes); !key.empty(); key = cut_key(bytes)) keys.emplace_back(key);
        left = std::string(bytes);
    }
    if (!left.empty()) keys.push_back("unfinished " + left);
    return keys;
}

void check_keys(const Keys& keys) {
    std::string typed;
    for (const std::string& key : keys) typed += key;
    test::every_split(typed, [&](const test::Pieces& pieces) { CHECK(keys_of(pieces) == keys); });
}

} // namespace

TEST_CASE("keys: a key is one character of UTF-8") { check_keys({"a", "é", "日", "😀", "\r", "\x7f", "\x04"}); }

TEST_CASE("keys: arrows, function keys and keys with modifiers are one key each") {
    check_keys({"\x1b[A", "\x1b[1;5C", "\x1bOA", "\x1b[3~", "\x1b[200~", "\x1b[[A", "x"});
}

TEST_CASE("keys: Meta goes with its key") {
    check_keys({"\x1b"
                "b",
                "\x1b\x7f",
                "\x1b"
                "é",
                "\x1b\x1b[A"});
}

TEST_CASE("keys: ^V goes with the key it quotes") {
    check_keys({"\x16\t",
                "\x16"
                "é",
                "a"});
}

TEST_CASE("keys: nothing is taken of a key that is not whole") {
    for (const std::string_view begin : {"\x1b", "\x1b[", "\x1b[1;", "\x1bO", "\x16", "\xe6\x97", "\xf0"}) {
        std::string_view bytes = begin;
        CHECK(cut_key(bytes).empty());
        CHECK(bytes == begin);
    }
}

TEST_CASE("keys: a byte that is no UTF-8 stands alone") {
    CHECK(keys_of({"\xff\xe6"
                   "ab\x80"}) == Keys{"\xff", "\xe6", "a", "b", "\x80"});
}

TEST_CASE("keys: what never ends is cut anyway") {
    std::string_view pasted = "\x1b[1111111111111111111111111111111111111111";
    CHECK_FALSE(cut_key(pasted).empty());
    const std::string escapes(100, '\x1b');
    std::string_view bytes = escapes;
    CHECK_FALSE(cut_key(bytes).empty());
}
