// Playing an order's cases with its program.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/tasks/play.hpp"

#include "apps/chatcheck/tasks/files.hpp"
#include "libchat/config/config_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <random>

namespace chat::check {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned jobs_of_its_own = 8; // at a time, where each has a program of its own

std::string subject_of(const Order& order) {
    if (!order.exec.empty()) return order.exec;
    if (order.words.size() == 2) return order.words[0] + " port " + order.words[1];
    return fmt::format("whoever comes to port {}", order.port);
}

// A server that others talk on may remember the names of an earlier run.
std::uint32_t seed_of(const Order& order) {
    return order.seed.value_or(order.task == Task::server && order.exec.empty() ? std::random_device()() : 1);
}

std::vector<Result> play_plan(const Order& order, Plan& plan, const Heard& heard) {
    const unsigned jobs = order.jobs.value_or(jobs_of_its_own);
    const auto start_server = [&] { return started_server(order.exec); };
    const auto find_server = [&] { return found_server({order.words.at(0), order.words.at(1)}); };
    const auto input = order.terminal ? Program::Stdin::terminal : Program::Stdin::pipe;
    const auto start_client = [&] { return started_client(order.exec, input); };
    const auto ask = [] {
        return asked_person([](const std::string& what) { fmt::print("  please {}\n", what), std::fflush(stdout); });
    };
    if (order.task == Task::serve) return play_clients(plan, ask, order.port, heard);
    if (order.exec.empty()) {
        plan.workers = plan.chapter.alone ? 1 : jobs;
        return play_servers(plan, find_server, heard);
    }
    plan.workers = jobs;
    if (order.selection.side == Side::client) return play_clients(plan, start_client, 0, heard);
    return play_servers(plan, start_server, heard);
}

} // namespace

Terms terms_of(const Order& order, const Cases& cases) {
    if (order.points.empty()) return {Points(), order.hide};
    try {
        return {Points(order.points, contents_of(order.points), cases), order.hide};
    } catch (const ConfigError& error) {
        throw UsageError(error.what());
    }
}

std::vector<const Case*> selected(const Order& order, const Cases& cases) {
    std::vector<const Case*> rows = select(cases, order.selection);
    if (rows.empty()) throw UsageError("no case is selected; chatcheck list tells which there are");
    return rows;
}

Run play(const Order& order, const std::vector<const Case*>& rows, const Heard& heard) {
    const auto began = Clock::now();
    Run run;
    run.protocol = order.protocol;
    run.side = order.selection.side == Side::server ? "server" : "client";
    run.subject = subject_of(order);
    run.seed = seed_of(order);
    run.began = std::chrono::system_clock::now();
    Plan plan{*find_chapter(order.protocol), rows, order.habits, {order.time_factor}, run.seed, 1, order.repeat};
    run.results = play_plan(order, plan, heard);
    run.habits = plan.habits;
    run.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
    return run;
}

int exit_status(const Run& run) {
    const auto any = [&run](auto&& holds) { return std::ranges::any_of(run.results, holds); };
    if (any([](const Result& one) { return one.outcome == Outcome::harness_error; })) return 3;
    return any([](const Result& one) { return breaks(one.outcome, one.row->level); }) ? 1 : 0;
}

void check_reports(const Order& order) {
    for (const auto& [format, file] : order.reports) check_writable(file);
}

void write_reports(const Order& order, const Run& run, const Terms& terms) {
    for (const auto& [format, file] : order.reports) write_file(file, format_of(format)(run, terms));
}

} // namespace chat::check
