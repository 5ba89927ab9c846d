// Who understands whom, as a table.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/matrix/pairs.hpp"
#include "apps/chatcheck/report/html_transcript.hpp"
#include "apps/chatcheck/report/markup.hpp"
#include "apps/chatcheck/report/page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::check {
namespace {

// What stands in a cell: that it works, or the step at which it does not.
std::string cell(const PairResult& pair) { return pair.outcome == Outcome::pass ? "ok" : pair.step; }

std::string counted(const std::vector<PairResult>& pairs) {
    const auto good = std::ranges::count(pairs, Outcome::pass, &PairResult::outcome);
    return fmt::format("{} of {} pairs understand each other", good, pairs.size());
}

} // namespace

std::string text_table(const ClassFile& lab, const std::vector<PairResult>& pairs) {
    std::size_t width = 8, first = 6;
    for (const auto& client : lab.clients) width = std::max(width, client.name.size());
    for (const auto& server : lab.servers) first = std::max(first, server.name.size());
    for (const PairResult& pair : pairs) width = std::max(width, cell(pair).size());
    std::string out = fmt::format("{:{}}", "server", first);
    for (const auto& client : lab.clients) out += fmt::format("  {:{}}", client.name, width);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i % lab.clients.size() == 0) out += fmt::format("\n{:{}}", pairs[i].server, first);
        out += fmt::format("  {:{}}", cell(pairs[i]), width);
    }
    out += "\n\n";
    for (const PairResult& pair : pairs)
        if (pair.outcome != Outcome::pass)
            out += fmt::format("{} with {}: it {}: {}\n", pair.server, pair.client, pair.step, pair.reason);
    return out + counted(pairs) + "\n";
}

std::string html_table(const ClassFile& lab, const std::vector<PairResult>& pairs) {
    std::string table = "<table class=\"matrix\">\n<tr><th>server</th>", details;
    for (const auto& client : lab.clients) table += fmt::format("<th>{}</th>", markup(client.name));
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const PairResult& pair = pairs[i];
        if (i % lab.clients.size() == 0) table += fmt::format("</tr>\n<tr><th>{}</th>", markup(pair.server));
        table += fmt::format("<td><a class=\"verdict {}\" href=\"#p{}\">{}</a></td>", word(pair.outcome), i,
                             markup(cell(pair)));
        details +=
            fmt::format("<details id=\"p{}\"{}><summary><span class=\"verdict {}\">{}</span> {} with {}</summary>\n", i,
                        pair.outcome == Outcome::pass ? "" : " open", word(pair.outcome), markup(cell(pair)),
                        markup(pair.server), markup(pair.client));
        if (!pair.reason.empty()) details += fmt::format("<p class=\"reason\">{}</p>\n", markup(pair.reason));
        details += html_transcript(pair.transcript, pair.mark) + "</details>\n";
    }
    const std::string title = "chatcheck: who understands whom, " + lab.protocol;
    return page(title, fmt::format("<h1>{}</h1>\n<p class=\"totals\">{}</p>\n{}</tr>\n</table>\n<main>\n{}</main>\n",
                                   markup(title), counted(pairs), table, details));
}

} // namespace chat::check
