// CLIENT-FLOW, CLIENT-FRAME, CLIENT-EOL: what is typed is said, what is answered is shown, in turn.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/cases.hpp"
#include "apps/chatcheck/cases/peer/host.hpp"
#include "apps/chatcheck/play/show.hpp"
#include "protocols/peer/render.hpp"

#include <fmt/format.h>

namespace chat::check::peer {
namespace {

void nothing_before(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.link().expect_nothing();
    host.exchange("now I say something", "so do I");
}

void first_text(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type("hello there");
    host.expect_text("hello there");
}

void shows_reply(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("hello there", "general greetings");
}

void in_turn(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("one", "first answer");
    host.exchange("two of them", "second");
    host.exchange("three", "the third answer");
    host.exchange("the last", "good");
    host.link().expect_nothing();
}

void quit(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("hello", "good day");
    scene.type(row_of(dialect).quit);
    host.expect_goodbye();
    host.link().close();
    scene.expect_exit();
}

void server_quits(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("hello", "good day");
    scene.type("still there?");
    host.expect_text("still there?");
    host.link().send(wire::render_reply_quit(dialect));
    if (!host.link().ends()) scene.fail("the client does not end the connection");
    scene.expect_exit();
}

void cut_anywhere(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    for (std::size_t at = 1, end = 2; at < end; ++at) {
        const std::string answer = fmt::format("cut {}", at);
        const std::string message = host.message(answer);
        end = message.size();
        scene.type("go");
        host.expect_text("go");
        host.link().send_in_pieces(message.substr(0, at), at);
        host.link().send(message.substr(at));
        scene.expect_shown(answer);
    }
}

void octet_by_octet(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    for (const char* answer : {"one octet at a time", "and once again"}) {
        scene.type("go on");
        host.expect_text("go on");
        host.link().send_in_pieces(host.message(answer));
        scene.expect_shown(answer);
    }
}

void in_no_hurry(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type("go on");
    scene.type("I know more");
    host.expect_text("go on");
    const std::string message = host.message("I think about it");
    const std::size_t half = message.size() - 5;
    for (const std::string& piece : {message.substr(0, 2), message.substr(2, half - 2)}) {
        host.link().send(piece);
        host.link().expect_nothing();
    }
    host.link().send(message.substr(half));
    scene.expect_shown("I think about it");
    host.expect_text("I know more");
}

void in_one_piece(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type("all at once");
    host.link().hears(scene.pace().patience());
    const std::string first = host.link().unread();
    host.expect_text("all at once");
    if (first.find("all at once") == std::string::npos)
        host.link().fail(fmt::format("a server that reads once has {} and no more", quoted(first)),
                         "the whole message in one segment", 1);
}

void ended_replies(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    for (const std::string_view end : {std::string_view("\n"), std::string_view("\r\n"), std::string_view("\0", 1)}) {
        scene.type("go on");
        host.expect_text("go on");
        host.link().send(host.message("an end").append(end));
        scene.expect_shown("an end");
    }
    host.exchange("no end?", "none");
}

void padded_reply(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    for (const char* answer : {"a buffer", "another"}) {
        scene.type("go on");
        host.expect_text("go on");
        std::string buffer = host.message(answer);
        buffer.resize(500, '\0');
        host.link().send(buffer);
        scene.expect_shown(answer);
    }
    scene.expect_not_shown(std::string_view("\0", 1));
}

} // namespace

Cases client_flow_cases() {
    return {
        {.number = "21.1",
         .slug = "peer/CLIENT-FLOW/nothing-before",
         .stage = 1,
         .clause = "seed 001: the client sends an initial message, which its user types",
         .sends = "nothing; then a text is typed",
         .legal = "what the dialect says before the first text, and nothing more until something is typed",
         .mistake = "the handle is sent as a message of its own, or an empty message",
         .hint = "send nothing before the user has typed a message",
         .client = in_each<nothing_before>},
        {.number = "21.2",
         .slug = "peer/CLIENT-FLOW/first-text",
         .stage = 1,
         .clause = "seed 001: the handle is prepended to all messages; seed 004: the client sends the message",
         .sends = "a text is typed",
         .legal = "the text in the dialect, with the handle where it has one",
         .mistake = "the handle is shown as a prompt, but not sent",
         .hint = "send handle + \"> \" + text",
         .client = in_each<first_text>},
        {.number = "21.3",
         .slug = "peer/CLIENT-FLOW/shows-reply",
         .stage = 1,
         .clause = "seed 004: the client calls recv to receive data and prints it",
         .sends = "a reply to what was typed",
         .legal = "the reply stands on the screen",
         .mistake = "the reply is read and not printed, or printed only at the end",
         .hint = "print what recv() returned, and flush",
         .client = in_each<shows_reply>},
        {.number = "21.4",
         .slug = "peer/CLIENT-FLOW/in-turn",
         .stage = 1,
         .clause = "seed 001: if the connection is not closed, repeat; seed 004: the client, then the server, then the "
                   "client",
         .sends = "four turns",
         .legal = "each text arrives once, and each reply is shown",
         .mistake = "the loop ends after one turn, or a text is sent twice",
         .hint = "loop over: read a line, send it, receive, print",
         .client = in_each<in_turn>},
        {.number = "21.5",
         .slug = "peer/CLIENT-FLOW/quit",
         .stage = 2,
         .clause =
             "seed 001: host B closes the connection with the command \"\\quit\"; seed 004: a program sends the /q "
             "message right before it quits",
         .sends = "a turn; then the quit is typed",
         .legal = "the quit arrives, the connection ends, the program ends",
         .mistake = "the program waits for a reply to its quit, or closes without a word",
         .hint = "send the quit, then close and leave the loop",
         .client = in_each<quit>},
        {.number = "21.6",
         .slug = "peer/CLIENT-FLOW/server-quits",
         .stage = 2,
         .clause =
             "seed 001: host A closes the connection with the command \"\\quit\"; seed 004: the quit of one may quit "
             "the other",
         .sends = "a quit as the reply",
         .legal = "the connection ends, the program ends",
         .mistake = "the quit is printed as a message, and the user is asked for the next",
         .hint = "compare what came with the quit before you print it",
         .client = in_each<server_quits>},
        {.number = "22.1",
         .slug = "peer/CLIENT-FRAME/cut-anywhere",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 004: a length tells where a message ends; what one recv() returns is no message",
         .sends = "replies in two segments: one for each place where they can be cut",
         .legal = "each reply is shown whole, one for each turn",
         .mistake = "what one recv() returns is taken for the length, or for the whole text",
         .hint = "write a function that calls recv() until it has as many octets as you need",
         .client = in_each<cut_anywhere, with_lengths>},
        {.number = "22.2",
         .slug = "peer/CLIENT-FRAME/octet-by-octet",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 004: if a socket returns something, it does not tell that there is no more",
         .sends = "two replies, each octet in a segment of its own",
         .legal = "each reply is shown whole",
         .mistake = "what one recv() returns is taken for the length, or for the whole text",
         .hint = "write a function that calls recv() until it has as many octets as you need",
         .client = in_each<octet_by_octet, with_lengths>},
        {.number = "22.3",
         .slug = "peer/CLIENT-FRAME/in-no-hurry",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 004: a length says how long a message is, however long it takes",
         .sends = "two lines are typed; the reply to the first comes in three pieces with pauses",
         .legal = "the second line is sent when the reply is whole, not before",
         .mistake = "a reply is over when recv() returns",
         .hint = "count what has come, and go on when it is as much as the length says",
         .client = in_each<in_no_hurry, with_lengths>},
        {.number = "22.4",
         .slug = "peer/CLIENT-FRAME/in-one-piece",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 004: the server calls recv to receive data: once, in most servers",
         .sends = "a text is typed",
         .legal = "the message comes in one segment",
         .mistake = "handle, length and text are sent by a call each",
         .hint = "put the whole message together first, and send it with one call",
         .client = in_each<in_one_piece>},
        {.number = "23.1",
         .slug = "peer/CLIENT-EOL/ended-replies",
         .level = Level::should,
         .stage = 2,
         .clause = "servers leave the LF or the NUL behind a reply that their user or their language put there",
         .sends = "replies that end in LF, CR LF and NUL",
         .legal = "each is shown, and is one reply",
         .mistake = "what stands behind the LF is taken for the next reply",
         .hint = "strip \\r, \\n and \\0 from the end of what came",
         .client = in_each<ended_replies, without_lengths_or_lines>},
        {.number = "23.2",
         .slug = "peer/CLIENT-EOL/padded-reply",
         .level = Level::should,
         .stage = 2,
         .clause = "servers in C send(sock, buffer, sizeof buffer, 0): the NULs behind the text are no part of it",
         .sends = "two replies with NULs behind them to the end of a buffer of 500 octets",
         .legal = "each is shown, without the NULs",
         .mistake = "the NULs are printed, or read as a reply of their own",
         .hint = "cut what came at its first NUL",
         .client = in_each<padded_reply, without_lengths_or_lines>},
    };
}

} // namespace chat::check::peer
