// What chatcheck does when it is asked.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/order/order.hpp"

namespace chat::check {

// The exit status: 0 all MUST hold, 1 one does not, 3 the harness failed. Throws UsageError.
int carry_out(const Order& order);

// The tasks by themselves.
int try_program(const Order& order); // server, client, serve
int list_cases(const Order& order);
int replay(const Order& order);
int grade(const Order& order);
int matrix(const Order& order);
int write_autograder(const Order& order);

} // namespace chat::check
