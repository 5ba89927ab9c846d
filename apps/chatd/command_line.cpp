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
};

constexpr DeedOption deeds[] = {
    {"check-config", Deed::check_config, "say what is wrong with it, touch nothing, and end"},
    {"print-config", Deed::print_config, "print every key with the value in force, and end"},
    {"hash-password", Deed::hash_password, "read a password, print the line with its hash, and end"},
    {"version", Deed::version, "print the version, and end"},
    {"help", Deed::help, "print this, and end"},
};

po::options_description describe_options() {
    po::options_description options("Options");
    options.add_options()("config", po::value<std::string>()->value_name("FILE"),
                          "the configuration; without it the defaults hold");
    for (const DeedOption& option : deeds) options.add_options()(option.name, option.help);
    return options;
}

[[noreturn]] void fail(const std::string& reason) {
    throw UsageError(text::clean(reason) + "; chatd --help tells what there is");
}

// Program_options names what it does not know with its dashes, and we do too.
[[noreturn]] void fail_unknown(const std::string& option) {
    std::vector<std::string_view> known{"config"};
    for (const DeedOption& row : deeds) known.emplace_back(row.name);
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

void set_deed(CommandLine& line, std::string_view name) {
    const auto asked = std::ranges::find(deeds, name, &DeedOption::name);
    if (line.deed == asked->deed) fail("--" + std::string(name) + " is given twice");
    if (line.deed != Deed::serve) {
        const auto earlier = std::ranges::find(deeds, line.deed, &DeedOption::deed);
        fail("--" + std::string(earlier->name) + " and --" + std::string(name) + " cannot be done at once");
    }
    line.deed = asked->deed;
}

} // namespace

CommandLine read_command_line(int argc, const char* const* argv) {
    const po::parsed_options parsed = parse(argc, argv);
    CommandLine line;
    for (const po::option& option : parsed.options) {
        if (option.string_key.empty()) // an argument without an option before it
            fail("unexpected argument " + (option.value.empty() ? std::string{} : option.value.front()));
        if (option.string_key == "config")
            set_file(line, option.value.front());
        else
            set_deed(line, option.string_key);
    }
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
  69  a listener's address and port cannot be bound
  70  a fault in chatd itself
  73  the audit file cannot be opened
  74  standard output takes nothing
  78  the configuration is wrong

--hash-password asks twice on a terminal, and reads one line of anything else.

Example:
  chatd --config chatd.ini --check-config && chatd --config chatd.ini
)";
}

} // namespace chat
