// chatcheck grade: every submission in a folder, one after the other, and a table of marks.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/show.hpp"
#include "apps/chatcheck/report/csv.hpp"
#include "apps/chatcheck/report/text.hpp"
#include "apps/chatcheck/tasks/files.hpp"
#include "apps/chatcheck/tasks/play.hpp"
#include "apps/chatcheck/tasks/tasks.hpp"
#include "apps/chatcheck/tasks/zip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace chat::check {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> submissions_in(const std::string& folder) {
    std::vector<fs::path> found;
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator(folder, fault))
        if (entry.is_directory() && !entry.path().filename().string().starts_with('.')) found.push_back(entry.path());
    if (fault) throw UsageError(fmt::format("cannot read {}: {}", folder, fault.message()));
    if (found.empty()) throw UsageError(fmt::format("{} has no folder in it: a submission is one", folder));
    std::ranges::sort(found);
    return found;
}

// Each submission's own report, where a folder for them was named.
void keep_reports(const Order& order, const std::string& name, const Run& run, const Terms& terms) {
    if (order.output.empty()) return;
    for (const std::string_view format : {"html", "json"})
        if (Format* report = format_of(format))
            write_file((fs::path(order.output) / (name + "." + std::string(format))).string(), report(run, terms));
}

} // namespace

int grade(const Order& order) {
    const Cases cases = find_chapter(order.protocol)->cases();
    const Terms terms = terms_of(order, cases);
    const std::vector<const Case*> rows = selected(order, cases);
    if (!order.output.empty()) fs::create_directories(order.output);
    std::string table = "submission,marks,of,verdicts\r\n";
    int status = 0;
    for (const fs::path& submission : submissions_in(order.words.at(0))) {
        Order one = order;
        one.exec = fmt::format("cd {} || exit\n{}", shell_word(submission.string()), order.exec);
        const Run run = play(one, rows, [](const Result&) {});
        const auto [worth, earned] = terms.points.sum(run.results);
        const std::string name = submission.filename().string();
        fmt::print("{:24} {:>6} of {:<6} {}\n", shown(name), earned, worth, totals_of(run));
        std::fflush(stdout);
        table += fmt::format("{},{},{},{}\r\n", csv_field(name), earned, worth, csv_field(totals_of(run)));
        keep_reports(order, name, run, terms);
        status = std::max(status, exit_status(run));
    }
    if (!order.output.empty()) write_file((fs::path(order.output) / "marks.csv").string(), table);
    return status;
}

} // namespace chat::check
