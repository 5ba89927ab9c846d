// A transcript as lines that a person reads: time, who, an arrow, hex and text, and a caret under the wrong octet.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/result.hpp"

#include <string>
#include <vector>

namespace chat::check {

struct ViewLine {
    enum class Kind { sent, received, typed, shown, other, wrong };
    Kind kind;
    std::string text; // UTF-8, no LF
};

// The arrow says which way octets went: -> to the program, <- from it. Long ones are shown at their beginning, their
// end and where the mark is. Octets sent one at a time stand in one row.
std::vector<ViewLine> view(const Transcript& transcript, const std::optional<Mark>& mark);

} // namespace chat::check
