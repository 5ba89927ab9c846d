// What chatcheck is asked to do: its command line.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/habits.hpp"
#include "apps/chatcheck/run/selection.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace chat::check {

// The command line makes no sense, or a file that it names does not; what() says why.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum class Task { help, version, server, client, serve, list, matrix, replay, grade, gradescope };

struct Order {
    Task task = Task::help;
    bool help = false; // of this task, and nothing else
    std::string protocol;
    std::string exec;               // --exec; empty where a server is only to be found
    std::vector<std::string> words; // what stands without an option: HOST PORT, FILE, DIR
    bool terminal = false;          // --pty
    int port = 0;                   // of serve
    Selection selection;
    Habits habits;
    std::optional<std::uint32_t> seed;
    double time_factor = 1;
    unsigned repeat = 1;
    std::optional<unsigned> jobs;
    std::map<std::string, std::string> reports; // format to file: {"html", "report.html"}; "-" is standard output
    std::string points;                         // --points FILE, or none
    std::optional<Level> hide;    // cases of this level and weaker keep their expected output from students
    std::string output;           // -o: of gradescope the zip file, of grade a folder for reports
    bool all_transcripts = false; // --verbose: also of what passed
};

// Throws UsageError.
Order read_order(int argc, const char* const* argv);

// What `chatcheck --help` prints, or `chatcheck DEED --help`.
std::string help_of(const Order& order);

} // namespace chat::check
