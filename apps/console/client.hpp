// From main() to a conversation and back to an exit status: the same for every client.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/console/interrupt.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace chat {

// The command line makes no sense; what() says what is wrong with it.
struct WrongUsage : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// One option of a client that takes a value: --name N.
struct Option {
    const char* name;
    const char* meaning;
};

struct Usage {
    const char* program;
    const char* arguments; // "<host> <port> [--name N]"
    const char* purpose;   // one sentence
    std::vector<Option> options;
};

// What a user asked for on the command line of a client.
struct Arguments {
    bool help = false;
    std::string host;
    std::string port;
    std::vector<std::optional<std::string>> values; // of usage.options, in their order
};

// Throws WrongUsage.
Arguments parse_arguments(const Usage& usage, int argc, const char* const* argv);

// What --help prints.
std::string help_text(const Usage& usage);

// What main() returns: `body`'s value; or 64 for WrongUsage, 69 for Unreachable, 70 for any other exception, after
// saying what was wrong on standard error. With --help it prints the help and returns 0. The one place of a client that
// catches.
int client_main(const Usage& usage, int argc, const char* const* argv,
                const std::function<int(const Arguments&)>& body);

// Runs the loop until `talk` ends, and returns its value; or 128 and the signal, when one came. Rethrows what it
// throws.
int run(boost::asio::io_context& io, const Interrupt& interrupt, boost::asio::awaitable<int> talk);

} // namespace chat
