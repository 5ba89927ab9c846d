// chat-line: talks with a server of the line protocol, from a terminal or a script.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-line/conversation.hpp"
#include "apps/console/client.hpp"
#include "apps/console/console.hpp"

#include "libchat/core/text.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace chat::line {
namespace {

namespace asio = boost::asio;

constexpr int failed = 1; // our exit status where the server closed, or would not have us

const Usage usage{
    "chat-line",
    {"host", "port"},
    "Talks with a server of the line protocol. It logs in under the name (on a terminal it asks for\n"
    "one), then each line is a command to the server, as it is typed: say lobby hello, Bob: psst,\n"
    "help. Every line that comes is shown. /quit, or Ctrl-D, leaves. Without a terminal lines are\n"
    "read from standard input, and what comes in is all that is written.",
    {},
    "name",
};

asio::awaitable<int> speak(Conversation& conversation, const Arguments& arguments, Interrupt& interrupt,
                           std::string& complaint) {
    Ending ending = Ending::again;
    while (ending == Ending::again) {
        interrupt.leave_by(nullptr);
        co_await conversation.connect(arguments["host"], arguments["port"]);
        interrupt.leave_by([&conversation] { conversation.leave(); });
        ending = co_await conversation.run();
    }
    if (ending == Ending::left) co_return 0;
    complaint = "the server closed the connection";
    if (ending == Ending::name_refused)
        complaint = fmt::format("the name is refused: {}", text::clean(conversation.refusal()));
    co_return failed;
}

int converse(const Arguments& arguments) {
    const std::string name = arguments.find("name").value_or("");
    if (name.find_first_of(" \t\r\n") != name.npos) throw WrongUsage("the name has a blank");
    asio::io_context io{1};
    Interrupt interrupt(io);
    std::string complaint;
    int status = 0;
    {
        const auto console = open_console(io, Transcript::output_only);
        Conversation conversation(io, *console, name, at_terminal());
        status = run(io, interrupt, speak(conversation, arguments, interrupt, complaint));
    }
    if (status == failed) fmt::print(stderr, "{}: {}\n", usage.program, complaint);
    return status;
}

} // namespace
} // namespace chat::line

int main(int argc, char** argv) { return chat::client_main(chat::line::usage, argc, argv, chat::line::converse); }
