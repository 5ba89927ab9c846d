// The table of numerics.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/numeric.hpp"
#include "tests/support/catch.hpp"

#include <set>
#include <string>

using namespace chat::irc;

TEST_CASE("irc numerics: they have three digits") {
    CHECK(digits(Numeric::RPL_WELCOME) == "001");
    CHECK(digits(Numeric::RPL_STATSUPTIME) == "242");
    CHECK(digits(Numeric::ERR_MONLISTFULL) == "734");
}

TEST_CASE("irc numerics: each has its standard text, if it has one") {
    CHECK(standard_text(Numeric::ERR_NOSUCHNICK) == "No such nick/channel");
    CHECK(standard_text(Numeric::RPL_ENDOFMONLIST) == "End of MONITOR list");
    CHECK(standard_text(Numeric::RPL_WELCOME).empty());
    CHECK(standard_text(static_cast<Numeric>(999)).empty());
}

TEST_CASE("irc numerics: every number and every name is there once, and an error is called one") {
    std::set<std::string_view> names;
    std::set<Numeric> numbers;
    for (const NumericRow& row : all_numerics()) {
        CHECK(names.insert(row.name).second);
        CHECK(numbers.insert(row.numeric).second);
        const auto number = static_cast<int>(row.numeric);
        const bool is_error = (number >= 400 && number < 600) || number == 696 || number == 734;
        CHECK(row.name.starts_with(is_error ? "ERR_" : "RPL_"));
        CHECK(digits(row.numeric).size() == 3);
    }
}
