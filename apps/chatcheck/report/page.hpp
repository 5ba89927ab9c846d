// The frame of our HTML pages: one look, light and dark, nothing from outside.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace chat::check {

// A whole page; `title` is text, `body` is HTML.
std::string page(std::string_view title, std::string_view body);

} // namespace chat::check
