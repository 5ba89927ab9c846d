// Which cases are played, and what each is worth.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/run/selection.hpp"

#include "apps/chatcheck/cases/catalogue.hpp"
#include "apps/chatcheck/report/points.hpp"
#include "libchat/config/config_error.hpp"
#include "tests/support/catch.hpp"

#include <map>
#include <set>

namespace chat::check {
namespace {

const Cases cases{
    {.number = "1.1", .slug = "x/FLOW/hello", .level = Level::must, .stage = 1, .server = [](ServerScene&) {}},
    {.number = "2.1", .slug = "x/FRAME/cut", .level = Level::should, .stage = 2, .server = [](ServerScene&) {}},
    {.number = "2.2", .slug = "x/FRAME/whole", .level = Level::may, .stage = 3, .server = [](ServerScene&) {}},
    {.number = "21.1", .slug = "x/CLIENT-FLOW/hello", .level = Level::must, .client = [](ClientScene&) {}},
};

std::string chosen(const Selection& selection) {
    std::string numbers;
    for (const Case* row : select(cases, selection)) numbers += std::string(row->number) + " ";
    return numbers;
}

TEST_CASE("chatcheck selection: a side's cases, in their order") {
    CHECK(chosen({}) == "1.1 2.1 2.2 ");
    CHECK(chosen({.side = Side::client}) == "21.1 ");
}

TEST_CASE("chatcheck selection: by slug or number, level and stage") {
    CHECK(chosen({.only = {"x/FRAME/*"}}) == "2.1 2.2 ");
    CHECK(chosen({.only = {"2.*"}, .skip = {"*whole"}}) == "2.1 ");
    CHECK(chosen({.level = Level::should}) == "1.1 2.1 ");
    CHECK(chosen({.stage = 1}) == "1.1 ");
}

TEST_CASE("chatcheck points: the last glob that fits counts") {
    const Points points("p.ini", "[points]\n* = 1\nx/FRAME/* = 2.5\n2.2 = 0\n", cases);
    CHECK(points.worth(cases[0]) == 1);
    CHECK(points.worth(cases[1]) == 2.5);
    CHECK(points.worth(cases[2]) == 0);
}

TEST_CASE("chatcheck points: a case that holds leniently earns what it is worth, one that does not earns nothing") {
    Result result;
    result.row = &cases[0];
    for (const auto& [outcome, marks] : {std::pair(Outcome::pass, 2.0), std::pair(Outcome::lenient, 2.0),
                                         std::pair(Outcome::fail, 0.0), std::pair(Outcome::timeout, 0.0)}) {
        result.outcome = outcome;
        CHECK(Points().earned(result) == marks);
    }
}

TEST_CASE("chatcheck points: a wrong file is told by line and key") {
    const auto fault = [](std::string_view text) {
        try {
            const Points points("p.ini", text, cases);
        } catch (const ConfigError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK_THAT(fault("[points]\nx/FLOW/* = many\n"), test::starts_with_text("p.ini:2: [points] x/FLOW/* = many"));
    CHECK_THAT(fault("[points]\nx/flow/* = 1\n"), test::contains_text("fits no case"));
    CHECK_THAT(fault("[marks]\n* = 1\n"), test::contains_text("[points]"));
}

TEST_CASE("chatcheck catalogue: each case has one side, its own number and slug, and all of its words") {
    for (const Chapter& chapter : catalogue()) {
        std::set<std::string_view> numbers, slugs;
        for (const Case& row : chapter.cases()) {
            INFO(row.slug);
            CHECK((row.server != nullptr) != (row.client != nullptr));
            CHECK(numbers.insert(row.number).second);
            CHECK(slugs.insert(row.slug).second);
            CHECK(row.slug.starts_with(std::string(chapter.protocol) + "/"));
            CHECK((row.slug.find("/CLIENT-") != row.slug.npos) == (row.client != nullptr));
            CHECK_FALSE((row.clause.empty() || row.sends.empty() || row.legal.empty() || row.mistake.empty() ||
                         row.hint.empty()));
            CHECK(row.stage >= 1);
            // "Implement the IRC protocol", says seed 002: there its texts are as good.
            const bool of_irc = row.clause.starts_with("RFC ") || row.clause.starts_with("modern.ircdocs.horse");
            const bool from_the_mission = row.clause.starts_with("seed ") || (chapter.protocol == "irc" && of_irc);
            CHECK((row.level != Level::must || from_the_mission));
        }
    }
}

} // namespace
} // namespace chat::check
