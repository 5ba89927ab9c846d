// JUnit XML: a run as build servers show it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/formats.hpp"
#include "apps/chatcheck/report/markup.hpp"
#include "apps/chatcheck/report/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::check {
namespace {

// What it is to JUnit: nothing said is a pass; what is told and not counted, a broken SHOULD too, is skipped.
std::string_view element_of(const Result& result) {
    switch (result.outcome) {
    case Outcome::pass:
    case Outcome::lenient: return "";
    case Outcome::harness_error: return "error";
    default: return breaks(result.outcome, result.row->level) ? "failure" : "skipped";
    }
}

} // namespace

std::string junit_report(const Run& run, const Terms& terms) {
    const auto count = [&run](std::string_view element) {
        return std::ranges::count(run.results, element, element_of);
    };
    std::string cases;
    for (const Result& result : run.results) {
        const std::string_view element = element_of(result);
        cases += fmt::format("  <testcase name=\"{}\" classname=\"{}.{}\" time=\"{:.3f}\"", markup(result.row->slug),
                             run.protocol, run.side, seconds(result.took));
        if (element.empty()) {
            cases += "/>\n";
            continue;
        }
        const std::string message = is_hidden(*result.row, terms) ? std::string() : result.reason;
        cases += fmt::format(">\n    <{0} message=\"{1}\"{2}>{3}</{0}>\n  </testcase>\n", element, markup(message),
                             element == "skipped" ? "" : fmt::format(" type=\"{}\"", word(result.outcome)),
                             markup(text_of(result, terms)));
    }
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<testsuite name=\"chatcheck {} {}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" "
                       "skipped=\"{}\" time=\"{:.3f}\" timestamp=\"{}\" hostname=\"localhost\">\n"
                       "  <properties>\n    <property name=\"subject\" value=\"{}\"/>\n    <property name=\"seed\" "
                       "value=\"{}\"/>\n  </properties>\n{}  <system-out></system-out>\n  <system-err></system-err>\n"
                       "</testsuite>\n",
                       run.protocol, run.side, run.results.size(), count("failure"), count("error"), count("skipped"),
                       seconds(run.took), time_of(run.began).substr(0, 19), markup(run.subject), run.seed, cases);
}

} // namespace chat::check
