// The command line, by Program_options.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatd/command_line.hpp"

#include "libchat/config/nearest.hpp"
#include "libchat/core/text.hpp"

#include <boost/program_options/cmdline.hpp>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <boost/program_options/variables_map.hpp>

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

namespace chat {
namespace {

namespace po = boost::program_options;
using Deed = CommandLine::Deed;

struct DeedOption {
    const char* name;
    Deed deed;
    const char* help;
    const char* value = nullptr; // what stands behind it, where it takes something
};

constexpr DeedOption deeds[] = {
    {"check-config", Deed::check_config, "say what is wrong with it, touch nothing, and end"},
    {"print-config", Deed::print_config, "print every key with the value in force, and end"},
    {"hash-password", Deed::hash_password, "read a password, print the line with its hash, and end"},
    {"export", Deed::print_history, "print what was said in ROOM, from the journal's file, and end", "ROOM"},
    {"search", Deed::print_history, "print the lines of ROOM that have all these WORDS, and end", "ROOM WORDS"},
    {"version", Deed::version, "print the version, and end"},
    {"help", Deed::help, "print this, and end"},
};

// With --export and --search alone.
constexpr const char* history_options[][3] = {
    {"since", "TIME", "only what was said at TIME or later (UTC)"},
    {"until", "TIME", "only what was said before TIME: 2026-11-20T07:44:14"},
    {"format", "FORMAT", "jsonl (one object a line; the default) or txt"},
};

po::options_description describe_options() {
    po::options_description options("Options");
    options.add_options()("config", po::value<std::string>()->value_name("FILE"),
                          "the configuration; without it the defaults hold");
    for (const DeedOption& option : deeds) {
        if (option.value)
            options.add_options()(option.name, po::value<std::string>()->value_name(option.value), option.help);
        else
            options.add_options()(option.name, option.help);
    }
    for (const auto& [name, value, help] : history_options)
        options.add_options()(name, po::value<std::string>()->value_name(value), help);
    return options;
}

[[noreturn]] void fail(const std::string& reason) {
    throw UsageError(text::clean(reason) + "; chatd --help tells what there is");
}

// Program_options names what it does not know with its dashes, and we do too.
[[noreturn]] void fail_unknown(const std::string& option) {
    std::vector<std::string_view> known{"config"};
    for (const DeedOption& row : deeds) known.emplace_back(row.name);
    for (const auto& row : history_options) known.emplace_back(row[0]);
    const std::size_t begin = std::min(option.find_first_not_of('-'), option.size());
    const std::string_view near = nearest(std::string_view(option).substr(begin), known);
    fail("unknown option " + option + (near.empty() ? "" : ", did you mean --" + std::string(near) + "?"));
}

po::parsed_options parse(int argc, const char* const* argv) {
    constexpr int exact = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    const po::options_description options = describe_options();
    try {
        po::parsed_options parsed = po::command_line_parser(argc, argv).options(options).style(exact).run();
        parsed.description = nullptr; // it would outlive `options`
        return parsed;
    } catch (const po::unknown_option& error) {
        fail_unknown(error.get_option_name());
    } catch (const po::error& error) {
        fail(error.what());
    }
}

void set_file(CommandLine& line, const std::string& file) {
    if (line.config_file) fail("--config is given twice");
    // A missing file name makes the next option one. A file that is really called so is ./--name.
    if (file.empty() || file.starts_with("--")) fail("--config needs a FILE");
    line.config_file = file;
}

// `earlier` is the name of the one that was asked for before, and becomes this.
void set_deed(CommandLine& line, const std::string& name, std::string& earlier) {
    if (name == earlier) fail("--" + name + " is given twice");
    if (!earlier.empty()) fail("--" + earlier + " and --" + name + " cannot be done at once");
    line.deed = std::ranges::find(deeds, std::string_view(name), &DeedOption::name)->deed;
    earlier = name;
}

bool is_history_option(std::string_view name) {
    return std::ranges::any_of(history_options, [name](const auto& row) { return row[0] == name; });
}

void set_history_option(CommandLine& line, std::string_view name, const std::string& value) {
    const std::string fault = read_history_option(line.history, name, value);
    if (!fault.empty()) fail("--" + std::string(name) + " " + fault);
}

void read_word(CommandLine& line, std::string_view deed, const std::string& word) {
    if (deed != "search") fail("unexpected argument " + word);
    line.history.words += (line.history.words.empty() ? "" : " ") + word;
}

} // namespace

CommandLine read_command_line(int argc, const char* const* argv) {
    const po::parsed_options parsed = parse(argc, argv);
    CommandLine line;
    std::string deed, limit; // the last option of each kind
    for (const po::option& option : parsed.options) {
        const std::string& name = option.string_key;
        const std::string value = option.value.empty() ? std::string() : option.value.front();
        if (name.empty()) // an argument without an option before it
            read_word(line, deed, value);
        else if (name == "config")
            set_file(line, value);
        else if (is_history_option(name))
            set_history_option(line, limit = name, value);
        else
            set_deed(line, name, deed);
        if (name == "export" || name == "search") line.history.room = value;
    }
    if (!limit.empty() && line.deed != Deed::print_history) fail("--" + limit + " goes with --export or --search");
    if (deed == "search" && line.history.words.empty()) fail("--search ROOM needs WORDS");
    return line;
}

std::string usage() {
    std::ostringstream options;
    options << describe_options();
    return "Usage: chatd [OPTION]...\n"
           "Serves one chat to clients of many protocols, in the foreground. By default\n"
           "every protocol is served on its own port of 127.0.0.1.\n\n" +
           options.str() +
           R"(
On standard output stands one line for each listener, then `ready`:
  listening NAME PROTOCOL ADDRESS:PORT
Standard error has the diagnostic log, in colour on a terminal unless NO_COLOR
is set.

Signals:
  SIGTERM, SIGINT  take leave of every client and end; a second one: at once
  SIGHUP           open the audit file anew, after it was rotated; end,
                   where it means that the terminal was closed

Exit codes:
  0   ended as asked
  64  the command line is wrong
  65  what --hash-password read is no password
  66  nothing was ever said in the room of --export or --search
  69  a listener's address and port cannot be bound
  70  a fault in chatd itself
  73  the audit file or the journal's cannot be opened
  74  the journal's file is damaged; standard output takes nothing
  78  the configuration is wrong

--hash-password asks twice on a terminal, and reads one line of anything else.

Example:
  chatd --config chatd.ini --check-config && chatd --config chatd.ini
  chatd --config chatd.ini --export lobby --since 2026-11-20 --format txt
)";
}

} // namespace chat
