// Where text lands on the rows of a terminal, laid out as libedit does it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chat {

// How many rows below the first one the cursor stands after `text` was written from the first column on, on rows of
// `columns` cells: a full row has sent it to the next. Needs a locale of UTF-8 for the widths.
std::size_t rows_down(std::wstring_view text, std::size_t columns) noexcept;

// UTF-8 as wide characters; what is not UTF-8 is read as ISO 8859-1.
std::wstring widen(std::string_view text);

} // namespace chat
