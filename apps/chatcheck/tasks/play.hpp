// One program, all the cases that were asked for.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/order/order.hpp"
#include "apps/chatcheck/report/formats.hpp"
#include "apps/chatcheck/run/runner.hpp"

#include <string>

namespace chat::check {

// How marks and hiding are as the order says, for these cases. Throws UsageError where the points file is wrong.
Terms terms_of(const Order& order, const Cases& cases);

// The cases that the order selects. Throws UsageError where that is none.
std::vector<const Case*> selected(const Order& order, const Cases& cases);

// `rows` must outlive what is returned.
Run play(const Order& order, const std::vector<const Case*>& rows, const Heard& heard);

// Of a run: 0, 1 or 3.
int exit_status(const Run& run);

// Before a run: throws UsageError where a report could not be written.
void check_reports(const Order& order);
// Every report that the order asks for. Throws runtime_error where a file cannot be written.
void write_reports(const Order& order, const Run& run, const Terms& terms);

} // namespace chat::check
