// FLOW: the client speaks first, then they take turns, until one of them quits.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/bytes.hpp"
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"
#include "protocols/peer/words.hpp"

namespace chat::check::peer {
namespace {

void client_first(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.link().expect_nothing();
    caller.exchange("after you");
}

void reply(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("hello there");
}

void under_a_handle(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.say("who are you?");
    caller.let_answer();
    const std::string came = caller.hear_whole();
    const wire::Address address = wire::address_in(came);
    if (address.state != wire::Address::State::whole)
        caller.link().fail("the reply has no handle before its text", "a handle and >", came.size());
    if (address.handle == ann)
        caller.link().fail("the reply has the client's handle", "the server's handle", came.size());
    if (came.substr(address.handle.size()).find(row_of(dialect).arrow) != 0)
        scene.lenient("the handle is followed by something else than \"> \"");
}

void in_turn(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    for (const char* text : {"one", "two of them", "three", "and one more", "the last"}) caller.exchange(text);
}

void quit(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("hello there");
    caller.leave();
}

// A server of seed 004 may end with its client: then there is none to try.
void next_client(ServerScene& scene, Framing dialect) {
    {
        Caller caller(scene, dialect);
        caller.exchange("hello there");
        caller.leave();
    }
    if (!has_names(row_of(dialect)) && scene.is_started() && scene.habits().is("partner", "operator") &&
        scene.program().ends())
        return scene.lenient("the server ends with its client, as seed 004 allows");
    expect_service(scene, dialect);
}

} // namespace

Cases flow_cases() {
    return {
        {.number = "1.1",
         .slug = "peer/FLOW/client-first",
         .stage = 1,
         .clause = "seed 001: the client sends an initial message, and they alternate; seed 004: the client goes first",
         .sends = "nothing, then a text",
         .legal = "nothing before the client's text, save what the dialect says on accept; then a reply",
         .mistake = "the server sends a welcome or a prompt as soon as somebody connects",
         .hint = "call recv() right after accept(): the client has the first word",
         .server = in_each<client_first>},
        {.number = "1.2",
         .slug = "peer/FLOW/reply",
         .stage = 1,
         .clause = "seed 001: they may alternate sending and receiving; seed 004: the server sends the reply",
         .sends = "hello there",
         .legal = "one reply, with the words of whoever answers and nothing else",
         .mistake = "the answer is printed, but not sent, or sent with the prompt",
         .hint = "send exactly what was typed, behind your handle if your dialect has one",
         .server = in_each<reply>},
        {.number = "1.3",
         .slug = "peer/FLOW/handle",
         .stage = 3,
         .clause = "seed 001: responses from host A should have host A's handle prepended",
         .sends = "who are you?",
         .legal = "the server's handle, >, a blank, and the reply",
         .mistake = "the bare reply, or the client's handle before it",
         .hint = "put \"SERVER> \" before what you send, not only before what you print",
         .server = in_each<under_a_handle, with_handles>},
        {.number = "1.4",
         .slug = "peer/FLOW/in-turn",
         .stage = 1,
         .clause = "seed 001: if the connection is not closed, repeat; seed 004: the client, then the server, then the "
                   "client",
         .sends = "five texts, each behind the reply to the one before",
         .legal = "five replies, in order, one for each text",
         .mistake = "the loop ends after one turn, a reply is sent twice, or an old buffer is sent again",
         .hint = "clear the buffer before each recv(), and send once in each turn",
         .server = in_each<in_turn>},
        {.number = "1.5",
         .slug = "peer/FLOW/quit",
         .stage = 2,
         .clause = "seed 001: host B closes the connection with the command \"\\quit\"; seed 004: /q",
         .sends = "a text, then the quit of the dialect",
         .legal = "the end of the connection, perhaps a quit before it",
         .mistake = "the quit is shown as a text, and the server waits for the operator",
         .hint = "compare what came with \"\\quit\" before anything else, and close the socket when it is that",
         .server = in_each<quit>},
        {.number = "1.6",
         .slug = "peer/FLOW/next-client",
         .stage = 2,
         .clause =
             "seed 001: if the connection is closed, the server repeats from waiting for a client; in seed 004 it "
             "may end too",
         .sends = "a client that quits, and another one",
         .legal = "the second is served like the first",
         .mistake = "accept() stands before the loop, so that the server serves one client and ends",
         .hint = "put accept() and the conversation into an outer loop, and close only the client's socket",
         .server = in_each<next_client>},
    };
}

} // namespace chat::check::peer
