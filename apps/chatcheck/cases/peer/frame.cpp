// FRAME: TCP is a stream; a text may come in any pieces, and two in one.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/bytes.hpp"
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"
#include "apps/chatcheck/play/show.hpp"

#include <fmt/format.h>

namespace chat::check::peer {
namespace {

// A new client for each cut, since a server that detects dialects does so by the first text.
void cut_anywhere(ServerScene& scene, Framing dialect) {
    const std::string text = "ok: go";
    for (std::size_t at = 1, end = 2; at < end; ++at) {
        Caller caller(scene, dialect);
        const std::string message = caller.message(text);
        end = message.size();
        caller.link().send_in_pieces(message.substr(0, at), at);
        caller.link().send(message.substr(at));
        caller.expect_answer(text);
    }
}

void octet_by_octet(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    for (const char* text : {"one octet at a time", "and once again"}) {
        caller.link().send_in_pieces(caller.message(text));
        caller.expect_answer(text);
    }
}

void introduction_in_pieces(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect, ann, 1);
    caller.exchange("here I am");
}

void two_in_one(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("one at first");
    caller.link().send(caller.message("then two") + caller.message("at once"));
    caller.expect_answer("then two");
    caller.expect_answer("at once");
}

void in_no_hurry(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("quick");
    const std::string text = "a text that takes its time";
    const std::string message = caller.message(text);
    const std::size_t body = message.size() - text.size();
    for (const std::string& piece : {message.substr(0, body), message.substr(body, 9)}) {
        caller.link().send(piece);
        caller.link().expect_nothing();
    }
    caller.link().send(message.substr(body + 9));
    caller.expect_answer(text);
}

void without_end(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    for (const char* text : {"no end", "none here"}) {
        std::string message = caller.message(text);
        if (message.ends_with('\n')) message.pop_back();
        caller.link().send(message);
        caller.expect_answer(text);
    }
}

void reply_in_one_piece(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.say("all at once");
    caller.let_answer();
    caller.link().hears(scene.pace().patience());
    const std::string first = caller.link().unread();
    const std::string whole = around(dialect, caller.hear_whole());
    if (!first.empty() && first.size() < whole.size())
        caller.link().fail(fmt::format("a client that reads once has {} and no more", quoted(first)),
                           "the rest of the reply, in the same segment", whole.size() - first.size());
}

} // namespace

Cases frame_cases() {
    return {
        {.number = "2.1",
         .slug = "peer/FRAME/cut-anywhere",
         .level = Level::should,
         .stage = 2,
         .clause =
             "seed 004: a message has an end of its own or says how long it is; what one recv() returns is no message",
         .sends = "ok: go, in two segments: once for each place where it can be cut",
         .legal = "one reply to the whole text",
         .mistake = "what one recv() returns is taken for one message",
         .hint = "keep calling recv() until the message has its end, its length, or a moment of silence behind it",
         .server = in_each<cut_anywhere>},
        {.number = "2.2",
         .slug = "peer/FRAME/octet-by-octet",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 004: if a socket returns something, it does not tell that there is no more",
         .sends = "two texts, each octet in a segment of its own",
         .legal = "one reply to each",
         .mistake = "one recv() for the length and one for the text, each taken as whole",
         .hint = "write a function that calls recv() until it has as many octets as you need",
         .server = in_each<octet_by_octet>},
        {.number = "2.3",
         .slug = "peer/FRAME/introduction-in-pieces",
         .level = Level::should,
         .stage = 2,
         .clause = "TCP is a stream: what a client says before its first text may come in pieces too",
         .sends = "the introduction of the dialect, octet by octet, then a text",
         .legal = "the introduction is understood, and the text is answered",
         .mistake = "the first recv() is compared with the whole greeting",
         .hint = "read the introduction with the same function as a text",
         .server = in_each<introduction_in_pieces, introduced>},
        {.number = "2.4",
         .slug = "peer/FRAME/two-in-one",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 004: a length says where a message ends, and so where the next one begins",
         .sends = "two messages in one segment",
         .legal = "a reply to each, in order",
         .mistake = "what stands behind the first message is thrown away, or becomes part of it",
         .hint = "take exactly as many octets as the length says, and keep the rest for the next turn",
         .server = in_each<two_in_one, with_lengths>},
        {.number = "2.5",
         .slug = "peer/FRAME/in-no-hurry",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 004: a length says how long a message is, however long it takes",
         .sends = "the length; a moment later a piece of the text; a moment later the rest",
         .legal = "nothing before the last octet, then one reply",
         .mistake = "a message is over when recv() returns, or after a time",
         .hint = "count what has come, and answer when it is as much as the length says",
         .server = in_each<in_no_hurry, with_lengths>},
        {.number = "2.6",
         .slug = "peer/FRAME/without-end",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 001 and 004: the client sends its message; neither says that anything ends it",
         .sends = "two texts without LF or NUL behind them",
         .legal = "a reply to each, after a moment of silence",
         .mistake = "the server waits for a line end that many clients do not send",
         .hint = "take what has come when nothing more comes for a tenth of a second",
         .server = in_each<without_end, without_lengths_or_lines>},
        {.number = "2.7",
         .slug = "peer/FRAME/reply-in-one-piece",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 004: the client calls recv to receive data: once, in most clients",
         .sends = "all at once",
         .legal = "the reply in one segment",
         .mistake = "handle, length and text are sent by a call each",
         .hint = "put the whole reply together first, and send it with one call",
         .server = in_each<reply_in_one_piece>},
    };
}

} // namespace chat::check::peer
