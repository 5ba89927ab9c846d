// chatcheck gradescope: a zip file that Gradescope runs (gradescope-autograders.readthedocs.io).
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/tasks/files.hpp"
#include "apps/chatcheck/tasks/play.hpp"
#include "apps/chatcheck/tasks/tasks.hpp"
#include "apps/chatcheck/tasks/zip.hpp"

#include <boost/algorithm/string/case_conv.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

namespace chat::check {
namespace {

// The options of the order that its cases depend on, as they are typed.
std::string options_of(const Order& order) {
    std::string line =
        fmt::format("{} --protocol {} --exec {}", order.selection.side == Side::client ? "client" : "server",
                    order.protocol, shell_word(order.exec));
    for (const std::string& glob : order.selection.only) line += " --only " + shell_word(glob);
    for (const std::string& glob : order.selection.skip) line += " --skip " + shell_word(glob);
    for (const auto& [name, value] : order.habits.all()) line += " --habit " + shell_word(name + "=" + value);
    line += " --level " + boost::to_lower_copy(std::string(word(order.selection.level)));
    if (order.selection.stage) line += fmt::format(" --stage {}", *order.selection.stage);
    if (order.hide) line += " --hide " + boost::to_lower_copy(std::string(word(*order.hide)));
    if (order.jobs) line += fmt::format(" --jobs {}", *order.jobs);
    line += fmt::format(" --seed {} --time-factor {}", order.seed.value_or(1), order.time_factor);
    if (!order.points.empty()) line += " --points /autograder/source/points.ini";
    return line;
}

constexpr std::string_view setup = R"(#!/usr/bin/env bash
# Installs what submissions need to run. chatcheck brings what it needs itself.
set -e
apt-get update
apt-get install -y python3
)";

constexpr std::string_view run_autograder = R"(#!/usr/bin/env bash
# Tries the submission, and leaves the marks where Gradescope looks for them.
cd /autograder/submission || exit 1
{} {} --report gradescope=/autograder/results/results.json
status=$?
((status <= 1)) # 1: a MUST does not hold, which the results say better
)";

// The shared libraries that this very program runs with, and what loads them: the autograder's machine may have others.
std::vector<ZipEntry> libraries() {
    std::map<std::string, std::string> found; // by name
    std::istringstream maps(contents_of("/proc/self/maps"));
    for (std::string line; std::getline(maps, line);) {
        const std::size_t begin = line.find('/');
        if (begin == std::string::npos) continue;
        const std::filesystem::path file = line.substr(begin);
        const std::string name = file.filename();
        if (name.find(".so") != std::string::npos) found.emplace(name, file);
    }
    std::vector<ZipEntry> entries;
    for (const auto& [name, file] : found) entries.push_back({"lib/" + name, contents_of(file), true});
    return entries;
}

// How chatcheck is started there.
std::string start_of(const std::vector<ZipEntry>& libraries) {
    const std::string source = "/autograder/source/";
    const auto loads = [](const ZipEntry& entry) { return entry.name.starts_with("lib/ld-"); };
    const auto loader = std::ranges::find_if(libraries, loads);
    if (loader == libraries.end()) return source + "chatcheck";
    return fmt::format("{0}{1} --library-path {0}lib {0}chatcheck", source, loader->name);
}

} // namespace

int write_autograder(const Order& order) {
    if (order.output.empty()) throw UsageError("-o FILE is missing: the zip file to write");
    const Cases cases = find_chapter(order.protocol)->cases();
    const Terms terms = terms_of(order, cases); // a wrong points file is told here and not to students
    selected(order, cases);
    check_writable(order.output);
    std::vector<ZipEntry> entries = libraries();
    const std::string script = fmt::format(run_autograder, start_of(entries), options_of(order));
    entries.insert(entries.end(), {{"setup.sh", std::string(setup), true},
                                   {"run_autograder", script, true},
                                   {"chatcheck", contents_of("/proc/self/exe"), true}});
    if (!order.points.empty()) entries.push_back({"points.ini", contents_of(order.points)});
    write_file(order.output, zip(entries));
    return 0;
}

} // namespace chat::check
