// One result as plain text, for reports that have a place for text alone.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/report/formats.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat::check {

// Must a student not see what is expected here?
bool is_hidden(const Case& row, const Terms& terms);

// What a report tells of a case, with a name for each part: rests on, was done, legal is, usually, so. Of a hidden one
// only what it rests on.
std::vector<std::pair<std::string_view, std::string_view>> parts_of(const Case& row, bool hidden = false);

// The reason, the parts and the transcript, a line each; not hidden, all of it.
std::string text_of(const Result& result, const Terms& terms);

// "2 pass, 1 fail"
std::string totals_of(const Run& run);

// UTC, as RFC 3339 writes it.
std::string time_of(std::chrono::system_clock::time_point when);

double seconds(std::chrono::microseconds took);

} // namespace chat::check
