// The client's LIFE, LOAD and ABUSE: how it ends, and what it survives.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/hostile.hpp"
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk_client.hpp"

namespace chat::check::irc {
namespace {

void quit(ClientScene& scene) {
    Guest host(scene);
    scene.type("/quit good night");
    host.expect("QUIT");
    host.sends("ERROR :Closing link");
    host.link.close();
    scene.expect_exit();
}

void quit_text(ClientScene& scene) {
    Guest host(scene);
    scene.type("/quit good night");
    host.expect("QUIT", {"good night"});
}

void last_answer(ClientScene& scene) {
    Guest host(scene);
    scene.type("/whois Bob");
    scene.end_input();
    host.expect("WHOIS", {"Bob"});
    host.link.read_until_quiet();
    host.tells("311", "Bob bob host * :Robert the Great");
    host.tells("318", "Bob :End of WHOIS");
    host.link.close();
    scene.expect_shown("Robert the Great");
}

void close_told(ClientScene& scene) {
    Guest host(scene);
    host.expect_seen("here I am");
    host.link.close();
    scene.expect_exit();
    Program* program = scene.user().program();
    if (program && program->ended() == "exit 0" && program->errors().empty())
        scene.fail("the client ends as if all were well, and says nothing");
}

void end_of_input(ClientScene& scene) {
    Guest host(scene);
    scene.end_input();
    host.expect("QUIT");
    host.link.close();
    scene.expect_exit();
}

void server_closes(ClientScene& scene) {
    Guest host(scene);
    host.sends("ERROR :Closing link: ping timeout");
    host.link.close();
    scene.expect_shown("ping timeout");
    scene.expect_exit();
}

void server_resets(ClientScene& scene) {
    Guest host(scene);
    host.expect_seen("here I am");
    host.link.reset();
    scene.expect_exit();
}

void flood(ClientScene& scene) {
    Guest host(scene);
    std::string all;
    for (int i = 0; i < 2000; ++i) all += ":Bob!b@h PRIVMSG " + host.nick + " :number " + std::to_string(i) + "\r\n";
    host.link.send(all + "PING behind\r\n");
    host.expect("PONG", {"behind"});
    scene.expect_shown("number 1999");
}

void junk(ClientScene& scene) {
    Guest host(scene);
    host.sends(garbage(scene.random(), 5000));
    host.expect_seen("still there?");
}

} // namespace

Cases client_life_cases() {
    return {
        {.number = "30.1",
         .slug = "irc/CLIENT-LIFE/quit",
         .stage = 3,
         .clause = "RFC 2812 3.1.7: a client ends its session with QUIT; /quit is how people say so",
         .sends = "types /quit good night; ERROR answers, and the connection closes",
         .legal = "QUIT; then the client ends",
         .mistake = "the client waits for the keyboard although the server has closed",
         .hint = "end the program when recv() returns nothing",
         .client = quit},
        {.number = "30.2",
         .slug = "irc/CLIENT-LIFE/end-of-input",
         .level = Level::should,
         .stage = 3,
         .clause = "the end of the keyboard's input (Ctrl-D) is the end of the session",
         .sends = "ends the input",
         .legal = "QUIT; then the client ends",
         .mistake = "readline() returns nothing for ever, and the client spins",
         .hint = "when the input has ended, send QUIT",
         .client = end_of_input},
        {.number = "30.3",
         .slug = "irc/CLIENT-LIFE/server-closes",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 3.7.4: ERROR says why a server closes",
         .sends = "ERROR and the end of the connection, while nothing is typed",
         .legal = "the reason is shown, and the client ends",
         .mistake = "the client waits for the keyboard, or reads nothing for ever",
         .hint = "end the program when recv() returns nothing, whatever the keyboard does",
         .client = server_closes},
        {.number = "30.4",
         .slug = "irc/CLIENT-LIFE/server-resets",
         .level = Level::should,
         .stage = 5,
         .clause = "a server that dies resets its connections",
         .sends = "a reset",
         .legal = "the client ends, by no signal",
         .mistake = "SIGPIPE, or a thread that dies while the other waits for ever",
         .hint = "treat an error of recv() like the end of the connection",
         .client = server_resets},
        {.number = "30.5",
         .slug = "irc/CLIENT-LIFE/quit-text",
         .level = Level::may,
         .stage = 5,
         .clause = "RFC 2812 3.1.7: QUIT may have a text, which others see",
         .sends = "types /quit good night",
         .legal = "QUIT :good night",
         .mistake = "the text is dropped",
         .hint = "send what stands behind /quit as the last parameter",
         .client = quit_text},
        {.number = "30.6",
         .slug = "irc/CLIENT-LIFE/last-answer",
         .level = Level::may,
         .stage = 5,
         .clause = "a script's last command has an answer, which may come after its input has ended",
         .sends = "types /whois Bob and ends the input; the answer comes a moment later",
         .legal = "the answer is shown",
         .mistake = "the program ends with its input",
         .hint = "at the end of the input send QUIT, and read on until the server closes",
         .client = last_answer},
        {.number = "30.7",
         .slug = "irc/CLIENT-LIFE/close-told",
         .level = Level::may,
         .stage = 5,
         .clause = "who did not ask for the end wants to be told of it: on standard error, or by the exit status",
         .sends = "the end of the connection, while nothing is typed",
         .legal = "an exit status that is not 0, or words on standard error",
         .mistake = "a script cannot tell whether its commands were done",
         .hint = "exit with 1 where the server was the first to close",
         .client = close_told},
        {.number = "31.1",
         .slug = "irc/CLIENT-LOAD/flood",
         .level = Level::should,
         .stage = 5,
         .clause = "messages come as fast as others speak",
         .sends = "2000 messages at once, and PING",
         .legal = "PONG; the last message is shown",
         .mistake = "a line that falls on the end of the buffer is lost",
         .hint = "keep what stands behind the last \\n for the next read",
         .client = flood},
        {.number = "32.1",
         .slug = "irc/CLIENT-ABUSE/junk",
         .level = Level::should,
         .stage = 5,
         .clause = "clients let pass what they do not understand",
         .sends = "5000 octets by chance and CR LF; then PRIVMSG",
         .legal = "the text is shown",
         .mistake = "one strange octet ends the client",
         .hint = "decode with errors=\"replace\", and skip lines that you do not understand",
         .client = junk},
    };
}

} // namespace chat::check::irc
