// chat-broadcast: talks in a chat room of the binary protocol, from a terminal or a script.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-broadcast/conversation.hpp"
#include "apps/chat-broadcast/typed.hpp"
#include "apps/console/client.hpp"
#include "apps/console/console.hpp"

#include "libchat/core/text.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace chat::broadcast {
namespace {

namespace asio = boost::asio;

constexpr int failed = 1; // our exit status where the server closed, or would not have us

const Usage usage{
    "chat-broadcast",
    {"ip", "name"},
    "Talks in a chat room of the binary protocol. Each line is said to everybody in it; the line\n"
    "@exit, or Ctrl-D, leaves. Without a terminal lines are read from standard input, and what\n"
    "comes in is all that is written.",
    {
        {"port", "where the server listens", "N", "9000"},
        {"extras", "two more commands, for servers that know them: @list shows who is in the chat, @Al text speaks to "
                   "Al alone"},
    },
};

asio::awaitable<int> speak(Conversation& conversation, const Arguments& arguments, Interrupt& interrupt,
                           std::string& complaint) {
    Ending ending = Ending::again;
    while (ending == Ending::again) {
        interrupt.leave_by(nullptr);
        co_await conversation.connect(arguments["ip"], arguments["port"]);
        interrupt.leave_by([&conversation] { conversation.leave(); });
        ending = co_await conversation.run();
    }
    if (ending == Ending::left) co_return 0;
    complaint = "the server closed the connection";
    if (ending == Ending::name_refused)
        complaint = fmt::format("the name {} is taken, or not allowed", text::clean(conversation.name()));
    if (ending == Ending::unanswered) complaint = "the server does not answer";
    co_return failed;
}

int converse(const Arguments& arguments) {
    if (const auto fault = fault_of_name(arguments["name"])) throw WrongUsage(*fault);
    asio::io_context io{1};
    Interrupt interrupt(io);
    std::string complaint;
    int status = 0;
    {
        const auto console = open_console(io, Transcript::output_only);
        Conversation conversation(io, *console, Manner{arguments["name"], at_terminal(), arguments.has("extras")});
        status = run(io, interrupt, speak(conversation, arguments, interrupt, complaint));
    }
    if (status == failed) fmt::print(stderr, "{}: {}\n", usage.program, complaint);
    return status;
}

} // namespace
} // namespace chat::broadcast

int main(int argc, char** argv) {
    return chat::client_main(chat::broadcast::usage, argc, argv, chat::broadcast::converse);
}
