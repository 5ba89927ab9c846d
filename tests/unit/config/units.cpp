// Tests of sizes and durations: what is read, what is refused and why, and that printing loses nothing.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/units.hpp"

#include "libchat/config/bad_value.hpp"
#include "tests/support/catch.hpp"

#include <limits>
#include <string>

using namespace chat;
using namespace std::chrono_literals;

namespace {

template <class Parse> std::string complaint(Parse parse, std::string_view text) {
    try {
        parse(text);
    } catch (const BadValue& bad) {
        return bad.suggestion().empty() ? bad.what() : std::string(bad.what()) + " | " + bad.suggestion();
    }
    return "none";
}

} // namespace

TEST_CASE("units: a size is bytes, or a number with a power of 1024") {
    CHECK(parse_size("0") == 0);
    CHECK(parse_size("4096") == 4096);
    CHECK(parse_size("4096B") == 4096);
    CHECK(parse_size("64KiB") == 65536);
    CHECK(parse_size("1MiB") == 1048576);
    CHECK(parse_size("2GiB") == 2147483648);
    CHECK(parse_size("64 KiB") == 65536);
    CHECK(parse_size("007") == 7);
}

TEST_CASE("units: a size that would not fit is too large, the greatest that fits is not") {
    CHECK(parse_size("18446744073709551615") == std::numeric_limits<std::size_t>::max());
    CHECK(parse_size("17179869183GiB") == 17179869183 * GiB);
    CHECK(complaint(parse_size, "18446744073709551616") == "too large");
    CHECK(complaint(parse_size, "17179869184GiB") == "too large");
    CHECK(complaint(parse_size, "99999999999999999999999KiB") == "too large");
}

TEST_CASE("units: a wrong size is told why") {
    CHECK(complaint(parse_size, "") == "empty");
    CHECK(complaint(parse_size, "-1") == "negative");
    CHECK(complaint(parse_size, "+1") == "does not begin with a digit");
    CHECK(complaint(parse_size, "KiB") == "does not begin with a digit");
    CHECK(complaint(parse_size, " 1") == "does not begin with a digit");
    CHECK(complaint(parse_size, "1 ") == "ends in a blank");
    CHECK(complaint(parse_size, "1.5MiB") == "not a whole number");
    CHECK(complaint(parse_size, "0x10") == "\"x10\" is not a unit");
    CHECK(complaint(parse_size, "64KiBs") == "\"KiBs\" is not a unit | 64KiB");
}

TEST_CASE("units: the units that others write lead to ours") {
    CHECK(complaint(parse_size, "64KB") == "\"KB\" is not a unit | 64KiB");
    CHECK(complaint(parse_size, "64k") == "\"k\" is not a unit | 64KiB");
    CHECK(complaint(parse_size, "10 mb") == "\"mb\" is not a unit | 10MiB");
    CHECK(complaint(parse_size, "1G") == "\"G\" is not a unit | 1GiB");
    CHECK(complaint(parse_duration, "5m") == "\"m\" is not a unit | 5min");
    CHECK(complaint(parse_duration, "10sec") == "\"sec\" is not a unit | 10s");
    CHECK(complaint(parse_duration, "1d") == "\"d\" is not a unit");
}

TEST_CASE("units: a duration is a number with a unit, or 0") {
    CHECK(parse_duration("0") == 0ms);
    CHECK(parse_duration("0s") == 0ms);
    CHECK(parse_duration("100ms") == 100ms);
    CHECK(parse_duration("10s") == 10s);
    CHECK(parse_duration("5min") == 5min);
    CHECK(parse_duration("1h") == 1h);
    CHECK(parse_duration("10 s") == 10s);
    CHECK(parse_duration("8760h") == 8760h);
}

TEST_CASE("units: a bare number is no duration, and the seconds it may have meant are suggested") {
    CHECK(complaint(parse_duration, "10") == "a unit is missing | 10s");
}

TEST_CASE("units: a wrong duration is told why") {
    CHECK(complaint(parse_duration, "") == "empty");
    CHECK(complaint(parse_duration, "-10s") == "negative");
    CHECK(complaint(parse_duration, "s") == "does not begin with a digit");
    CHECK(complaint(parse_duration, "1.5h") == "not a whole number");
    CHECK(complaint(parse_duration, "10s ") == "ends in a blank");
    CHECK(complaint(parse_duration, "8761h") == "too large");
    CHECK(complaint(parse_duration, "18446744073709551615ms") == "too large");
    CHECK(complaint(parse_duration, "99999999999999999999s") == "too large");
}

TEST_CASE("units: a number has no unit") {
    CHECK(parse_number("0") == 0);
    CHECK(parse_number("18446744073709551615") == 18446744073709551615u);
    CHECK(complaint(parse_number, "18446744073709551616") == "too large");
    CHECK(complaint(parse_number, "10 000") == "not a number");
    CHECK(complaint(parse_number, "10k") == "not a number");
    CHECK(complaint(parse_number, "") == "empty");
}

TEST_CASE("units: what is printed is short and is read back the same") {
    CHECK(print_size(0) == "0");
    CHECK(print_size(4096) == "4KiB");
    CHECK(print_size(4097) == "4097");
    CHECK(print_size(3 * MiB) == "3MiB");
    CHECK(print_size(1025 * GiB) == "1025GiB");
    CHECK(print_duration(0ms) == "0");
    CHECK(print_duration(1500ms) == "1500ms");
    CHECK(print_duration(90s) == "90s");
    CHECK(print_duration(120s) == "2min");
    CHECK(print_duration(8760h) == "8760h");
    for (const std::size_t size : {std::size_t{1}, KiB - 1, KiB, 1536 * KiB, std::numeric_limits<std::size_t>::max()})
        CHECK(parse_size(print_size(size)) == size);
    for (const std::chrono::milliseconds time : {0ms, 1ms, 999ms, 1000ms, 60'000ms, 61'000ms, 3'600'000ms})
        CHECK(parse_duration(print_duration(time)) == time);
}
