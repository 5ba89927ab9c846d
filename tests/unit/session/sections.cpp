// Tests of what a protocol reads of its own sections.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/sections.hpp"

#include "tests/support/catch.hpp"

#include <stdexcept>

using namespace chat;

namespace {

const SectionSpec fair{"fair", false, {{"town", "Springfield", TextOf{30}}, {"permit", required, TextOf{9, 1}}}};
const SectionSpec stall{"stall", true, {{"tables", 4, NumberIn{1, 40}}}};

Options with_town(std::string_view town) {
    Options options(fair.options);
    options.set("town", std::string(town));
    return options;
}

} // namespace

TEST_CASE("sections: what was only offered has its presets, and no value for what is required") {
    const Sections sections({fair, stall});
    CHECK(sections.only("fair").text("town") == "Springfield");
    CHECK_FALSE(sections.only("fair").has("permit"));
    CHECK_THROWS_AS(sections.only("fair").text("permit"), std::out_of_range);
    CHECK(sections.named("stall").empty());
}

TEST_CASE("sections: what is set holds, also where the section is offered once more") {
    Sections sections({fair, stall});
    sections.set("fair", with_town("Ann Arbor"));
    sections.add("stall", "zoe", Options(stall.options));
    sections.add("stall", "ann", Options(stall.options));
    sections.offer(fair);
    sections.offer(stall);
    CHECK(sections.only("fair").text("town") == "Ann Arbor");
    REQUIRE(sections.named("stall").size() == 2);
    CHECK(sections.named("stall")[0].first == "zoe");
    CHECK(sections.named("stall")[1].first == "ann");
}

TEST_CASE("sections: one that nobody offered, or of the other kind, is a mistake of the program's") {
    const Sections sections({fair, stall});
    CHECK_THROWS_AS(sections.only("market"), std::out_of_range);
    CHECK_THROWS_AS(sections.named("market"), std::out_of_range);
    CHECK_THROWS_AS(sections.only("stall"), std::out_of_range);
    CHECK_THROWS_AS(sections.named("fair"), std::out_of_range);
}
