// chat-peer: takes turns with a server of the turn-based chat, from a terminal or a script.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-peer/conversation.hpp"
#include "apps/console/client.hpp"
#include "apps/console/console.hpp"
#include "protocols/peer/render.hpp"
#include "protocols/peer/words.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace chat::peer {
namespace {

namespace asio = boost::asio;

constexpr int failed = 1; // our exit status where the server closed without a word, or a script has no user name

constexpr std::size_t longest_name = 10; // characters
constexpr const char* name_rule = "User Name must be between [1-10] characters.";
constexpr const char* goodbye = "You have requested to close this connection. Good Bye";

const Usage usage{
    "chat-peer",
    {"host", "port"},
    "Talks with a server of the turn-based chat: you say something, then the server does. While\n"
    "there is no prompt it is the server's turn. \\quit ends it (/q in the plain style). Without a\n"
    "terminal the user name and the messages are read from standard input, one a line, and each\n"
    "message waits for the reply to the one before.",
    {
        {"style", "handle: with user names, to 500 characters; plain: without, to 4096 bytes", "S", "handle"},
        {"dialect",
         "speak this one, whatever the server does first: handle, plain, greeting, handshake, port-line, "
         "len3x, len3z, len4, header10, len-total",
         "D"},
    },
};

bool is_name(std::string_view word) noexcept {
    return characters_of(word) <= longest_name && is_lone_handle(word, 4 * longest_name);
}

// One word; empty where the user leaves instead, or a script has none.
asio::awaitable<std::string> ask_name(Console& console) {
    console.prompt("Please enter a User Name:");
    for (;;) {
        const std::optional<std::string> line = co_await console.read_line();
        const std::string word(without_end(line.value_or(std::string())));
        if (is_name(word)) co_return word;
        if (!line || is_quit(word) || !at_terminal()) co_return std::string();
        console.prompt(std::string(name_rule) + " Reenter a User Name: ");
    }
}

bool needs_name(const Manner& manner) {
    return manner.style.handles || (manner.framing && (row_of(*manner.framing).carries_handle() ||
                                                       !render_client_handle(*manner.framing, "name").empty()));
}

asio::awaitable<int> speak(Conversation& conversation, const Arguments& arguments, Interrupt& interrupt) {
    co_await conversation.connect(arguments["host"], arguments["port"]);
    interrupt.leave_by([&conversation] { conversation.leave(); });
    const Ending ending = co_await conversation.run();
    co_return ending == Ending::lost ? failed : 0;
}

// First the name, then the call: nobody waits at the other end while somebody thinks of one.
asio::awaitable<int> call(asio::io_context& io, Console& console, Manner manner, const Arguments& arguments,
                          Interrupt& interrupt, bool& nameless) {
    if (needs_name(manner)) {
        manner.handle = co_await ask_name(console);
        nameless = manner.handle.empty();
        if (nameless) co_return failed;
    }
    Conversation conversation(io, console, manner);
    const int status = co_await speak(conversation, arguments, interrupt);
    co_return status;
}

Manner manner_of(const Arguments& arguments) {
    const auto dialect = arguments.find("dialect");
    const auto framing = dialect ? framing_called(*dialect) : std::nullopt;
    if (dialect && !framing && *dialect != "auto")
        throw WrongUsage(fmt::format("there is no dialect \"{}\"", *dialect));
    return {style_in(arguments), framing, {}, static_cast<std::uint16_t>(std::stoul(arguments["port"]))};
}

int converse(const Arguments& arguments) {
    const Manner manner = manner_of(arguments);
    asio::io_context io{1};
    Interrupt interrupt(io);
    bool nameless = false;
    int status = 0;
    {
        const auto console = open_console(io, Transcript::both_ways);
        status = run(io, interrupt, call(io, *console, manner, arguments, interrupt, nameless));
        if (nameless && at_terminal()) console->print(goodbye);
    }
    if (nameless && at_terminal()) return 0;
    if (nameless) fmt::print(stderr, "{}: {}\n", usage.program, name_rule);
    return status;
}

} // namespace
} // namespace chat::peer

int main(int argc, char** argv) { return chat::client_main(chat::peer::usage, argc, argv, chat::peer::converse); }
