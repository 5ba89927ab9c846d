// STATE: quits in every manner and at any time; header10's connection for each message.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/bytes.hpp"
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

#include <string>

namespace chat::check::peer {
namespace {

// A quit as a text: with the handle that the dialect has, and without it.
std::string bare(Framing dialect, std::string_view word) { return around(dialect, std::string(word)); }

void quit_first(ServerScene& scene, Framing dialect) {
    {
        Caller caller(scene, dialect);
        caller.leave();
    }
    expect_service(scene, dialect);
}

void quit_bare(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("hello");
    caller.link().send(bare(dialect, row_of(dialect).quit));
    caller.expect_goodbye();
}

void quit_under_handle(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("hello");
    caller.say("\\quit");
    caller.expect_goodbye();
}

void quit_of_others(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("hello");
    caller.link().send(bare(dialect, has_names(row_of(dialect)) ? "/q" : "\\quit"));
    caller.expect_goodbye();
}

void quit_with_end(ServerScene& scene, Framing dialect) {
    for (const char* end : {"\n", "\r\n"}) {
        Caller caller(scene, dialect);
        caller.exchange("hello");
        caller.link().send(bare(dialect, std::string(row_of(dialect).quit) + (row_of(dialect).framed() ? end : "")) +
                           (row_of(dialect).framed() ? "" : end));
        caller.expect_goodbye();
    }
}

void quit_behind_a_text(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("hello");
    caller.link().send(caller.message("and good bye") + caller.quit());
    caller.expect_answer("and good bye");
    caller.expect_goodbye();
}

void new_connections(ServerScene& scene, Framing dialect) {
    for (const char* text : {"first of three", "second", "and third"}) {
        Caller caller(scene, dialect);
        caller.exchange(text);
        caller.link().close();
    }
    Caller(scene, dialect).leave();
}

// As its programs do it: the next connection is there before the last one is closed.
void overlapping_connections(ServerScene& scene, Framing dialect) {
    Caller first(scene, dialect);
    first.exchange("on the first");
    Caller second(scene, dialect);
    first.link().close();
    second.exchange("on the second");
    Caller third(scene, dialect);
    second.link().close();
    third.exchange("on the third");
    third.leave();
    expect_service(scene, dialect);
}

inline constexpr Where alone_on_many_connections{
    [](const FramingRow& row, const Habits& habits) {
        return row.framing == Framing::header10 && !habits.is("partner", "pair");
    },
    "only header10 has a connection for each message, and here another client is no part of it"};
inline constexpr Where not_in_plain_pairs{
    [](const FramingRow& row, const Habits& habits) { return row.framed() && !habits.is("partner", "pair"); },
    "only a dialect with lengths tells two messages in one segment apart, and another client would quit too"};

} // namespace

Cases state_cases() {
    return {
        {.number = "7.1",
         .slug = "peer/STATE/quit-first",
         .stage = 2,
         .clause =
             "seed 001: the connection is closed with the command \"\\quit\", and the server waits for the next client",
         .sends = "the quit as the first message; then another client",
         .legal = "the end of the connection; the next client is served",
         .mistake = "the first message is never compared with the command",
         .hint = "treat the first message like every other",
         .server = in_each<quit_first>},
        {.number = "7.2",
         .slug = "peer/STATE/quit-bare",
         .stage = 2,
         .clause =
             "seed 001: \"\\quit\" closes the connection; seed 004: a program sends the \"/q\" message right before it "
             "quits",
         .sends = "a text, then the quit alone, without a handle",
         .legal = "the end of the connection",
         .mistake = "the quit is only looked for behind a handle",
         .hint = "compare the message with the command before and after you take the handle off",
         .server = in_each<quit_bare>},
        {.number = "7.3",
         .slug = "peer/STATE/quit-under-handle",
         .stage = 3,
         .clause = "seed 001: the handle is prepended to all messages: \"Ann> \\quit\" is a quit",
         .sends = "a text, then the quit behind the handle",
         .legal = "the end of the connection",
         .mistake = "the whole message is compared with the command, handle included",
         .hint = "compare the message with the command before and after you take the handle off",
         .server = in_each<quit_under_handle, with_handles>},
        {.number = "7.4",
         .slug = "peer/STATE/quit-of-others",
         .level = Level::may,
         .stage = 4,
         .clause = "seed 001 quits by \\quit, seed 004 by /q: a server that talks with both understands both",
         .sends = "a text, then the quit of the other seed",
         .legal = "the end of the connection",
         .mistake = "the other family's quit is answered as a text",
         .hint = "compare with \"\\quit\" and with \"/q\"",
         .server = in_each<quit_of_others>},
        {.number = "7.5",
         .slug = "peer/STATE/quit-with-end",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 001: a client sends what its user typed, and fgets() and readline() leave the line end in it",
         .sends = "a quit with LF, and one with CR LF",
         .legal = "the end of the connection",
         .mistake = "\"\\quit\\n\" is not equal to \"\\quit\"",
         .hint = "strip the line end before you compare",
         .server = in_each<quit_with_end>},
        {.number = "7.6",
         .slug = "peer/STATE/quit-behind-a-text",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 004: a length says where a message ends: a text and a quit in one segment are two messages",
         .sends = "a text and the quit in one segment",
         .legal = "the reply to the text, then the end of the connection",
         .mistake = "the quit is lost behind the text, or makes the reply be lost",
         .hint = "keep what stands behind a message for the next turn",
         .server = in_each<quit_behind_a_text, not_in_plain_pairs>},
        {.number = "7.7",
         .slug = "peer/STATE/new-connections",
         .level = Level::should,
         .stage = 4,
         .clause = "programs of header10 open a connection for each message; its end is no quit",
         .sends = "three texts, each on a connection of its own",
         .legal = "a reply to each, on its connection",
         .mistake = "the server takes the end of a connection for the end of the conversation",
         .hint = "accept() again, and go on where you were",
         .server = in_each<new_connections, alone_on_many_connections>},
        {.number = "7.8",
         .slug = "peer/STATE/overlapping-connections",
         .level = Level::may,
         .stage = 4,
         .clause = "programs of header10 connect for the next message before they close the connection of the last",
         .sends = "three texts, each on a connection that is there before the one before is closed; then a quit",
         .legal = "a reply to each, on its connection; after the quit the next client is served",
         .mistake = "the server answers on the old connection, or closes the new one with it",
         .hint = "answer on the connection that the text came from",
         .server = in_each<overlapping_connections, alone_on_many_connections>},
    };
}

} // namespace chat::check::peer
