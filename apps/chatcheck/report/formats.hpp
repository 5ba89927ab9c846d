// The reports that are files: a run in, a text out.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/result.hpp"
#include "apps/chatcheck/report/points.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chat::check {

// What a report depends on besides the run.
struct Terms {
    Points points;
    std::optional<Level> hide; // cases of this level and weaker keep what is expected, and what passed
};

using Format = std::string(const Run&, const Terms&);

Format json_report;         // all that is known, for programs (tests/chatcheck/schemas/chatcheck.json)
Format junit_report;        // the "Windy Road" schema of JUnit XML; the transcript stands in <failure>
Format tap_report;          // TAP 14, with YAML diagnostics
Format csv_report;          // RFC 4180, one case a row
Format gradescope_report;   // Gradescope's results.json
Format classroom_report;    // what GitHub Classroom's autograding reporter reads
Format prairielearn_report; // PrairieLearn's results.json for externally graded questions
Format replay_report;       // what was sent, for chatcheck replay
Format html_report;         // one page, without anything from outside
Format pcapng_report;       // the connections as a capture for Wireshark

// The report of this name; nullptr where there is none.
Format* format_of(std::string_view name);
std::vector<std::string_view> format_names();

} // namespace chat::check
