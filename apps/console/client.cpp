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
    for (const Option& option : usage.options)
        table.add_options()(option.name, po::value<std::string>()->value_name("TEXT"), option.meaning);
    table.add_options()("help", "print this and exit");
    return table;
}

void check_port(const std::string& port) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (error != std::errc() || end != port.data() + port.size() || number < 1 || number > 65535)
        throw WrongUsage(fmt::format("port \"{}\" is not a number from 1 to 65535", port));
}

po::variables_map parse(const po::options_description& shown, int argc, const char* const* argv) {
    po::options_description all;
    all.add(shown).add_options()("host", po::value<std::string>())("port", po::value<std::string>());
    po::positional_options_description places;
    places.add("host", 1).add("port", 1);
    po::variables_map values;
    try {
        po::store(po::command_line_parser(argc, argv).options(all).positional(places).run(), values);
    } catch (const po::error& wrong) {
        throw WrongUsage(wrong.what());
    }
    return values;
}

} // namespace

Arguments parse_arguments(const Usage& usage, int argc, const char* const* argv) {
    const po::variables_map values = parse(option_table(usage), argc, argv);
    Arguments arguments;
    arguments.help = values.contains("help");
    if (arguments.help) return arguments;
    if (!values.contains("host") || !values.contains("port")) throw WrongUsage("a host and a port are needed");
    arguments.host = values["host"].as<std::string>();
    arguments.port = values["port"].as<std::string>();
    check_port(arguments.port);
    for (const Option& option : usage.options) {
        auto& value = arguments.values.emplace_back();
        if (values.contains(option.name)) value = values[option.name].as<std::string>();
    }
    return arguments;
}

std::string help_text(const Usage& usage) {
    std::ostringstream options;
    options << option_table(usage);
    return fmt::format("usage: {} {}\n{}\n\n{}", usage.program, usage.arguments, usage.purpose, options.str());
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
