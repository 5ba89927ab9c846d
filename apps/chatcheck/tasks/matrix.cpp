// chatcheck matrix: the interop lab.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/matrix/pairs.hpp"
#include "apps/chatcheck/tasks/files.hpp"
#include "apps/chatcheck/tasks/tasks.hpp"
#include "libchat/config/config_error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::check {
namespace {

constexpr unsigned pairs_at_a_time = 4;

ClassFile class_of(const Order& order) {
    const std::string& file = order.words.at(0);
    try {
        return read_class(file, contents_of(file));
    } catch (const ConfigError& error) {
        throw UsageError(error.what());
    }
}

} // namespace

int matrix(const Order& order) {
    const ClassFile lab = class_of(order);
    for (const auto& [format, file] : order.reports)
        if (format != "html") throw UsageError("the report of chatcheck matrix is html, not " + format);
    const auto pairs = meet_all(lab, {order.time_factor}, order.terminal, order.jobs.value_or(pairs_at_a_time));
    const auto page = order.reports.find("html");
    if (page == order.reports.end() || page->second != "-") fmt::print("{}", text_table(lab, pairs));
    if (page != order.reports.end()) write_file(page->second, html_table(lab, pairs));
    const bool all = std::ranges::all_of(pairs, [](const PairResult& pair) { return pair.outcome == Outcome::pass; });
    return all ? 0 : 1;
}

} // namespace chat::check
