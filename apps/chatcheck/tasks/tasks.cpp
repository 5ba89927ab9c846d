// From an order to its task.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/tasks/tasks.hpp"

#include <fmt/format.h>

namespace chat::check {

int carry_out(const Order& order) {
    if (order.help || order.task == Task::help) return fmt::print("{}", help_of(order)), 0;
    switch (order.task) {
    case Task::version: return fmt::print("chatcheck " CHAT_VERSION "\n"), 0;
    case Task::list: return list_cases(order);
    case Task::replay: return replay(order);
    case Task::grade: return grade(order);
    case Task::gradescope: return write_autograder(order);
    case Task::matrix: return matrix(order);
    default: return try_program(order);
    }
}

} // namespace chat::check
