// Tests of the file's form: sections, comments, line ends, and lines that are none.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/ini.hpp"

#include "libchat/config/config_error.hpp"
#include "tests/support/catch.hpp"

using namespace chat;

namespace {

std::string complaint(std::string_view text) {
    try {
        parse_ini("a.ini", text);
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "none";
}

} // namespace

TEST_CASE("ini: sections keep their order, their lines and their keys") {
    const auto sections = parse_ini("a.ini", "# top\n[one]\n\na = 1\n  b=2 # two\n[two.three]\n c = x = y\n");
    REQUIRE(sections.size() == 2);
    CHECK(sections[0].name == "one");
    CHECK(sections[0].line == 2);
    REQUIRE(sections[0].entries.size() == 2);
    CHECK(sections[0].entries[0].key == "a");
    CHECK(sections[0].entries[0].value == "1");
    CHECK(sections[0].entries[0].line == 4);
    CHECK(sections[0].entries[1].value == "2");
    CHECK(sections[0].entries[1].comment == "# two");
    CHECK(sections[1].name == "two.three");
    CHECK(sections[1].entries[0].value == "x = y");
}

TEST_CASE("ini: a section without keys is a section") {
    const auto sections = parse_ini("a.ini", "[one]\n[two] # empty\n");
    REQUIRE(sections.size() == 2);
    CHECK(sections[1].name == "two");
}

TEST_CASE("ini: nothing is no section") {
    CHECK(parse_ini("a.ini", "").empty());
    CHECK(parse_ini("a.ini", "\n \n# only words\n").empty());
}

TEST_CASE("ini: Windows line ends, a byte order mark and a missing last line end are fine") {
    const auto sections = parse_ini("a.ini", "\xEF\xBB\xBF[one]\r\na = 1\r\n\r\nb = 2 # c\r\nd =\r\ne = 3");
    REQUIRE(sections.size() == 1);
    CHECK(sections[0].name == "one");
    REQUIRE(sections[0].entries.size() == 4);
    CHECK(sections[0].entries[0].value == "1");
    CHECK(sections[0].entries[1].value == "2");
    CHECK(sections[0].entries[2].value.empty());
    CHECK(sections[0].entries[3].value == "3");
}

TEST_CASE("ini: keys before the first header stand in a section without a name") {
    const auto sections = parse_ini("a.ini", "a = 1\n[one]\nb = 2\n");
    REQUIRE(sections.size() == 2);
    CHECK(sections[0].name.empty());
    CHECK(sections[0].entries[0].key == "a");
}

TEST_CASE("ini: a line that is neither header nor assignment is named") {
    CHECK(complaint("[one]\nhello there\n") == "a.ini:2: [one]: cannot make sense of the line; "
                                               "allowed: [section], key = value, # comment");
    CHECK(complaint("[one\n") == "a.ini:1: cannot make sense of the line \"[one\"; "
                                 "allowed: [section], key = value, # comment");
    CHECK(complaint("[one]\n= 5\n") == "a.ini:2: [one]: no key stands before the =");
    CHECK(complaint("[]\n") == "a.ini:1: a section without a name: []");
    CHECK(complaint("[ ]\n") == "a.ini:1: a section without a name: []");
}

TEST_CASE("ini: a key given twice is an error that names both lines") {
    CHECK(complaint("[one]\na = 1\nb = 2\na = 3\n") == "a.ini:4: [one] a: this key is given twice, first on line 2");
    CHECK(complaint("[one]\na = 1\n[two]\na = 1\n") == "none");
}

TEST_CASE("ini: a section given twice is an error that names both lines") {
    CHECK(complaint("[one]\na = 1\n[two]\n[one]\n") ==
          "a.ini:4: [one]: this section is given twice, first on line 1; "
          "allowed: each section once, and each [KIND.NAME] with a name of its own");
}

TEST_CASE("ini: no control character of the file gets into a message") {
    const std::string message = complaint("[one]\n\x1b[31mred\x01\n");
    CHECK_THAT(message, test::contains_text("cannot make sense"));
    CHECK(message.find('\x1b') == std::string::npos);
    CHECK(message.find('\x01') == std::string::npos);
    CHECK_THAT(complaint("[o\xffne]\n"), test::contains_text("not UTF-8, or has a control character"));
    CHECK_THAT(complaint(std::string_view("\xff\xfe[\0o\0n\0e\0]\0\n\0", 14)),
               test::contains_text("cannot make sense of the line"));
}
