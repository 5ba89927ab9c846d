// What may stand on the command line, and what it means.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/order/tasks.hpp"

#include "apps/chatcheck/cases/catalogue.hpp"
#include "apps/chatcheck/play/show.hpp"
#include "apps/chatcheck/report/formats.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace chat::check {
namespace {

constexpr TaskRow tasks[] = {
    {Task::server, "server", "[HOST PORT]", 0, 2, "tries a server: one that runs, or one that --exec starts"},
    {Task::client, "client", "", 0, 0, "tries a client that --exec starts, typing on its standard input"},
    {Task::serve, "serve", "", 0, 0, "tries a client that you start: waits for it on --port, a connection a case"},
    {Task::list, "list", "", 0, 0, "prints the cases, one a line"},
    {Task::matrix, "matrix", "FILE", 1, 1, "tries every server of a class with every client: who understands whom"},
    {Task::replay, "replay", "FILE HOST PORT", 3, 3, "sends again what a replay file says was sent"},
    {Task::grade, "grade", "DIR", 1, 1, "tries every submission in a folder"},
    {Task::gradescope, "gradescope", "", 0, 0, "writes a Gradescope autograder"},
};

template <class Number> Number number(const std::string& text, Number least, Number most) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= least && value <= most))
        throw UsageError(fmt::format("must be a number from {} to {}, not {}", least, most, quoted(text)));
    return value;
}

Level level(const std::string& text) {
    for (const Level one : {Level::must, Level::should, Level::may}) {
        std::string name(word(one));
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (text == name) return one;
    }
    throw UsageError(fmt::format("must be must, should or may, not {}", quoted(text)));
}

void set_protocol(Order& order, const std::string& value) {
    if (find_chapter(value)) {
        order.protocol = value;
        return;
    }
    std::vector<std::string_view> known;
    for (const Chapter& chapter : catalogue()) known.push_back(chapter.protocol);
    throw UsageError(fmt::format("must be one of {}, not {}", fmt::join(known, ", "), quoted(value)));
}

void set_habit(Order& order, const std::string& value) {
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos || equals == 0) throw UsageError("must be NAME=VALUE, as adios_reply=yes");
    order.habits.set(value.substr(0, equals), value.substr(equals + 1));
}

constexpr std::string_view report_help =
    "writes a report: html (one page that needs no network), json, junit, tap, csv, gradescope, classroom (GitHub's), "
    "prairielearn, pcapng (for Wireshark) or replay (for chatcheck replay); FILE may be -; may be repeated";

void add_report(Order& order, const std::string& value) {
    const std::size_t equals = value.find('=');
    const std::string format = value.substr(0, equals);
    if (!format_of(format))
        throw UsageError(fmt::format("must be FORMAT=FILE, FORMAT one of {}", fmt::join(format_names(), ", ")));
    if (equals == std::string::npos || equals + 1 == value.size())
        throw UsageError("needs a FILE: " + format + "=FILE");
    order.reports[format] = value.substr(equals + 1);
}

constexpr unsigned runs = bit(Task::server) | bit(Task::client) | bit(Task::serve);
constexpr unsigned starts = bit(Task::server) | bit(Task::client);
constexpr unsigned grading = runs | bit(Task::grade) | bit(Task::gradescope);
constexpr unsigned choosing = grading | bit(Task::list);

const OptionRow options[] = {
    {"protocol", "P", "crlf, broadcast, peer, line, irc or echo", choosing, set_protocol},
    {"exec", "COMMAND", "a shell's command line that starts the program; {port}, {host} and {name} are filled in",
     starts | bit(Task::grade) | bit(Task::gradescope),
     [](Order& order, const std::string& value) { order.exec = value; }},
    {"pty", "", "gives the client a terminal, and not a pipe", bit(Task::client) | bit(Task::matrix),
     [](Order& order, const std::string&) { order.terminal = true; }},
    {"port", "N", "where to wait for the client", bit(Task::serve),
     [](Order& order, const std::string& value) { order.port = number<int>(value, 1, 65535); }},
    {"only", "GLOB", "only the cases whose slug or number is like this: 'crlf/FRAME/*' or '2.*'; may be repeated",
     choosing | bit(Task::replay),
     [](Order& order, const std::string& value) { order.selection.only.push_back(value); }},
    {"skip", "GLOB", "not these; may be repeated", choosing,
     [](Order& order, const std::string& value) { order.selection.skip.push_back(value); }},
    {"level", "LEVEL", "must, should or may (all): no weaker cases than this", choosing,
     [](Order& order, const std::string& value) { order.selection.level = level(value); }},
    {"stage", "N", "as far as a course has come: 1 connects, 2 frames, 3 names ...", choosing,
     [](Order& order, const std::string& value) { order.selection.stage = number<int>(value, 1, 9); }},
    {"dialect", "D", "the wire that a peer program speaks", grading,
     [](Order& order, const std::string& value) { order.habits.set("dialect", value); }},
    {"habit", "NAME=VALUE",
     "an option of the protocol where classes differ (its README); auto: found out; may be repeated", grading,
     set_habit},
    {"seed", "N", "of all that is random in the cases", grading,
     [](Order& order, const std::string& value) { order.seed = number<std::uint32_t>(value, 0, 4294967295u); }},
    {"time-factor", "F", "waits so much longer for everything", grading | bit(Task::matrix) | bit(Task::replay),
     [](Order& order, const std::string& value) { order.time_factor = number<double>(value, 0.1, 100); }},
    {"repeat", "N", "plays each case so often; its worst outcome counts", runs,
     [](Order& order, const std::string& value) { order.repeat = number<unsigned>(value, 1, 1000); }},
    {"jobs", "N", "plays so many cases at a time", grading,
     [](Order& order, const std::string& value) { order.jobs = number<unsigned>(value, 1, 64); }},
    {"verbose", "", "shows the transcripts of what passed, too", runs,
     [](Order& order, const std::string&) { order.all_transcripts = true; }},
    {"report", "FORMAT=FILE", report_help, runs | bit(Task::matrix), add_report},
    {"points", "FILE", "how many marks each case is worth", grading,
     [](Order& order, const std::string& value) { order.points = value; }},
    {"hide", "LEVEL", "keeps from students what is expected in cases of this level and weaker", grading,
     [](Order& order, const std::string& value) { order.hide = level(value); }},
    {"side", "SIDE", "server (the default) or client: what a submission is", bit(Task::grade) | bit(Task::gradescope),
     [](Order& order, const std::string& value) {
         if (value != "server" && value != "client") throw UsageError("must be server or client");
         order.selection.side = value == "server" ? Side::server : Side::client;
     }},
    {"output", "PATH", "the zip file to write, or the folder for each submission's report",
     bit(Task::gradescope) | bit(Task::grade), [](Order& order, const std::string& value) { order.output = value; }},
};

} // namespace

std::span<const TaskRow> task_rows() { return tasks; }

const TaskRow& row_of(Task task) { return *std::ranges::find(tasks, task, &TaskRow::task); }

std::span<const OptionRow> option_rows() { return options; }

} // namespace chat::check
