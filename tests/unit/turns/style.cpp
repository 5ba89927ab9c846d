// The limits and prompts of the two styles.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/style.hpp"

#include "tests/support/catch.hpp"

using namespace chat;

TEST_CASE("style: handle counts characters, plain counts bytes") {
    std::string accents;
    for (int i = 0; i < 500; ++i) accents += "\xc3\xa9";
    CHECK(handle_style.allows(accents));
    CHECK_FALSE(handle_style.allows(accents + "x"));
    CHECK(handle_style.allows(std::string(500, 'x')));
    CHECK_FALSE(handle_style.allows(std::string(501, 'x')));
    CHECK(plain_style.allows(std::string(4096, 'x')));
    CHECK_FALSE(plain_style.allows(std::string(4096, 'x') + "x"));
    CHECK_FALSE(plain_style.allows(std::string(4000, 'x') + accents));
    CHECK_FALSE(handle_style.allows(""));
    CHECK_FALSE(plain_style.allows(""));
}

TEST_CASE("style: bytes that are no characters count one each") {
    CHECK(characters_of("\xe9\xe9") == 2);
    CHECK(characters_of("h\xc3\xa9") == 2);
    CHECK(characters_of("") == 0);
}

TEST_CASE("style: the prompt is a name, or the same for everybody") {
    CHECK(handle_style.prompt_of("Bob") == "Bob> ");
    CHECK(plain_style.prompt_of("Bob") == "Enter Input > ");
}

TEST_CASE("style: there are two") {
    CHECK(style_called("handle").value().quit == "\\quit");
    CHECK(style_called("plain").value().quit == "/q");
    CHECK_FALSE(style_called("Handle"));
    CHECK_FALSE(style_called(""));
}
