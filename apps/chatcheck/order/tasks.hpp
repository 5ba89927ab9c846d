// The first word of the command line, and the options that go with it: two tables.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/order/order.hpp"

#include <span>
#include <string_view>

namespace chat::check {

struct TaskRow {
    Task task;
    std::string_view name;
    std::string_view words; // what stands behind it, for --help
    std::size_t least;      // so many words at least, and
    std::size_t most;       // so many at most
    std::string_view purpose;
};

std::span<const TaskRow> task_rows();
const TaskRow& row_of(Task task);

struct OptionRow {
    std::string_view name;  // without its dashes
    std::string_view value; // what --help calls its value; empty: it has none
    std::string_view help;
    unsigned tasks; // bits: those that it goes with
    // Throws UsageError, saying what is wrong with the value alone.
    void (*apply)(Order& order, const std::string& value);
};

std::span<const OptionRow> option_rows();

inline constexpr unsigned bit(Task task) { return 1u << static_cast<unsigned>(task); }

} // namespace chat::check
