// chatcheck server, client and serve; and the list of their cases.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/terminal.hpp"
#include "apps/chatcheck/tasks/play.hpp"
#include "apps/chatcheck/tasks/tasks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::check {

int try_program(const Order& order) {
    const Cases cases = find_chapter(order.protocol)->cases();
    const Terms terms = terms_of(order, cases);
    const std::vector<const Case*> rows = selected(order, cases);
    check_reports(order);
    // A report on standard output is alone there.
    const bool quiet = std::ranges::any_of(order.reports, [](const auto& report) { return report.second == "-"; });
    Look look = look_of(stdout);
    look.all_transcripts = order.all_transcripts;
    TerminalReport terminal(stdout, look, rows.size());
    const Run run = play(order, rows, [&](const Result& result) {
        if (!quiet) terminal.hear(result);
    });
    if (!quiet) terminal.end(run);
    write_reports(order, run, terms);
    return exit_status(run);
}

int list_cases(const Order& order) {
    for (const Chapter& chapter : catalogue()) {
        if (!order.protocol.empty() && chapter.protocol != order.protocol) continue;
        const Cases cases = chapter.cases();
        for (const Side side : {Side::server, Side::client}) {
            Selection selection = order.selection;
            selection.side = side;
            for (const Case* row : select(cases, selection))
                fmt::print("{:44} {:6} {:6} {:6} stage {}  {}\n", row->slug, row->number,
                           side == Side::server ? "server" : "client", word(row->level), row->stage, row->clause);
        }
    }
    return 0;
}

} // namespace chat::check
