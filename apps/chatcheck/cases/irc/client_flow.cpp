// The client's FLOW: registers, says what is typed, shows what comes.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk_client.hpp"

namespace chat::check::irc {
namespace {

void registers(ClientScene& scene) {
    scene.call_it("Zoe-7");
    Host host(scene);
    host.expect_registration();
    if (host.nick != scene.name()) host.link.fail("NICK has another nick than the client was given", scene.name());
}

void ping(ClientScene& scene) {
    Guest host(scene);
    host.sends("PING :irc.check");
    host.expect("PONG", {"irc.check"});
    host.sends("PING token");
    host.expect("PONG", {"token"});
    host.sends("PING :two words");
    host.expect("PONG", {"two words"});
}

void early_ping(ClientScene& scene) {
    Host host(scene);
    host.sends("PING :cookie123");
    host.expect("PONG", {"cookie123"});
}

void join(ClientScene& scene) {
    Guest host(scene);
    host.brings_into("#class");
}

void says(ClientScene& scene) {
    Guest host(scene);
    host.brings_into("#class");
    host.expect_said("#class", "good morning, all of you");
    host.expect_said("#class", "once more");
}

void says_to_one(ClientScene& scene) {
    Guest host(scene);
    scene.type("/msg Bob hi Bob, how are you?");
    host.expect("PRIVMSG", {"Bob", "hi Bob, how are you?"});
}

void told(ClientScene& scene) {
    Guest host(scene);
    host.sends(":Zoe!zoe@host PRIVMSG " + host.nick + " :how do you do :-) dear");
    scene.expect_shown("Zoe");
    scene.expect_shown("how do you do :-) dear");
}

void said(ClientScene& scene) {
    Guest host(scene);
    host.brings_into("#class");
    host.sends(":Zoe!zoe@host PRIVMSG #class :good morning");
    scene.expect_shown("Zoe");
    scene.expect_shown("good morning");
    host.sends(":Yves!yves@host JOIN #class");
    scene.expect_shown("Yves");
    host.sends(":Xaver!x@host QUIT :gone");
    scene.expect_shown("Xaver");
    host.sends(":irc.check NOTICE " + host.nick + " :the server goes down");
    scene.expect_shown("the server goes down");
}

void taken(ClientScene& scene) {
    Host host(scene);
    host.expect_registration();
    host.sends(":irc.check 433 * " + host.nick + " :Nickname is already in use");
    if (host.expect("NICK").param(0) == host.nick)
        host.link.fail("the same nick is tried again", "NICK and another nick");
}

void refusal_shown(ClientScene& scene) {
    Guest host(scene);
    scene.type("/msg Nobody hi");
    host.expect("PRIVMSG", {"Nobody", "hi"});
    host.tells("401", "Nobody :there is no such nick here");
    scene.expect_shown("there is no such nick here");
}

void unknown(ClientScene& scene) {
    Guest host(scene);
    host.sends("@time=2026-01-01T00:00:00.000Z :irc.check 999 " + host.nick + " a b c :what is this");
    host.sends(":irc.check WEATHER");
    host.sends("WALLOPS");
    host.sends("");
    host.expect_seen("still there?");
}

void waits(ClientScene& scene) {
    Host host(scene);
    host.expect_registration();
    scene.type("/join #class");
    const std::string came = host.link.read_until_quiet();
    if (came.find("JOIN") != std::string::npos)
        host.link.fail("JOIN comes before 001", "nothing before 001", came.size());
}

void line_ends(ClientScene& scene) {
    Guest host(scene);
    host.link.read_until_quiet();
    scene.type("/msg Bob hi");
    const std::string line = host.link.read_to("\n", "PRIVMSG, ended by CR LF");
    if (!line.ends_with('\r')) host.link.fail("the line ends in LF without a CR before it", "0d (CR)", 1);
    host.link.expect_nothing();
}

} // namespace

Cases client_flow_cases() {
    return {
        {.number = "21.1",
         .slug = "irc/CLIENT-FLOW/register",
         .stage = 1,
         .clause = "RFC 2812 3.1: a client registers with NICK and USER",
         .sends = "nothing; the client is started with a nick",
         .legal = "NICK with it, and USER with four parameters, in any order; CAP may come before",
         .mistake = "USER has the real name alone",
         .hint = "send \"NICK ann\" and \"USER ann 0 * :Ann\" as soon as you are connected",
         .client = registers},
        {.number = "21.2",
         .slug = "irc/CLIENT-FLOW/ping",
         .stage = 1,
         .clause = "RFC 2812 3.7.2: a client answers PING by PONG with its parameter; who does not is hung up",
         .sends = "PING :irc.check, PING token, PING :two words",
         .legal = "PONG with the same parameter",
         .mistake = "the PING is shown, and not answered",
         .hint = "answer each PING by PONG and its parameter, with no question to the user",
         .client = ping},
        {.number = "21.3",
         .slug = "irc/CLIENT-FLOW/early-ping",
         .stage = 3,
         .clause = "RFC 2812 3.7.2: a server may send PING before 001, and let nobody in who does not answer",
         .sends = "PING before 001",
         .legal = "PONG with the same parameter",
         .mistake = "PINGs are answered only after the registration",
         .hint = "use one loop for all that comes, from the first line on",
         .client = early_ping},
        {.number = "21.4",
         .slug = "irc/CLIENT-FLOW/join",
         .stage = 3,
         .clause = "RFC 2812 3.2.1: a client joins channels; /join is how people say so",
         .sends = "types /join #class",
         .legal = "JOIN #class",
         .mistake = "/join itself is sent",
         .hint = "take the slash away, and send the word in capitals with what stands behind it",
         .client = join},
        {.number = "21.5",
         .slug = "irc/CLIENT-FLOW/says",
         .stage = 3,
         .clause = "RFC 2812 3.3.1: what is typed in a channel is a PRIVMSG to it",
         .sends = "types /join #class and two texts",
         .legal = "PRIVMSG #class and the whole text, each",
         .mistake = "no colon before the text, so that only its first word arrives",
         .hint = "send \"PRIVMSG #class :\" and the text",
         .client = says},
        {.number = "21.6",
         .slug = "irc/CLIENT-FLOW/says-to-one",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 3.3.1: a PRIVMSG may go to a nick; /msg is how people say so",
         .sends = "types /msg Bob hi Bob, how are you?",
         .legal = "PRIVMSG Bob and the whole text",
         .mistake = "the nick stays in the text",
         .hint = "split what stands behind /msg at its first blank alone",
         .client = says_to_one},
        {.number = "21.7",
         .slug = "irc/CLIENT-FLOW/told",
         .stage = 3,
         .clause = "RFC 2812 3.3.1: a PRIVMSG is for the user to read",
         .sends = "PRIVMSG to the client, while nothing is typed",
         .legal = "the nick of the sender and the text are shown",
         .mistake = "the client reads from the server only after something was typed",
         .hint =
             "wait for the keyboard and the socket at once, with select() or two threads, and flush standard output",
         .client = told},
        {.number = "21.8",
         .slug = "irc/CLIENT-FLOW/said",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 3.2 and 3.3: what is said in the channel, who comes and goes, and notices are for the "
                   "user to read",
         .sends = "PRIVMSG to the channel, JOIN, QUIT and NOTICE",
         .legal = "nicks and texts are shown",
         .mistake = "only private messages are shown",
         .hint = "show each message that you have no better use for",
         .client = said},
        {.number = "21.9",
         .slug = "irc/CLIENT-NAME/taken",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 3.1.2: 433 is answered by another NICK",
         .sends = "433 for the NICK",
         .legal = "NICK with another nick",
         .mistake = "the client waits for 001 for ever",
         .hint = "put a _ behind the nick and try again",
         .client = taken},
        {.number = "21.10",
         .slug = "irc/CLIENT-FLOW/refusal-shown",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 5.2: the text of an error is for the user to read",
         .sends = "401 for a /msg that was typed",
         .legal = "the text is shown",
         .mistake = "the user believes that the message has arrived",
         .hint = "show the last parameter of every numeric between 400 and 599",
         .client = refusal_shown},
        {.number = "27.1",
         .slug = "irc/CLIENT-STATE/unknown",
         .level = Level::should,
         .stage = 5,
         .clause = "modern.ircdocs.horse: clients let pass what they do not know",
         .sends = "tags, an unknown numeric and command, a command without parameters, an empty line; then PRIVMSG",
         .legal = "the text is shown",
         .mistake = "an IndexError ends the client",
         .hint = "check how many parameters there are, and let unknown commands pass",
         .client = unknown},
        {.number = "27.2",
         .slug = "irc/CLIENT-STATE/waits-for-the-welcome",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 5.2: before 001 commands are refused by 451",
         .sends = "types /join #class before 001",
         .legal = "no JOIN before 001",
         .mistake = "the JOIN is refused, and the user talks to nobody",
         .hint = "keep what is typed until 001 has come",
         .client = waits},
        {.number = "29.1",
         .slug = "irc/CLIENT-CLEAN/line-ends",
         .stage = 2,
         .clause = "RFC 2812 2.3: messages end in CR LF; and nothing is sent that nobody asked for",
         .sends = "types /msg Bob hi",
         .legal = "PRIVMSG and CR LF, and not an octet more",
         .mistake = "LF alone, or a NUL behind the line",
         .hint = "send all lines through one function, which adds \\r\\n",
         .client = line_ends},
    };
}

} // namespace chat::check::irc
