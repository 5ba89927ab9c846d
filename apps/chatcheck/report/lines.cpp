// Reports made of lines: TAP 14 and CSV.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/csv.hpp"
#include "apps/chatcheck/report/formats.hpp"
#include "apps/chatcheck/report/json_value.hpp"
#include "apps/chatcheck/report/text.hpp"

#include <boost/algorithm/string/replace.hpp>
#include <boost/json/serialize.hpp>

#include <fmt/format.h>

#include <sstream>

namespace chat::check {
namespace {

// A scalar in double quotes: YAML has JSON's.
std::string yaml(std::string_view text) { return json::serialize(json::value(text)); }

// # and \ end a description or begin a directive (testanything.org, TAP 14).
std::string description(const Result& result) {
    std::string text = fmt::format("{} ({})", result.row->slug, result.row->number);
    boost::replace_all(text, "\\", "\\\\");
    boost::replace_all(text, "#", "\\#");
    return text;
}

std::string directive(const Result& result) {
    if (result.outcome == Outcome::skip) return " # SKIP " + result.reason;
    const bool broken = result.outcome > Outcome::lenient && result.outcome != Outcome::harness_error;
    return broken && !breaks(result.outcome, result.row->level) ? " # TODO " + std::string(word(result.row->level))
                                                                : "";
}

} // namespace

std::string tap_report(const Run& run, const Terms& terms) {
    std::string out = fmt::format("TAP version 14\n1..{}\n", run.results.size());
    for (std::size_t i = 0; i < run.results.size(); ++i) {
        const Result& result = run.results[i];
        const bool ok =
            result.outcome == Outcome::pass || result.outcome == Outcome::lenient || result.outcome == Outcome::skip;
        out += fmt::format("{}ok {} - {}{}\n", ok ? "" : "not ", i + 1, description(result), directive(result));
        if (ok && result.outcome != Outcome::lenient) continue;
        out += fmt::format("  ---\n  outcome: {}\n  level: {}\n  duration_ms: {:.1f}\n", word(result.outcome),
                           word(result.row->level), seconds(result.took) * 1000);
        if (!is_hidden(*result.row, terms)) out += fmt::format("  message: {}\n", yaml(result.reason));
        out += "  report: |2\n"; // two more blanks than here, whatever the text begins with
        std::istringstream lines(text_of(result, terms));
        for (std::string line; std::getline(lines, line);) out += "    " + line + "\n";
        out += "  ...\n";
    }
    return out;
}

std::string csv_report(const Run& run, const Terms& terms) {
    std::string out = "number,slug,level,stage,outcome,worth,earned,seconds,ending,reason\r\n";
    for (const Result& result : run.results) {
        const Case& row = *result.row;
        out += fmt::format("{},{},{},{},{},{},{},{:.3f},{},{}\r\n", row.number, csv_field(row.slug), word(row.level),
                           row.stage, word(result.outcome), terms.points.worth(row), terms.points.earned(result),
                           seconds(result.took), word(result.ending),
                           csv_field(is_hidden(row, terms) ? std::string_view() : result.reason));
    }
    return out;
}

} // namespace chat::check
