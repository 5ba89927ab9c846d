// Plain text of a result.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/text.hpp"

#include "apps/chatcheck/report/transcript_view.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace chat::check {

bool is_hidden(const Case& row, const Terms& terms) { return terms.hide && row.level >= *terms.hide; }

std::vector<std::pair<std::string_view, std::string_view>> parts_of(const Case& row, bool hidden) {
    std::vector<std::pair<std::string_view, std::string_view>> parts{{"rests on", row.clause}};
    if (hidden) return parts;
    parts.insert(parts.end(),
                 {{"was done", row.sends}, {"legal is", row.legal}, {"usually", row.mistake}, {"so", row.hint}});
    return parts;
}

std::string text_of(const Result& result, const Terms& terms) {
    const bool hidden = is_hidden(*result.row, terms);
    std::string text;
    if (!result.reason.empty() && !hidden) text += result.reason + "\n";
    for (const auto& [name, words] : parts_of(*result.row, hidden))
        fmt::format_to(std::back_inserter(text), "{:9} {}\n", name, words);
    if (hidden) return text;
    for (const ViewLine& line : view(result.transcript, result.mark)) text += line.text + "\n";
    return text;
}

std::string totals_of(const Run& run) {
    std::string line;
    for (int i = 0; i <= static_cast<int>(Outcome::harness_error); ++i) {
        const auto outcome = static_cast<Outcome>(i);
        const auto count = std::ranges::count(run.results, outcome, &Result::outcome);
        if (count > 0) line += fmt::format("{}{} {}", line.empty() ? "" : ", ", count, word(outcome));
    }
    return line;
}

std::string time_of(std::chrono::system_clock::time_point when) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(when)));
}

double seconds(std::chrono::microseconds took) { return static_cast<double>(took.count()) / 1e6; }

} // namespace chat::check
