// Arguments, exit statuses, and the loop.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/client.hpp"

#include "apps/console/connect.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/program_options.hpp>

#include <fmt/format.h>
#include <sysexits.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <sstream>

namespace chat {

namespace asio = boost::asio;
namespace po = boost::program_options;

namespace {

po::options_description option_table(const Usage& usage) {
    po::options_description table("Options");
    for (const Option& option : usage.options) {
        if (!option.value) {
            table.add_options()(option.name, option.meaning);
            continue;
        }
        auto* const value = po::value<std::string>()->value_name(option.value);
        if (option.otherwise) value->default_value(option.otherwise);
        table.add_options()(option.name, value, option.meaning);
    }
    table.add_options()("help", "print this and exit");
    return table;
}

// <host> <port> [--name N]
std::string synopsis(const Usage& usage) {
    std::string line;
    for (const char* word : usage.words) line += fmt::format(" <{}>", word);
    if (usage.may_follow) line += fmt::format(" [<{}>]", usage.may_follow);
    for (const Option& option : usage.options) {
        const char* const value = option.otherwise ? option.otherwise : option.value;
        line += value ? fmt::format(" [--{} {}]", option.name, value) : fmt::format(" [--{}]", option.name);
    }
    return line;
}

void check_port(const std::string& port) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (error != std::errc() || end != port.data() + port.size() || number < 1 || number > 65535)
        throw WrongUsage(fmt::format("port \"{}\" is not a number from 1 to 65535", port));
}

// A word is what has no name: so no word can be given as --word.
void take_words(const Usage& usage, const po::parsed_options& parsed, Arguments& arguments) {
    std::vector<const char*> words = usage.words;
    if (usage.may_follow) words.push_back(usage.may_follow);
    auto word = words.begin();
    for (const po::option& part : parsed.options) {
        if (!part.string_key.empty()) continue;
        if (word == words.end()) throw WrongUsage(fmt::format("\"{}\" is one word too many", part.value.at(0)));
        arguments.given[*word++] = part.value.at(0);
    }
    if (word != words.end() && *word != usage.may_follow) throw WrongUsage(fmt::format("the <{}> is missing", *word));
}

void take_options(const Usage& usage, const po::variables_map& values, Arguments& arguments) {
    for (const Option& option : usage.options) {
        const auto value = values.find(option.name);
        if (value == values.end()) continue;
        arguments.given[option.name] = option.value ? value->second.as<std::string>() : "";
    }
}

} // namespace

const std::string& Arguments::operator[](std::string_view name) const {
    const auto found = given.find(name);
    if (found == given.end()) throw std::out_of_range(fmt::format("{} is not given", name));
    return found->second;
}

std::optional<std::string> Arguments::find(std::string_view name) const {
    const auto found = given.find(name);
    if (found == given.end()) return std::nullopt;
    return found->second;
}

Arguments parse_arguments(const Usage& usage, int argc, const char* const* argv) {
    const po::options_description table = option_table(usage);
    Arguments arguments;
    try {
        const po::parsed_options parsed = po::command_line_parser(argc, argv).options(table).run();
        po::variables_map values;
        po::store(parsed, values);
        arguments.help = values.contains("help");
        if (arguments.help) return arguments;
        take_words(usage, parsed, arguments);
        take_options(usage, values, arguments);
    } catch (const po::error& wrong) {
        throw WrongUsage(wrong.what());
    }
    const bool judged_later = usage.may_follow && std::string_view(usage.may_follow) == "port";
    if (const auto port = arguments.find("port"); port && !judged_later) check_port(*port);
    return arguments;
}

std::string help_text(const Usage& usage) {
    std::ostringstream options;
    options << option_table(usage);
    return fmt::format("usage: {}{}\n{}\n\n{}", usage.program, synopsis(usage), usage.purpose, options.str());
}

int client_main(const Usage& usage, int argc, const char* const* argv,
                const std::function<int(const Arguments&)>& body) {
    try {
        const Arguments arguments = parse_arguments(usage, argc, argv);
        if (!arguments.help) return body(arguments);
        fmt::print("{}", help_text(usage));
        return EX_OK;
    } catch (const WrongUsage& wrong) {
        fmt::print(stderr, "{}: {}\n{}", usage.program, wrong.what(), help_text(usage));
        return EX_USAGE;
    } catch (const Unreachable& unreachable) {
        fmt::print(stderr, "{}: {}\n", usage.program, unreachable.what());
        return EX_UNAVAILABLE;
    } catch (const std::exception& failure) {
        fmt::print(stderr, "{}: {}\n", usage.program, failure.what());
        return EX_SOFTWARE;
    }
}

int run(asio::io_context& io, const Interrupt& interrupt, asio::awaitable<int> talk) {
    int status = EX_SOFTWARE;
    std::exception_ptr failure;
    asio::co_spawn(io, std::move(talk), [&](std::exception_ptr thrown, int value) {
        failure = thrown;
        status = value;
        io.stop();
    });
    io.run();
    if (failure) std::rethrow_exception(failure);
    return interrupt.signal() != 0 ? 128 + interrupt.signal() : status;
}

} // namespace chat
