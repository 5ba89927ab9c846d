// Commands of the command protocol, and lines that only look like them.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/crlf/codec.hpp"
#include "tests/support/catch.hpp"

#include <limits>
#include <string_view>

using namespace chat::crlf;

TEST_CASE("crlf codec: the seven commands") {
    CHECK(parse("help").verb == Verb::help);
    CHECK(parse("get").verb == Verb::get);
    CHECK(parse("adios").verb == Verb::adios);
    CHECK(parse("test: words").verb == Verb::test);
    CHECK(parse("test: words").text == "words");
    CHECK(parse("name: bob").text == "bob");
    CHECK(parse("push: hi there").text == "hi there");
    CHECK(parse("getrange 1 20").first == 1);
    CHECK(parse("getrange 1 20").last == 20);
}

TEST_CASE("crlf codec: the text is everything behind one blank, blanks kept") {
    CHECK(parse("test: ").verb == Verb::test);
    CHECK(parse("test: ").text == "");
    CHECK(parse("test:   two  ").text == "  two  ");
    CHECK(parse("name:  ").text == " ");
}

TEST_CASE("crlf codec: what is not exactly a command is unrecognized, whole") {
    for (const std::string_view line : {"",
                                        " ",
                                        "push:x",
                                        "test:",
                                        "name:",
                                        "get ",
                                        " get",
                                        "HELP",
                                        "Help",
                                        "help ",
                                        "getrange",
                                        "getrange ",
                                        "getrange 1",
                                        "getrange 1 ",
                                        "getrange -1 2",
                                        "getrange +1 2",
                                        "getrange 1  2",
                                        "getrange 1 2 ",
                                        "getrange  1 2",
                                        "getrange 1\t2",
                                        "getrange 0x1 2",
                                        "getrange 1 2 3",
                                        "adios\r",
                                        "getrange1 2"}) {
        CHECK(parse(line).verb == Verb::unrecognized);
        CHECK(parse(line).text == line);
    }
}

TEST_CASE("crlf codec: numbers too large for a number are the largest there is") {
    const auto command = parse("getrange 007 99999999999999999999999999");
    CHECK(command.first == 7);
    CHECK(command.last == std::numeric_limits<std::uint64_t>::max());
    CHECK(parse("getrange 18446744073709551615 0").first == std::numeric_limits<std::uint64_t>::max());
}
