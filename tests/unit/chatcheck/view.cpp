// What a transcript looks like to the student who reads it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/transcript_view.hpp"

#include "apps/chatcheck/play/show.hpp"
#include "tests/support/catch.hpp"

namespace chat::check {
namespace {

// The lines without their times.
std::vector<std::string> look(const Transcript& transcript, const std::optional<Mark>& mark = {}) {
    std::vector<std::string> lines;
    for (const ViewLine& line : view(transcript, mark))
        lines.push_back(line.text.size() < 9 ? line.text : line.text.substr(9));
    return lines;
}

TEST_CASE("chatcheck view: octets are hex and text, with pictures for CR and LF") {
    Transcript transcript;
    transcript.add("ann", Deed::received, "OK\r\n");
    const auto lines = look(transcript);
    REQUIRE(lines.size() == 1);
    CHECK_THAT(lines[0], test::starts_with_text("ann      <- 4f 4b 0d 0a "));
    CHECK_THAT(lines[0], test::ends_with_text(" OK␍␊"));
}

TEST_CASE("chatcheck view: a caret stands under the wrong octet, and says what was legal") {
    Transcript transcript;
    transcript.add("ann", Deed::received, "OK\n");
    const auto lines = look(transcript, Mark{0, 2, "0d (CR)"});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].find("0a") == lines[1].find("^^"));
    CHECK_THAT(lines[1], test::ends_with_text("^^ 0a (LF); legal here: 0d (CR)"));
}

TEST_CASE("chatcheck view: a caret stands behind the last octet where one is missing") {
    Transcript transcript;
    transcript.add("ann", Deed::received, "OK");
    const auto lines = look(transcript, Mark{0, 2, "0d (CR)"});
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].find("^^") == lines[0].find("4b") + 3);
    CHECK_THAT(lines[1], test::ends_with_text("^^ no more octet; legal here: 0d (CR)"));
}

TEST_CASE("chatcheck view: of much only the beginning, the end and the surroundings of the mark are shown") {
    Transcript transcript;
    transcript.add("ann", Deed::received, std::string(1600, 'x'));
    const auto lines = look(transcript, Mark{0, 800, "79 (y)"});
    CHECK(lines.size() < 15);
    CHECK(std::ranges::count_if(lines, [](const std::string& line) { return line.find("^^") != line.npos; }) == 1);
    CHECK(std::ranges::count_if(lines, [](const std::string& line) { return line.find("...") != line.npos; }) == 2);
}

TEST_CASE("chatcheck view: octets sent one at a time stand in one row") {
    Transcript transcript;
    for (const char* piece : {"a", "b", "c"}) transcript.add("ann", Deed::sent, piece);
    const auto lines = look(transcript);
    REQUIRE(lines.size() == 1);
    CHECK_THAT(lines[0], test::starts_with_text("ann      -> 61 62 63 "));
    CHECK_THAT(lines[0], test::ends_with_text("(in 3 pieces)"));
}

TEST_CASE("chatcheck view: a program's terminal sequences reach nobody's terminal") {
    Transcript transcript;
    transcript.add("program", Deed::shown, "\x1b[2J\x07");
    CHECK_THAT(look(transcript).at(0), test::ends_with_text("shows \"\\x1b[2J\\x07\""));
}

TEST_CASE("chatcheck show: characters stay, controls are escaped, a backslash is two") {
    CHECK(shown("Jörg\t\\\r\n") == "Jörg\\t\\\\\\r\\n");
    CHECK(shown(std::string_view("\0\x1b\xff", 3)) == "\\0\\x1b\\xff");
    CHECK(shown("\xe2\x80\xae") == "\\xe2\\x80\\xae"); // it would turn the rest of the line around
    CHECK(quoted("abcdef", 3) == "\"abc\"... (6 octets)");
}

} // namespace
} // namespace chat::check
