// From main() to a conversation and back to an exit status: the same for every client.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/console/interrupt.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <functional>
#include <map>
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

// What may be given, in any place: --name N, or a flag.
struct Option {
    const char* name;
    const char* meaning;
    const char* value = nullptr;     // what --help calls its value; a flag has none
    const char* otherwise = nullptr; // its value where it is not given, if it has one then
};

// The command line of a client. Whatever is called "port", word or option, must be a number from 1 to 65535; but
// `may_follow` is the program's to judge.
struct Usage {
    const char* program;
    std::vector<const char*> words; // what must be given, in this order: {"host", "port"}
    const char* purpose;            // what the program is for, for --help
    std::vector<Option> options;
    const char* may_follow = nullptr; // one more word, that need not be given
};

// What a user asked for on the command line of a client.
struct Arguments {
    bool help = false;                                     // then there is nothing else
    std::map<std::string, std::string, std::less<>> given; // words and options, by their names; flags are empty

    bool has(std::string_view name) const { return given.contains(name); }
    // Throws out_of_range for what may be absent, and is.
    const std::string& operator[](std::string_view name) const;
    std::optional<std::string> find(std::string_view name) const;
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
