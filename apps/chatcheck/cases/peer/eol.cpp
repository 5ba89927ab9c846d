// EOL: what programs in C, Python and telnet leave behind a text is no part of it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

#include <string>

namespace chat::check::peer {
namespace {

// Twice: what is left of the first text would show in the second.
void ended_by(ServerScene& scene, Framing dialect, const std::string& end) {
    Caller caller(scene, dialect);
    for (const char* text : {"the end is near", "and here it is"}) {
        std::string message = caller.message(text);
        if (message.ends_with('\n')) message.pop_back();
        caller.link().send(message + end);
        caller.expect_answer(text);
    }
    caller.link().expect_nothing();
}

void line_feed(ServerScene& scene, Framing dialect) { ended_by(scene, dialect, "\n"); }
void cr_lf(ServerScene& scene, Framing dialect) { ended_by(scene, dialect, "\r\n"); }
void nul(ServerScene& scene, Framing dialect) { ended_by(scene, dialect, std::string(1, '\0')); }

void whole_buffer(ServerScene& scene, Framing dialect) {
    constexpr std::size_t buffer = 511;
    ended_by(scene, dialect, std::string(buffer - 15, '\0'));
}

// Where the length counts an LF at the end, as fgets() leaves it, it may come back or not.
void counted(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.say("from fgets()\n");
    caller.expect_one_of({"from fgets()", "from fgets()\n"});
    caller.exchange("from the next");
}

void inside(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("two lines:\nthis is the second");
    caller.exchange("and one");
}

} // namespace

Cases eol_cases() {
    return {
        {.number = "3.1",
         .slug = "peer/EOL/line-feed",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 001: a client sends its handle and the message; sys.stdin.readline() leaves an LF behind it",
         .sends = "two texts, an LF behind each",
         .legal = "replies without the LF",
         .mistake = "the LF becomes part of the text, or an empty text of its own",
         .hint = "strip \\r, \\n and \\0 from the end of what came",
         .server = in_each<line_feed, without_lengths>},
        {.number = "3.2",
         .slug = "peer/EOL/cr-lf",
         .level = Level::should,
         .stage = 2,
         .clause = "telnet and nc -C end a line in CR LF, and so do students who try a server by hand",
         .sends = "two texts, CR LF behind each",
         .legal = "replies without CR and LF",
         .mistake = "only the LF is taken off, and the CR moves the cursor of whoever reads the reply",
         .hint = "strip \\r, \\n and \\0 from the end of what came",
         .server = in_each<cr_lf, without_lengths>},
        {.number = "3.3",
         .slug = "peer/EOL/nul",
         .level = Level::should,
         .stage = 2,
         .clause = "clients in C send strlen() + 1 octets: the NUL at the end is no part of the text",
         .sends = "two texts, a NUL behind each",
         .legal = "replies without the NUL",
         .mistake = "the NUL is sent back with the text, or stands before the next one",
         .hint = "strip \\r, \\n and \\0 from the end of what came",
         .server = in_each<nul, without_lengths_or_lines>},
        {.number = "3.4",
         .slug = "peer/EOL/whole-buffer",
         .level = Level::should,
         .stage = 2,
         .clause = "clients in C send(sock, buffer, sizeof buffer, 0): the NULs behind the text are no part of it",
         .sends = "two texts, NULs behind each to the end of a buffer",
         .legal = "one short reply to each",
         .mistake = "all of the buffer comes back, or a reply for what is behind the NUL",
         .hint = "cut what came at its first NUL",
         .server = in_each<whole_buffer, without_lengths_or_lines>},
        {.number = "3.5",
         .slug = "peer/EOL/counted",
         .level = Level::should,
         .stage = 2,
         .clause = "fgets() keeps the LF, and the length of such clients counts it",
         .sends = "a text that ends in an LF, which its length counts",
         .legal = "a reply, with that LF or without; then the next turn as usual",
         .mistake =
             "the text is read to the LF and not by its length, so that the next one begins too early or too late",
         .hint = "where there is a length, nothing else ends a text",
         .server = in_each<counted, with_lengths>},
        {.number = "3.6",
         .slug = "peer/EOL/inside",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 004: nothing but the length, or the silence, ends a message: a board of tic-tac-toe has lines",
         .sends = "a text of two lines",
         .legal = "one reply to both",
         .mistake = "readline() or scanf() takes the first line, and the second becomes the next message",
         .hint = "read with recv(), and do not stop at an LF",
         .server = in_each<inside, with_inner_lines>},
    };
}

} // namespace chat::check::peer
