// CLIENT-STATE to CLIENT-ABUSE: turns, ends, and servers that misbehave.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/cases.hpp"
#include "apps/chatcheck/cases/peer/host.hpp"

#include <string>

namespace chat::check::peer {
namespace {

void waits_its_turn(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type("first line");
    scene.type("second line");
    host.expect_text("first line");
    host.link().expect_nothing();
    host.reply("go on");
    scene.expect_shown("go on");
    host.expect_text("second line");
    host.link().expect_nothing();
}

void quit_first(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type(row_of(dialect).quit);
    host.expect_goodbye();
    host.link().close();
    scene.expect_exit();
}

void end_of_input(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("hello", "good day");
    scene.end_input();
    if (!host.link().ends()) scene.fail("the client does not end the connection");
    host.link().close();
    scene.expect_exit();
}

// Whatever it makes of it: it ends by itself once the server has.
void survives(ClientScene& scene, Framing dialect, const std::string& bytes) {
    Host host(scene, dialect);
    scene.type("hello");
    host.expect_text("hello");
    host.link().send(bytes);
    host.link().read_until_quiet();
    host.link().close();
    scene.expect_exit();
}

void bad_length(ClientScene& scene, Framing dialect) { survives(scene, dialect, "-12x zz  z z and so on"); }

void half_a_reply(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type("hello");
    host.expect_text("hello");
    const std::string message = host.message("this is never told to its end");
    host.link().send(message.substr(0, message.size() - 9));
    host.link().finish();
    scene.expect_exit();
}

void closed_in_its_turn(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("hello", "good day");
    host.link().finish();
    if (!host.link().ends()) scene.fail("the client does not end the connection");
    scene.expect_exit();
}

void closed_for_a_reply(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type("hello");
    host.expect_text("hello");
    host.link().close();
    scene.expect_exit();
}

void reset(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type("hello");
    host.expect_text("hello");
    host.link().reset();
    scene.expect_exit();
}

// A server that takes no notice of the quit.
void unheard_quit(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("hello", "good day");
    scene.type(row_of(dialect).quit);
    host.expect_goodbye();
    scene.expect_exit();
}

void many_turns(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    for (int turn = 1; turn <= 10; ++turn) {
        const std::string number = std::to_string(turn);
        host.exchange("turn number " + number, "that was number " + number + ".");
    }
}

void noise(ClientScene& scene, Framing dialect) {
    std::string bytes;
    for (int octet = 255; octet >= 0; --octet) bytes += static_cast<char>(octet);
    survives(scene, dialect, bytes + bytes + bytes);
}

void flood(ClientScene& scene, Framing dialect) { survives(scene, dialect, std::string(200'000, '1')); }

} // namespace

Cases client_life_cases() {
    return {
        {.number = "27.1",
         .slug = "peer/CLIENT-STATE/waits-its-turn",
         .stage = 2,
         .clause = "seed 001: only one message at a time can be sent; seed 004: without the prompt it is not your turn",
         .sends = "two lines are typed at once; the first is answered late",
         .legal = "the second arrives after the reply to the first, not before",
         .mistake = "each line is sent as it is typed",
         .hint = "call recv() after each send(), before you read the next line",
         .client = in_each<waits_its_turn>},
        {.number = "27.2",
         .slug = "peer/CLIENT-STATE/quit-first",
         .stage = 2,
         .clause = "seed 001: \"\\quit\" closes the connection; seed 004: /q: also as the first thing that is typed",
         .sends = "the quit is typed at once",
         .legal = "the quit arrives, the connection ends, the program ends",
         .mistake = "the first text is sent before the loop that looks for the quit",
         .hint = "treat the first text like every other",
         .client = in_each<quit_first>},
        {.number = "27.3",
         .slug = "peer/CLIENT-STATE/end-of-input",
         .level = Level::should,
         .stage = 4,
         .clause = "the end of the input is a way to leave: with Ctrl-D, or at the end of a script",
         .sends = "a turn; then the input ends",
         .legal = "the connection ends, perhaps with a quit, and the program ends",
         .mistake = "input() throws, or a loop reads nothing again and again",
         .hint = "treat the end of the input like the quit",
         .client = in_each<end_of_input>},
        {.number = "28.1",
         .slug = "peer/CLIENT-RANGE/bad-length",
         .level = Level::should,
         .stage = 4,
         .clause = "a length that is no number is a mistake of the server; the program says so and ends",
         .sends = "letters where the length stands, and the end",
         .legal = "the program ends by itself, not by a signal",
         .mistake = "the program waits without end for a text that never comes",
         .hint = "look whether the length is a number before you wait for so many octets",
         .client = in_each<bad_length, with_lengths>},
        {.number = "28.2",
         .slug = "peer/CLIENT-RANGE/half-a-reply",
         .level = Level::should,
         .stage = 4,
         .clause =
             "seed 004: when recv returns 0 bytes the connection has been broken, also in the middle of a message",
         .sends = "a length, less text than it says, and the end",
         .legal = "the program ends by itself",
         .mistake = "the loop that reads a text never looks whether recv() returned nothing",
         .hint = "leave the loop when recv() returns 0 octets",
         .client = in_each<half_a_reply, with_lengths>},
        {.number = "30.1",
         .slug = "peer/CLIENT-LIFE/closed-in-its-turn",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 001: if the connection is closed the talk is over, also while the user thinks",
         .sends = "a turn; then the server closes",
         .legal = "the connection ends, and so does the program",
         .mistake = "the program sits in input(), and does not look at the socket",
         .hint = "wait for both, the keyboard and the socket, by select()",
         .client = in_each<closed_in_its_turn>},
        {.number = "30.2",
         .slug = "peer/CLIENT-LIFE/closed-for-a-reply",
         .stage = 3,
         .clause = "seed 004: when recv returns 0 bytes, the connection has been broken",
         .sends = "the server closes where it should reply",
         .legal = "the program ends by itself",
         .mistake = "an empty reply is shown, and the user is asked for the next text, or recv() is called without end",
         .hint = "an empty recv() is the end: leave the loop",
         .client = in_each<closed_for_a_reply>},
        {.number = "30.3",
         .slug = "peer/CLIENT-LIFE/reset",
         .level = Level::should,
         .stage = 4,
         .clause = "a server that crashes resets its connections: that is an end like any other",
         .sends = "a reset in place of a reply",
         .legal = "the program ends by itself, not by a signal",
         .mistake = "recv() returns -1, which is used as a length",
         .hint = "treat an error of recv() like the end of the connection",
         .client = in_each<reset>},
        {.number = "30.4",
         .slug = "peer/CLIENT-LIFE/unheard-quit",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 004: a program sends the quit right before it quits: it does not ask whether it may",
         .sends = "the quit is typed, and the server takes no notice",
         .legal = "the program ends all the same, within two seconds",
         .mistake = "the program waits for the server's end of the connection without end",
         .hint = "close after the quit, or wait for a second at most",
         .client = in_each<unheard_quit>},
        {.number = "31.1",
         .slug = "peer/CLIENT-LOAD/many-turns",
         .stage = 2,
         .clause = "seed 001: if the connection is not closed, repeat",
         .sends = "ten turns",
         .legal = "each text arrives, and each reply is shown",
         .mistake = "a buffer that is never cleared: the end of a longer text shows behind a shorter one",
         .hint = "begin each turn with an empty buffer",
         .client = in_each<many_turns>},
        {.number = "32.1",
         .slug = "peer/CLIENT-ABUSE/noise",
         .level = Level::should,
         .stage = 4,
         .clause = "what a server sends may be wrong in any way; the program does not crash",
         .sends = "all 256 octets, backwards, three times, and the end",
         .legal = "the program ends by itself, not by a signal",
         .mistake = "decode() or int() throws where nobody catches it, or a buffer is overrun",
         .hint = "expect anything from the other side, and end with a sentence about it",
         .client = in_each<noise>},
        {.number = "32.2",
         .slug = "peer/CLIENT-ABUSE/flood",
         .level = Level::should,
         .stage = 4,
         .clause =
             "seed 004: messages are limited to 4096 bytes; a server may send more, and the program does not crash",
         .sends = "200 000 octets and the end",
         .legal = "the program ends by itself, not by a signal",
         .mistake = "a buffer of fixed size is overrun",
         .hint = "never receive more than the buffer has room for",
         .client = in_each<flood>},
    };
}

} // namespace chat::check::peer
