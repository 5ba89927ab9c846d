// CLEAN: no octet too many.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"
#include "apps/chatcheck/play/show.hpp"
#include "protocols/peer/words.hpp"

#include <fmt/format.h>

namespace chat::check::peer {
namespace {

void one_reply(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    for (const char* text : {"and then?", "nothing more"}) {
        caller.exchange(text);
        caller.link().expect_nothing();
    }
}

// The client's texts end in nothing but what is asked for in the dialect; a reply too.
void no_end(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.say("bare");
    caller.let_answer();
    const std::string reply = caller.hear_whole();
    const std::string_view bare = wire::without_end(reply);
    if (bare.size() < reply.size())
        caller.link().fail(fmt::format("the reply ends in {}", quoted(reply.substr(bare.size()))), "nothing more",
                           reply.size() - bare.size());
}

void silent_quit(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("hello");
    caller.link().send(caller.quit());
    caller.link().expect_end();
}

} // namespace

Cases clean_cases() {
    return {
        {.number = "9.1",
         .slug = "peer/CLEAN/one-reply",
         .stage = 2,
         .clause = "seed 001: they alternate; seed 004: the client, then the server, then the client",
         .sends = "two texts, with a moment of silence behind each reply",
         .legal = "one reply to each, and nothing behind it",
         .mistake = "a prompt, a NUL or a second message follows the reply",
         .hint = "send as many octets as the reply has, once, and print prompts only",
         .server = in_each<one_reply>},
        {.number = "9.2",
         .slug = "peer/CLEAN/no-end",
         .level = Level::may,
         .stage = 3,
         .clause = "neither seed says that anything ends a reply, so clients show what comes with it",
         .sends = "bare",
         .legal = "a reply without CR, LF and NUL at its end, save what the dialect counts",
         .mistake = "the line end that the operator typed is sent too, or all of a buffer",
         .hint = "strip what was typed, and send strlen() octets",
         .server = in_each<no_end>},
        {.number = "9.3",
         .slug = "peer/CLEAN/silent-quit",
         .level = Level::may,
         .stage = 3,
         .clause = "seed 001: \\quit closes the connection; nobody reads what is said after it",
         .sends = "a text, then the quit",
         .legal = "the end of the connection, and nothing before",
         .mistake = "a good bye, or the quit sent back",
         .hint = "close the socket, and say nothing",
         .server = in_each<silent_quit>},
    };
}

} // namespace chat::check::peer
