// chatcheck: tries chat servers and clients, and says which byte was wrong, and why.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/order/order.hpp"
#include "apps/chatcheck/play/family.hpp"
#include "apps/chatcheck/play/interrupt.hpp"
#include "apps/chatcheck/tasks/tasks.hpp"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <system_error>

namespace {

constexpr int wrong_usage = 2;
constexpr int harness_failed = 3;

// Nothing that was started outlives us.
struct Household {
    Household() { chat::check::adopt_orphans(); }
    ~Household() { chat::check::kill_all_families(); }
};

} // namespace

int main(int argc, char** argv) {
    ::signal(SIGPIPE, SIG_IGN);
    chat::check::end_all_on_signals();
    const Household household;
    try {
        const int status = chat::check::carry_out(chat::check::read_order(argc, argv));
        if (std::fflush(stdout) != 0 || std::ferror(stdout)) throw std::runtime_error("cannot write standard output");
        return status;
    } catch (const chat::check::UsageError& error) {
        fmt::print(stderr, "chatcheck: {}\n", error.what());
        return wrong_usage;
    } catch (const std::system_error& error) {
        // Whoever reads what we print has seen enough: `chatcheck list | head`.
        if (error.code() != std::errc::broken_pipe) fmt::print(stderr, "chatcheck: {}\n", error.what());
        return harness_failed;
    } catch (const std::exception& error) {
        fmt::print(stderr, "chatcheck: {}\n", error.what());
        return harness_failed;
    }
}
