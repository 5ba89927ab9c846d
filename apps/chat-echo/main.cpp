// chat-echo: sends what is typed, or a file, to an echo server and shows what comes back.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-echo/exchange.hpp"
#include "apps/console/client.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <optional>

namespace chat::echo {
namespace {

namespace asio = boost::asio;

constexpr int closed_by_server = 1; // our exit status then

const Usage usage{
    "chat-echo",
    {"host", "port"},
    "Sends each line that is typed and shows every byte that comes back; ends with the input\n"
    "(Ctrl-D). Bytes from a file or a pipe go through as they are:\n"
    "  chat-echo <host> <port> < file > copy",
    {},
};

asio::awaitable<int> speak(Exchange& exchange, const Arguments& arguments) {
    const bool as_agreed = co_await exchange.run(arguments["host"], arguments["port"]);
    co_return as_agreed ? 0 : closed_by_server;
}

int converse(const Arguments& arguments) {
    asio::io_context io{1};
    Interrupt interrupt(io);
    int status = 0;
    {
        Exchange exchange(io);
        status = run(io, interrupt, speak(exchange, arguments));
    }
    if (status == closed_by_server) fmt::print(stderr, "{}: the server closed the connection\n", usage.program);
    return status;
}

} // namespace
} // namespace chat::echo

int main(int argc, char** argv) { return chat::client_main(chat::echo::usage, argc, argv, chat::echo::converse); }
