// Incoming bytes become lines, and none is lost.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/lines.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"

using namespace chat;

namespace {

std::vector<std::string> lines_of(const test::Pieces& pieces) {
    std::vector<std::string> shown;
    const auto show = [&](std::string_view line) { shown.emplace_back(line); };
    Lines lines;
    for (const std::string_view piece : pieces) lines.take(piece, show);
    lines.end(show);
    return shown;
}

} // namespace

TEST_CASE("lines: LF and CRLF end a line, a CR elsewhere belongs to it") {
    const std::vector<std::string> expected{"one", "", "two\rthree", "four\r", "rest"};
    test::every_split("one\r\n\ntwo\rthree\r\nfour\r\r\nrest",
                      [&](const test::Pieces& pieces) { CHECK(lines_of(pieces) == expected); });
}

TEST_CASE("lines: an end without a beginning shows nothing") { CHECK(lines_of({"one\n"}).size() == 1); }

TEST_CASE("lines: an endless line is shown as several") {
    const std::string endless(Lines::longest * 2 + 5, 'x');
    const auto shown = lines_of({std::string_view(endless)});
    REQUIRE(shown.size() == 3);
    CHECK(shown[0].size() + shown[1].size() + shown[2].size() == endless.size());
}
