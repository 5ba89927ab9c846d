// chat-crlf: speaks the CRLF command protocol with its servers, from a terminal or a script.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-crlf/conversation.hpp"
#include "apps/console/client.hpp"
#include "apps/console/console.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace chat::crlf {
namespace {

namespace asio = boost::asio;

constexpr int closed_by_server = 1; // our exit status then

const Usage usage{
    "chat-crlf",
    {"ip", "port"},
    "Talks with a server of the CRLF command protocol: try help, push: <text>, get, adios.\n"
    "Every command sent and every reply is written out. Without a terminal commands are\n"
    "read from standard input, one a line, and a name is given only with --name.",
    {{"name", "introduce yourself by this name (on a terminal you are asked)", "N"}},
};

asio::awaitable<int> speak(Conversation& conversation, const Arguments& arguments, Interrupt& interrupt) {
    co_await conversation.connect(arguments["ip"], arguments["port"]);
    interrupt.leave_by([&conversation] { conversation.leave(); });
    const bool as_agreed = co_await conversation.run();
    co_return as_agreed ? 0 : closed_by_server;
}

int converse(const Arguments& arguments) {
    asio::io_context io{1};
    Interrupt interrupt(io);
    int status = 0;
    {
        const auto console = open_console(io, Transcript::both_ways);
        Conversation conversation(io, *console, arguments.find("name"));
        status = run(io, interrupt, speak(conversation, arguments, interrupt));
    }
    if (status == closed_by_server) fmt::print(stderr, "{}: the server closed the connection\n", usage.program);
    return status;
}

} // namespace
} // namespace chat::crlf

int main(int argc, char** argv) { return chat::client_main(chat::crlf::usage, argc, argv, chat::crlf::converse); }
