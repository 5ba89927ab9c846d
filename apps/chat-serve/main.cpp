// chat-serve: a server of the turn-based chat whose other side is a person at this terminal, or a script.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-serve/server.hpp"
#include "apps/console/client.hpp"
#include "apps/console/console.hpp"

#include <fmt/format.h>
#include <sysexits.h>

#include <charconv>
#include <cstdio>

namespace chat::peer {
namespace {

namespace asio = boost::asio;

constexpr const char* no_port = "ERROR: No port specified. Type: chat-serve <port number>, port must be in the range "
                                "[1024-65535]";

const Usage usage{
    "chat-serve",
    {},
    "Waits for a client of the turn-based chat, shows what it says, and sends what you type when\n"
    "you are asked: strictly in turn, one client at a time. \\quit ends a conversation (/q in the\n"
    "plain style), Ctrl-C everything. A client that wants to play tic tac toe plays against you.",
    {
        {"style",
         "handle: with user names, to 500 characters, and after one client the next; plain: without, to 4096 "
         "bytes, one client",
         "S", "handle"},
        {"dialect",
         "expect this one of every client, instead of looking: handle, plain, greeting, handshake, "
         "port-line, len3x, len3z, len4, header10, len-total",
         "D"},
        {"idle", "how many seconds a client may say nothing", "N", "300"},
    },
    "port",
};

template <class Number> std::optional<Number> number_in(const std::string& text, Number least, Number most) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
        return std::nullopt;
    return number;
}

std::optional<std::uint16_t> port_in(const std::string& text) { return number_in<std::uint16_t>(text, 1024, 65535); }

// Whom nobody can ask for another is told on standard error; none then.
asio::awaitable<std::optional<std::uint16_t>> choose_port(Console& console, std::string text) {
    std::optional<std::uint16_t> port = port_in(text);
    console.prompt("Please enter a port number: ");
    while (!port) {
        if (!at_terminal()) {
            fmt::print(stderr, "{}\n", no_port);
            co_return std::nullopt;
        }
        console.print(no_port);
        const std::optional<std::string> line = co_await console.read_line();
        if (!line) co_return std::nullopt;
        port = port_in(*line);
    }
    co_return port;
}

asio::awaitable<int> serve(asio::io_context& io, Console& console, const Manner& manner, std::string port_given,
                           Interrupt& interrupt) {
    const std::optional<std::uint16_t> port = co_await choose_port(console, port_given);
    if (!port) co_return EX_USAGE;
    Server server(io, console, manner, *port);
    interrupt.leave_by([&server] { server.leave(); });
    if (!at_terminal()) fmt::print(stderr, "{}: listening on port {}\n", usage.program, *port);
    co_await server.run();
    co_return EX_OK;
}

Manner manner_of(const Arguments& arguments) {
    const auto dialect = arguments.find("dialect");
    const auto framing = dialect ? framing_called(*dialect) : std::nullopt;
    if (dialect && !framing && *dialect != "auto")
        throw WrongUsage(fmt::format("there is no dialect \"{}\"", *dialect));
    const auto idle = number_in(arguments["idle"], 1, 1'000'000);
    if (!idle) throw WrongUsage(fmt::format("\"{}\" is no number of seconds", arguments["idle"]));
    return {style_in(arguments), framing, std::chrono::seconds(*idle)};
}

int operate(const Arguments& arguments) {
    const Manner manner = manner_of(arguments);
    asio::io_context io{1};
    Interrupt interrupt(io);
    const auto console = open_console(io, Transcript::both_ways);
    const std::string port = arguments.find("port").value_or(std::string());
    return run(io, interrupt, serve(io, *console, manner, port, interrupt));
}

} // namespace
} // namespace chat::peer

int main(int argc, char** argv) { return chat::client_main(chat::peer::usage, argc, argv, chat::peer::operate); }
