// Which names may be claimed, when two are one, and how labels are told from claimed names.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat;

namespace {

Speaker label(std::string name) {
    return Speaker(1, std::move(name), OriginPtr(new Origin("commands", "crlf", 1, "127.0.0.1", 50'000)));
}

} // namespace

TEST_CASE("names: letters of any language, digits and harmless signs may be claimed") {
    for (const std::string& good : {std::string("Bob"), std::string("b"), std::string("Zo\xc3\xab"),
                                    std::string("\xe6\x97\xa5\xe6\x9c\xac"), std::string("007"), std::string("a-b_c.d"),
                                    std::string("[Bob]"), std::string("x$+~%-"), std::string(32, 'x')})
        CHECK(names::fault(good) == "");
}

TEST_CASE("names: every fault has a reason") {
    CHECK(names::fault("") == "blank name");
    CHECK(names::fault(std::string(33, 'x')) == "name too long");
    CHECK(names::fault("caf\xe9") == "name is not UTF-8");
    for (const char sign : std::string("$+~%-"))
        CHECK(names::fault(std::string(1, sign) + "b") == "name begins with a sign");
    for (const char sign : std::string("!@#&,:*?/>\"")) {
        CHECK(names::fault(std::string(1, sign)) == "name has a character it may not have");
        CHECK(names::fault(std::string("B") + sign + "b") == "name has a character it may not have");
    }
}

TEST_CASE("names: no blank, no control character and nothing unseen is part of one") {
    for (int c = 0; c <= 0x20; ++c) CHECK(names::fault("B" + std::string(1, static_cast<char>(c))) != "");
    CHECK(names::fault("B\x7f") != "");
    CHECK(names::fault("B\xc2\x85") != "");       // a control character of C1
    CHECK(names::fault("B\xc2\xa0") != "");       // a blank that does not break
    CHECK(names::fault("B\xe2\x80\x8b") != "");   // a blank without width
    CHECK(names::fault("\xe2\x80\xaeyob") != ""); // turns what follows round
    CHECK(names::fault("B\xe3\x80\x80") != "");   // a wide blank
}

TEST_CASE("names: upper and lower case of ASCII are one, and nothing else is") {
    CHECK(names::folded("BoB[1]~") == "bob[1]~");
    CHECK(names::folded("bob{1}^") != names::folded("bob[1]~"));
    CHECK(names::folded("\xc3\x89t\xc3\xa9") != names::folded("\xc3\xa9t\xc3\xa9"));
}

TEST_CASE("names: with casemapping rfc1459 brackets are one with braces as well, and so on") {
    const auto folded = [](std::string_view name) { return names::folded(name, names::Casemapping::rfc1459); };
    CHECK(folded("A[\\]~Z@") == "a{|}^z@");
    CHECK(folded("a{|}^z@") == "a{|}^z@");
    CHECK(folded("^_`\xc3\x84") == "^_`\xc3\x84");
    CHECK(names::folded("[\\]~") == "[\\]~");
}

TEST_CASE("names: a claimed name is shown and listed as it is") {
    const Speaker bob(1, "Bob", nullptr, NameKind::claimed);
    CHECK(names::shown(bob) == "Bob");
    CHECK(names::listed(bob) == "Bob");
}

TEST_CASE("names: a label is shown as typed, 32 bytes of it at most, and whole characters") {
    CHECK(names::shown(label("Bob, the builder")) == "Bob, the builder");
    CHECK(names::shown(label(std::string(33, 'x'))) == std::string(32, 'x'));
    CHECK(names::shown(label(std::string(31, 'x') + "\xc3\xa9")) == std::string(31, 'x'));
}

TEST_CASE("names: a label that could be taken for a claimed name shows its protocol") {
    Speaker bob = label("Bob");
    bob.mistakable = true;
    CHECK(names::shown(bob) == "Bob/crlf");
}

TEST_CASE("names: in a list a label has its protocol behind it, and a _ for what no name may have") {
    CHECK(names::listed(label("Bob")) == "Bob/crlf");
    CHECK(names::listed(label("Bob, the \xc3\xa9lder/")) == "Bob__the_\xc3\xa9lder_/crlf");
    CHECK(names::listed(label(std::string(40, 'x'))) == std::string(32, 'x') + "/crlf");
}
