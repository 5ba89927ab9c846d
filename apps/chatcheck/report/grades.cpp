// What the graders of schools read: Gradescope, GitHub Classroom, PrairieLearn.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/formats.hpp"
#include "apps/chatcheck/report/json_value.hpp"
#include "apps/chatcheck/report/text.hpp"
#include "libchat/core/text.hpp"

#include <fmt/format.h>

namespace chat::check {
namespace {

// Cases that could not be tried, and those that are worth nothing, are told and not counted.
double worth(const Result& result, const Terms& terms) {
    return result.outcome == Outcome::skip ? 0 : terms.points.worth(*result.row);
}

bool is_full(const Result& result) { return result.outcome == Outcome::pass || result.outcome == Outcome::lenient; }

std::string name_of(const Result& result) {
    return fmt::format("{} ({}) {}", result.row->slug, result.row->number, word(result.outcome));
}

std::string headline(const Run& run) { return fmt::format("{} {}: {}", run.protocol, run.side, totals_of(run)); }

// What a student reads of it: nothing where it passed, and no more than `most` octets.
std::string told(const Result& result, const Terms& terms, std::size_t most = std::string::npos) {
    if (result.outcome == Outcome::pass) return {};
    std::string text = text_of(result, terms);
    if (text.size() <= most) return text;
    return std::string(text::cut(text, most)) + "\n... (the rest is left out: this file is bounded)\n";
}

json::object prairielearn(const Run& run, const Terms& terms, std::size_t most) {
    json::array tests;
    for (const Result& result : run.results)
        tests.push_back({{"name", name_of(result)},
                         {"description", result.row->clause},
                         {"points", terms.points.earned(result)},
                         {"max_points", worth(result, terms)},
                         {"message", is_hidden(*result.row, terms) ? std::string() : result.reason},
                         {"output", told(result, terms, most)}});
    const Points::Sum all = terms.points.sum(run.results);
    return {{"gradable", true},
            {"score", all.worth > 0 ? all.earned / all.worth : 0},
            {"message", headline(run)},
            {"output", ""},
            {"tests", std::move(tests)}};
}

} // namespace

// gradescope-autograders.readthedocs.io/en/latest/specs/#output-format
std::string gradescope_report(const Run& run, const Terms& terms) {
    json::array tests;
    for (const Result& result : run.results)
        tests.push_back({{"name", name_of(result)},
                         {"number", result.row->number},
                         {"score", terms.points.earned(result)},
                         {"max_score", worth(result, terms)},
                         {"status", is_full(result) || result.outcome == Outcome::skip ? "passed" : "failed"},
                         {"output", told(result, terms)},
                         {"output_format", "text"},
                         {"visibility", "visible"}});
    return text_of(json::object{{"execution_time", seconds(run.took)},
                                {"output", headline(run)},
                                {"output_format", "text"},
                                {"visibility", "visible"},
                                {"stdout_visibility", "hidden"},
                                {"tests", std::move(tests)}});
}

// The result that classroom-resources/autograding-grading-reporter reads from each runner. Of a test that fails it
// prints `test_code` alone, and a line number unless that is 0.
std::string classroom_report(const Run& run, const Terms& terms) {
    json::array tests;
    std::string_view status = "pass";
    for (const Result& result : run.results) {
        const bool error = result.outcome == Outcome::harness_error;
        const bool passed = is_full(result) || result.outcome == Outcome::skip;
        if (error || (status == "pass" && breaks(result.outcome, result.row->level))) status = error ? "error" : "fail";
        tests.push_back({{"name", fmt::format("{} ({})", result.row->slug, result.row->number)},
                         {"status", error    ? "error"
                                    : passed ? "pass"
                                             : "fail"},
                         {"message", is_hidden(*result.row, terms) ? std::string() : result.reason},
                         {"test_code", told(result, terms)},
                         {"line_no", 0},
                         {"filename", ""},
                         {"score", terms.points.earned(result)},
                         {"max_score", worth(result, terms)}});
    }
    return text_of(json::object{{"version", 1},
                                {"status", status},
                                {"max_score", terms.points.sum(run.results).worth},
                                {"tests", std::move(tests)}});
}

// docs.prairielearn.com/externalGrading/#grading-results: score is a share of 1, and the file has 1 MB at most.
std::string prairielearn_report(const Run& run, const Terms& terms) {
    constexpr std::size_t largest = 1'000'000;
    std::string text;
    std::size_t most = 16 * 1024;
    do text = text_of(prairielearn(run, terms, most));
    while (text.size() > largest && (most /= 2) > 0);
    return text;
}

} // namespace chat::check
