// TEXT, NAME, STATE and RANGE of a client.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/host.hpp"

namespace chat::check::broadcast {
namespace {

void are_said(ClientScene& scene, std::initializer_list<const char*> lines) {
    Host server = host(scene);
    for (const char* line : lines) {
        scene.type(line);
        server.expect_talk(line);
    }
}

void blanks(ClientScene& scene) { are_said(scene, {"  two before", "two  between", "two behind  "}); }
void only_exit(ClientScene& scene) { are_said(scene, {"exit", "/quit", "/q", "quit", "say @exit", "100% %s {0}"}); }

void are_shown(ClientScene& scene, std::initializer_list<const char*> texts) {
    Host server = host(scene);
    for (const char* text : texts) {
        server.tells(text);
        scene.expect_shown(text);
    }
}

void ascii(ClientScene& scene) {
    are_shown(scene, {"[Bob] 100% %s %d %n {0} {} \\n", "[Bob]   blanks  ", "[Bob] [Al] Hi"});
}
void utf8(ClientScene& scene) { are_shown(scene, {"[Bob] na\xc3\xafve", "[Bob] \xe2\x82\xac 5"}); }

void no_utf8(ClientScene& scene) {
    Host server = host(scene);
    server.tells("[Bob] caf\xe9");
    server.tells("[Bob] next");
    scene.expect_shown("[Bob] next");
}

void escapes(ClientScene& scene) {
    Host server = host(scene);
    if (!scene.at_terminal()) scene.skip("only a terminal obeys escape sequences: try it with --pty");
    server.tells("[Bob] \x1b[31mred");
    server.tells("[Bob] next");
    scene.expect_shown("[Bob] next");
    scene.expect_not_shown("\x1b[31m");
}

// With this name the client must end, and not join.
void is_rejected(ClientScene& scene, std::string name) {
    scene.call_it("'" + std::move(name) + "'");
    scene.start();
    scene.expect_exit();
}

void blank_name(ClientScene& scene) { is_rejected(scene, " "); }
void empty_name(ClientScene& scene) { is_rejected(scene, ""); }
void name_with_a_blank(ClientScene& scene) { is_rejected(scene, "two names"); }

void waits_for_the_answer(ClientScene& scene) {
    Host server(scene);
    server.expect_join();
    scene.type("too early");
    server.link.expect_nothing();
    server.lets_in();
    server.expect_talk("too early");
}

void shows_errors(ClientScene& scene) {
    Host server = host(scene);
    server.link.send(frame(Type::error, ended(scene.habits(), "Unsupported Command")));
    scene.expect_shown("Unsupported Command");
    scene.type("as before");
    server.expect_talk("as before");
}

void takes_a_list(ClientScene& scene) {
    Host server = host(scene);
    server.link.send(frame(Type::list, "Ann,Bob") + server.talk("[Bob] next"));
    scene.expect_shown("[Bob] next");
}

void unknown_type(ClientScene& scene) {
    Host server = host(scene);
    server.link.send(frame(Type(9), "xyzzy") + frame(Type(200), "") + server.talk("[Bob] next"));
    scene.expect_shown("[Bob] next");
    scene.expect_not_shown("xyzzy");
}

} // namespace

Cases client_text_cases() {
    return {
        {.number = "25.1",
         .slug = "broadcast/CLIENT-TEXT/blanks",
         .stage = 3,
         .clause = "seed 003: any text that the user types is sent to the server",
         .sends = "the user types lines with blanks before, between and behind the words",
         .legal = "each is sent with all its blanks",
         .mistake = "the line is read word by word, or trimmed",
         .hint = "read whole lines, and take only the line end off",
         .client = blanks},
        {.number = "25.2",
         .slug = "broadcast/CLIENT-TEXT/only-exit",
         .stage = 3,
         .clause = "seed 003: the only command that the client accepts from the prompt is @exit",
         .sends = "the user types exit, /quit, /q, quit, say @exit, and a format",
         .legal = "each is sent as a text",
         .mistake = "other words end the client as well, or @exit is looked for anywhere in the line",
         .hint = "compare the whole line with @exit, and with nothing else",
         .client = only_exit},
        {.number = "25.3",
         .slug = "broadcast/CLIENT-TEXT/ascii",
         .stage = 3,
         .clause = "seed 003: everyone else sees what was typed, prefixed with the user's name",
         .sends = "talks that look like formats and prefixes, and with blanks",
         .legal = "each is shown as it is",
         .mistake = "the text is the format of a printf()",
         .hint = "print a text as an argument of a format, never as the format",
         .client = ascii},
        {.number = "25.4",
         .slug = "broadcast/CLIENT-TEXT/utf8",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003 sends ASCII, and people type more: clients show it",
         .sends = "talks in UTF-8",
         .legal = "each is shown as it is",
         .mistake = "the text is decoded as ASCII, and what is not ends the thread that receives",
         .hint = "decode texts as UTF-8",
         .client = utf8},
        {.number = "25.5",
         .slug = "broadcast/CLIENT-TEXT/no-utf8",
         .level = Level::should,
         .stage = 4,
         .clause = "no text may end a client",
         .sends = "a talk with the octet e9, which is no UTF-8, and another one",
         .legal = "the second is shown",
         .mistake = "decode() throws an exception that nobody catches",
         .hint = "decode with errors=\"replace\"",
         .client = no_utf8},
        {.number = "25.6",
         .slug = "broadcast/CLIENT-TEXT/escapes",
         .level = Level::should,
         .stage = 5,
         .clause = "nobody can put an escape sequence on another's terminal",
         .sends = "a talk with ESC [31m, and another one; the client has a terminal",
         .legal = "both are shown, without the ESC",
         .mistake = "one user can change the colours of everybody's terminal, or clear it",
         .hint = "replace the octets below 20 and 7f in a text by blanks before you print it",
         .client = escapes},
        {.number = "26.1",
         .slug = "broadcast/CLIENT-NAME/blank",
         .stage = 3,
         .clause = "seed 003: the server will not allow blank names; the client should reject it",
         .sends = "nothing: the client is started with a name that is one blank",
         .legal = "the program ends by itself",
         .mistake = "it is left to the server to refuse the name",
         .hint = "look at the name before you connect, and end with exit(1) where it is blank",
         .client = blank_name},
        {.number = "26.2",
         .slug = "broadcast/CLIENT-NAME/empty",
         .stage = 3,
         .clause = "seed 003: the server will not allow blank names; the client should reject it",
         .sends = "nothing: the client is started with an empty name",
         .legal = "the program ends by itself",
         .mistake = "only the number of arguments is looked at",
         .hint = "look at the length of the name, too",
         .client = empty_name},
        {.number = "26.3",
         .slug = "broadcast/CLIENT-NAME/with-a-blank",
         .stage = 3,
         .clause = "seed 003: the client program takes the name you want to use; it may not contain spaces",
         .sends = "nothing: the client is started with a name of two words",
         .legal = "the program ends by itself",
         .mistake = "it is left to the server to refuse the name",
         .hint = "look for blanks in the name before you connect",
         .client = name_with_a_blank},
        {.number = "27.1",
         .slug = "broadcast/CLIENT-STATE/waits-for-the-answer",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: send and receive come behind the answer to the request for a user name",
         .sends = "the user types a text before the join is answered; then the answer",
         .legal = "nothing before the answer, then the text",
         .mistake = "the keyboard is read in a thread that does not know whether the client is in",
         .hint = "start to read the keyboard when the status has come",
         .client = waits_for_the_answer},
        {.number = "27.2",
         .slug = "broadcast/CLIENT-STATE/shows-errors",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 003: 05 is an error, for the person who sent the bad command",
         .sends = "a frame of type 05; then the user types a text",
         .legal = "the words of the error are shown, and the text is sent",
         .mistake = "only type 02 is looked at, or the program ends at an error",
         .hint = "print the body of a frame of type 05, and go on",
         .client = shows_errors},
        {.number = "27.3",
         .slug = "broadcast/CLIENT-STATE/takes-a-list",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 003 has 03, List, as an extra: a client that does not use it reads it all the same",
         .sends = "a frame of type 03, and a talk behind it",
         .legal = "the talk is shown",
         .mistake = "the header is read, and the body of the list taken for the next frame",
         .hint = "read the body before you look at the type",
         .client = takes_a_list},
        {.number = "28.1",
         .slug = "broadcast/CLIENT-RANGE/unknown-type",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: every frame has a length, so that one can skip what one does not know",
         .sends = "frames of the types 09 and c8, and a talk behind them",
         .legal = "the talk is shown, and nothing of the others",
         .mistake = "the program ends, or the body is taken for the next frame",
         .hint = "read the body of every frame, and do nothing with it where you do not know its type",
         .client = unknown_type},
    };
}

} // namespace chat::check::broadcast
