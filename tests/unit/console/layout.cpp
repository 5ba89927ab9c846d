// Rows are counted as the line editor fills them.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/layout.hpp"

#include "tests/support/catch.hpp"

#include <clocale>

using namespace chat;

TEST_CASE("layout: a full row sends the cursor to the next") {
    CHECK(rows_down(L"", 10) == 0);
    CHECK(rows_down(L"123456789", 10) == 0);
    CHECK(rows_down(L"1234567890", 10) == 1);
    CHECK(rows_down(std::wstring(25, L'x'), 10) == 2);
}

TEST_CASE("layout: wide characters take two cells and never stand on two rows") {
    std::setlocale(LC_CTYPE, "C.UTF-8");
    CHECK(rows_down(L"日日日日", 10) == 0);
    CHECK(rows_down(L"日日日日日", 10) == 1);
    CHECK(rows_down(L"x日日日日", 10) == 0);
    CHECK(rows_down(L"x日日日日日", 10) == 1);
    CHECK(rows_down(L"x日日日日日日日日", 10) == 1);
    CHECK(rows_down(L"x日日日日日日日日日", 10) == 2);
}

TEST_CASE("layout: combining characters take no cell") {
    std::setlocale(LC_CTYPE, "C.UTF-8");
    CHECK(rows_down(L"e\u0301e\u0301e\u0301e\u0301e\u0301", 10) == 0);
}

TEST_CASE("layout: TAB goes to the next eighth column, a control character is shown as two") {
    CHECK(rows_down(L"a\tb", 16) == 0);
    CHECK(rows_down(L"a\tb\t", 16) == 1);
    CHECK(rows_down(L"\x01\x02\x03\x04\x05", 10) == 1);
}

TEST_CASE("layout: a terminal without columns has one row") { CHECK(rows_down(L"abc", 0) == 0); }

TEST_CASE("layout: bytes that are not UTF-8 are widened as ISO 8859-1") {
    CHECK(widen("é") == L"é");
    CHECK(widen("\xe9") == L"é");
}
