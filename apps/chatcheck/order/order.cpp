// Reading the command line, by Program_options.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/order/order.hpp"

#include "apps/chatcheck/cases/catalogue.hpp"
#include "apps/chatcheck/order/tasks.hpp"
#include "libchat/config/nearest.hpp"
#include "libchat/core/text.hpp"

#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

namespace chat::check {
namespace {

namespace po = boost::program_options;

[[noreturn]] void fail(const std::string& reason, const std::string& task = {}) {
    throw UsageError(
        fmt::format("{}; chatcheck{} --help tells what there is", text::clean(reason), task.empty() ? "" : " " + task));
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known, std::string_view dashes) {
    const std::string_view near = nearest(word, known);
    return near.empty() ? "" : fmt::format(", did you mean {}{}?", dashes, near);
}

const TaskRow& task_of(const std::string& name) {
    std::vector<std::string_view> known;
    for (const TaskRow& row : task_rows()) {
        if (row.name == name) return row;
        known.push_back(row.name);
    }
    fail("there is no command " + name + did_you_mean(name, known, ""));
}

po::options_description describe(Task task) {
    po::options_description description("Options");
    for (const OptionRow& row : option_rows()) {
        if ((row.tasks & bit(task)) == 0) continue;
        const std::string name(row.name == "output" ? "output,o" : row.name), help(row.help), value(row.value);
        if (value.empty())
            description.add_options()(name.c_str(), help.c_str());
        else
            description.add_options()(name.c_str(), po::value<std::string>()->value_name(value), help.c_str());
    }
    description.add_options()("help", "print this, and end");
    return description;
}

po::parsed_options parse(const TaskRow& task, const std::vector<std::string>& words) {
    constexpr int exact = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    const po::options_description options = describe(task.task);
    try {
        po::parsed_options parsed = po::command_line_parser(words).options(options).style(exact).run();
        parsed.description = nullptr; // it would outlive `options`
        return parsed;
    } catch (const po::unknown_option& error) {
        std::vector<std::string_view> known;
        for (const OptionRow& row : option_rows())
            if (row.tasks & bit(task.task)) known.push_back(row.name);
        const std::string name = error.get_option_name();
        const std::string bare = name.substr(std::min(name.find_first_not_of('-'), name.size()));
        fail(fmt::format("chatcheck {} has no option {}{}", task.name, name, did_you_mean(bare, known, "--")),
             std::string(task.name));
    } catch (const po::error& error) {
        fail(error.what(), std::string(task.name));
    }
}

void apply(Order& order, const std::string& name, const std::string& value) {
    const auto row = std::ranges::find(option_rows(), name, &OptionRow::name);
    try {
        row->apply(order, value);
    } catch (const UsageError& error) {
        throw UsageError(fmt::format("--{} {}", name, error.what()));
    }
}

// Every habit must be one of the protocol's, and "auto" is none.
void check_habits(Order& order) {
    const Chapter* chapter = find_chapter(order.protocol);
    Habits kept;
    for (const auto& [name, value] : order.habits.all()) {
        const auto row = std::ranges::find(chapter->habits, std::string_view(name), &HabitRow::name);
        if (row == chapter->habits.end()) {
            std::vector<std::string_view> known;
            for (const HabitRow& one : chapter->habits) known.push_back(one.name);
            fail(fmt::format("{} has no habit {}{}", order.protocol, name, did_you_mean(name, known, "")));
        }
        if (value == "auto") continue;
        if (!row->values.empty() && std::ranges::find(row->values, value) == row->values.end())
            fail(
                fmt::format("--habit {} must be auto or one of {}, not {}", name, fmt::join(row->values, ", "), value));
        kept.set(name, value);
    }
    order.habits = kept;
}

void check(Order& order, const TaskRow& task) {
    const std::string name(task.name);
    if (order.words.size() < task.least || order.words.size() > task.most)
        fail(fmt::format("chatcheck {} takes {}", name, task.words.empty() ? "no words" : task.words), name);
    constexpr unsigned needing =
        bit(Task::server) | bit(Task::client) | bit(Task::serve) | bit(Task::grade) | bit(Task::gradescope);
    if ((needing & bit(order.task)) && order.protocol.empty()) fail("--protocol is missing", name);
    if (order.task == Task::server && order.exec.empty() == order.words.empty())
        fail("a server is either HOST PORT or --exec COMMAND", name);
    if (order.task == Task::server && order.words.size() == 1) fail("the PORT is missing behind the HOST", name);
    if (order.task == Task::client && order.exec.empty()) fail("--exec is missing", name);
    if (order.task == Task::serve && order.port == 0) fail("--port is missing", name);
    if (order.task == Task::server && !order.exec.empty() && order.exec.find("{port}") == std::string::npos)
        fail("--exec needs {port} in its command: each server is given a port of its own", name);
    if (order.exec.empty() && (order.task == Task::grade || order.task == Task::gradescope))
        order.exec = order.selection.side == Side::server ? "./run {port}" : "./run {host} {port} {name}";
    if ((order.task == Task::client || order.task == Task::serve) && order.reports.contains("replay"))
        fail("--report replay is of servers only: nobody but the client can connect again", name);
    if (!order.protocol.empty()) check_habits(order);
    if (order.task == Task::client || order.task == Task::serve) order.selection.side = Side::client;
}

} // namespace

Order read_order(int argc, const char* const* argv) {
    Order order;
    if (argc < 2 || std::string_view(argv[1]) == "--help") return order;
    if (std::string_view(argv[1]) == "--version") {
        order.task = Task::version;
        return order;
    }
    const TaskRow& task = task_of(argv[1]);
    order.task = task.task;
    for (const po::option& option : parse(task, {argv + 2, argv + argc}).options) {
        const std::string value = option.value.empty() ? std::string() : option.value.front();
        if (option.string_key.empty()) {
            order.words.push_back(value);
        } else if (option.string_key == "help") {
            order.help = true;
            return order;
        } else {
            apply(order, option.string_key, value);
        }
    }
    check(order, task);
    return order;
}

std::string help_of(const Order& order) {
    std::ostringstream out;
    if (!order.help) {
        out << "Usage: chatcheck COMMAND [OPTION]...\n"
               "Tries chat servers and clients, and says which byte was wrong, and why.\n\n";
        for (const TaskRow& row : task_rows()) out << fmt::format("  {:11} {}\n", row.name, row.purpose);
        out << "\nchatcheck COMMAND --help tells its options.\n"
               "\nExit codes:\n"
               "  0  every MUST holds\n"
               "  1  one does not\n"
               "  2  the command line, or a file that it names, is wrong\n"
               "  3  chatcheck itself could not go on\n"
               "\nExample:\n"
               "  chatcheck server --protocol crlf --exec 'python3 server.py {port}'\n";
        return out.str();
    }
    const TaskRow& row = row_of(order.task);
    out << fmt::format("Usage: chatcheck {}{}{} [OPTION]...\nIt {}.\n\n", row.name, row.words.empty() ? "" : " ",
                       row.words, row.purpose)
        << describe(order.task);
    return out.str();
}

} // namespace chat::check
