// One page of HTML: what was tried, what held, and each transcript behind a click. Nothing is fetched from anywhere.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/formats.hpp"
#include "apps/chatcheck/report/html_transcript.hpp"
#include "apps/chatcheck/report/markup.hpp"
#include "apps/chatcheck/report/page.hpp"
#include "apps/chatcheck/report/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::check {
namespace {

// "crlf/FRAME/split" is of the family FRAME.
std::string_view family_of(const Case& row) {
    const std::size_t first = row.slug.find('/') + 1;
    return row.slug.substr(first, row.slug.find('/', first) - first);
}

std::string_view name_of(const Case& row) { return row.slug.substr(row.slug.rfind('/') + 1); }

// A number is no identifier in a link: 2.1 becomes c2-1.
std::string anchor(const Case& row) {
    std::string id = "c" + std::string(row.number);
    std::ranges::replace(id, '.', '-');
    return id;
}

bool holds(const Result& result) {
    return result.outcome == Outcome::pass || result.outcome == Outcome::skip || result.outcome == Outcome::lenient;
}

// For whoever cannot tell the colours apart.
std::string_view sign(Outcome outcome) {
    switch (outcome) {
    case Outcome::pass: return "";
    case Outcome::lenient: return "~";
    case Outcome::warn: return "!";
    case Outcome::fail: return "&times;";
    case Outcome::info: return "i";
    case Outcome::skip: return "&ndash;";
    case Outcome::unimplemented: return "?";
    case Outcome::timeout: return "&hellip;";
    case Outcome::harness_error: return "#";
    }
    return "";
}

// How many came to what: a bar, and its legend.
std::string totals(const Run& run) {
    std::string bar, legend;
    for (int i = 0; i <= static_cast<int>(Outcome::harness_error); ++i) {
        const auto outcome = static_cast<Outcome>(i);
        const auto count = std::ranges::count(run.results, outcome, &Result::outcome);
        if (count == 0) continue;
        bar += fmt::format("<span class=\"{}\" style=\"flex: {}\"></span>", word(outcome), count);
        legend +=
            fmt::format("<li><span class=\"box {0}\">{1}</span>{2} {0}</li>", word(outcome), sign(outcome), count);
    }
    return fmt::format("<div class=\"bar\">{}</div>\n<ul class=\"chips\">{}</ul>\n", bar, legend);
}

// The families in their order, each a row of squares.
std::string matrix_of(const Run& run) {
    std::string rows;
    std::string_view family;
    for (const Result& result : run.results) {
        const Case& row = *result.row;
        if (family_of(row) != family) {
            if (!family.empty()) rows += "</td></tr>\n";
            family = family_of(row);
            rows += fmt::format("<tr><th>{}</th><td>", markup(family));
        }
        rows += fmt::format("<a class=\"box {0}\" href=\"#{1}\" title=\"{2} {3}: {0}\">{4}<span class=\"word\">{3} "
                            "{0}</span></a>",
                            word(result.outcome), anchor(row), row.number, markup(name_of(row)), sign(result.outcome));
    }
    return rows.empty() ? "" : "<table class=\"matrix\">\n" + rows + "</td></tr>\n</table>\n";
}

std::string case_of(const Result& result, const Terms& terms) {
    const Case& row = *result.row;
    const bool hidden = is_hidden(row, terms);
    std::string html =
        fmt::format("<details id=\"{}\"{}><summary><span class=\"verdict {}\">{}</span> <span class=\"slug\">{}</span> "
                    "<span class=\"quiet\">{} &middot; {} &middot; {:.2f} s &middot; connection {}</span></summary>\n",
                    anchor(row), holds(result) ? "" : " open", word(result.outcome), word(result.outcome),
                    markup(row.slug), row.number, word(row.level), seconds(result.took), word(result.ending));
    if (!result.reason.empty() && !hidden) html += fmt::format("<p class=\"reason\">{}</p>\n", markup(result.reason));
    html += "<dl>\n";
    for (const auto& [name, words] : parts_of(row, hidden))
        html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, markup(words));
    return html + "</dl>\n" + (hidden ? "" : html_transcript(result.transcript, result.mark)) + "</details>\n";
}

// Those that hold, or those that do not.
std::string cases_of(const Run& run, const Terms& terms, bool held) {
    std::string cases;
    for (const Result& result : run.results)
        if (holds(result) == held) cases += case_of(result, terms);
    if (cases.empty()) return cases;
    return fmt::format("<h2>{}</h2>\n{}", held ? "What holds" : "What does not hold", cases);
}

std::string habits_of(const Run& run) {
    std::string list;
    for (const auto& [name, value] : run.habits.all())
        list += fmt::format(" &middot; {} = {}", markup(name), markup(value));
    return list;
}

} // namespace

std::string html_report(const Run& run, const Terms& terms) {
    const auto [worth, earned] = terms.points.sum(run.results);
    const std::string title = fmt::format("chatcheck: {} {}", run.protocol, run.side);
    return page(
        title, fmt::format("<h1>{}</h1>\n<p><code>{}</code></p>\n"
                           "<p class=\"quiet\">{} &middot; {:.1f} s &middot; seed {}{} &middot; chatcheck " CHAT_VERSION
                           "</p>\n<p class=\"marks\">{:g} of {:g} marks</p>\n{}{}<main>\n{}{}</main>\n",
                           markup(title), markup(run.subject), time_of(run.began), seconds(run.took), run.seed,
                           habits_of(run), earned, worth, totals(run), matrix_of(run), cases_of(run, terms, false),
                           cases_of(run, terms, true)));
}

} // namespace chat::check
