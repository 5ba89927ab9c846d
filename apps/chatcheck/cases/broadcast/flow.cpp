// FLOW: joining, talking and leaving, as the seed has it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

namespace chat::check::broadcast {
namespace {

using namespace std::string_literals;

void join(ServerScene& scene) {
    Chat chat(scene);
    Guest& bob = chat.arrive("bob");
    bob.asks_for(bob.name);
    bob.link.expect_one_of({"\0"s, "\0\0\1\0"s});
}

void status_octet(ServerScene& scene) {
    Chat chat(scene);
    Guest& bob = chat.arrive("bob");
    bob.asks_for(bob.name);
    bob.link.expect("\0"s);
    read_frame(bob.link, {}, "the first frame behind the status");
}

void silent_accept(ServerScene& scene) { scene.arrive("bob").expect_nothing(); }

void commands(ServerScene& scene) {
    Chat chat(scene);
    Guest& bob = chat.arrive("bob");
    if (scene.habits().is("command_list", "on-connect")) return; // arrive() has read it
    bob.asks_for(bob.name);
    bob.is_let_in();
    bob.hears(joining(bob.name));
    const Frame wanted{Type::talk, "the list of commands"};
    const Frame came = bob.next(wanted, "a frame with the list of commands");
    if (came.type != Type::talk || came.body.empty()) fail_frame(bob.link, came, wanted);
}

void commands_to_one(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    chat.join("bob");
    ann.hears_nothing();
}

void joiner_hears_it(ServerScene& scene) {
    Chat chat(scene);
    Guest& bob = chat.arrive("bob");
    bob.asks_for(bob.name);
    bob.is_let_in();
    bob.hears(joining(bob.name));
}

void others_hear_it(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& cat = chat.join("cat");
    Guest& bob = chat.join_unread("bob");
    ann.hears(joining(bob.name));
    cat.hears(joining(bob.name));
}

void talk(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    for (const char* text : {"Hi", "How are you?"}) {
        bob.says(text);
        ann.hears(bob.said(text));
    }
}

void talk_to_all(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    Guest& cat = chat.join("cat");
    bob.says("Hi, both");
    ann.hears(bob.said("Hi, both"));
    cat.hears(bob.said("Hi, both"));
    cat.says("Hi, bob");
    bob.hears(cat.said("Hi, bob"));
    ann.hears(cat.said("Hi, bob"));
}

void no_echo(ServerScene& scene) {
    Chat chat(scene);
    Guest& bob = chat.join("bob");
    bob.says("Hi");
    if (scene.habits().is("echo", "yes"))
        bob.link.fail("what bob says is sent back to him (echo = yes)", "nothing: to all of the others");
    bob.hears_nothing();
}

void leave(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.leaves();
    ann.hears(leaving(bob.name));
}

} // namespace

Cases flow_cases() {
    return {
        {.number = "1.1",
         .slug = "broadcast/FLOW/join",
         .stage = 1,
         .clause = "seed 003: the answer to a join is a status: 0 is accepted, 1 is already taken",
         .sends = "a join, 00 len name, with a name that nobody has",
         .legal = "the octet 00, before anything else; or that status in a frame, 00 00 01 00",
         .mistake = "the status is sent as the digit '0' (hex 30), or behind the announcement",
         .hint = "send one raw byte with the value zero first, and everything else after it",
         .server = join},
        {.number = "1.2",
         .slug = "broadcast/FLOW/status-octet",
         .level = Level::may,
         .stage = 1,
         .clause = "seed 003: the status is one byte; programs of a class differ in whether it stands in a frame",
         .sends = "a join with a name that nobody has",
         .legal = "the octet 00, then frames of type 02 and above",
         .mistake = "the status is the body of a frame; clients that read one octet take the header for frames",
         .hint = "agree in your class on one form; the progression of the seed has the single byte",
         .server = status_octet},
        {.number = "1.3",
         .slug = "broadcast/FLOW/silent-accept",
         .level = Level::may,
         .stage = 1,
         .clause = "seed 003 sends the list of commands on connect; programs of a class differ in it",
         .sends = "nothing: the connection alone",
         .legal = "nothing before the join",
         .mistake = "clients that take the first octet for the status are told the first octet of the list",
         .hint = "send the list of commands behind the status, where every client expects frames",
         .server = silent_accept},
        {.number = "1.4",
         .slug = "broadcast/FLOW/commands",
         .level = Level::may,
         .stage = 2,
         .clause = "seed 003: the server sends a list of commands to the person connecting",
         .sends = "a join with a name that nobody has",
         .legal = "a frame of type 02 with the list, on connect or behind the announcement",
         .mistake = "the list is not sent at all",
         .hint = "send a talk frame with your commands to the new client alone",
         .server = commands},
        {.number = "1.5",
         .slug = "broadcast/FLOW/commands-to-one",
         .stage = 3,
         .clause = "seed 003: the list of commands goes only to the person connecting",
         .sends = "ann is in the chat when bob joins",
         .legal = "ann hears that bob is joining, and nothing else",
         .mistake = "the list is broadcast as an announcement is, or the announcement is sent twice",
         .hint = "write the list to the socket that accept() returned, not to all",
         .server = commands_to_one},
        {.number = "1.6",
         .slug = "broadcast/FLOW/joiner-hears-it",
         .stage = 2,
         .clause = "seed 003: a new user is announced to all clients, the newly joining one included",
         .sends = "a join with a name that nobody has",
         .legal = "behind the status a frame of type 02: **Bob is joining the chat**",
         .mistake = "the new client is added to the list of clients only after the announcement",
         .hint = "add the client to your list first, then announce it to the whole list",
         .server = joiner_hears_it},
        {.number = "1.7",
         .slug = "broadcast/FLOW/others-hear-it",
         .stage = 3,
         .clause = "seed 003: a new user is announced to all clients as **Bob is joining the chat**",
         .sends = "ann and cat are in the chat when bob joins",
         .legal = "both hear **Bob is joining the chat**, as a frame of type 02",
         .mistake = "other words, or the announcement goes to one socket only",
         .hint = "send the announcement to every client that has joined, in exactly these words",
         .server = others_hear_it},
        {.number = "1.8",
         .slug = "broadcast/FLOW/talk",
         .stage = 3,
         .clause = "seed 003: what Bob says everyone else sees prefixed with his name in square brackets: [Bob] Hi",
         .sends = "bob sends 02 00 02 Hi, and How are you?",
         .legal = "ann receives frames of type 02 with [Bob] Hi, and [Bob] How are you?",
         .mistake = "Bob: Hi, or no blank behind the bracket, or the length of the text without its prefix",
         .hint = "make the body first, \"[\" + name + \"] \" + text, and then the header with its length",
         .server = talk},
        {.number = "1.9",
         .slug = "broadcast/FLOW/talk-to-all",
         .stage = 3,
         .clause = "seed 003: the server sends the text to all of the other clients",
         .sends = "bob says something to ann and cat, then cat to bob and ann",
         .legal = "each of the others receives each text",
         .mistake = "the loop over the clients ends at the speaker, or at the first one",
         .hint = "use continue, not break, where the loop meets the speaker",
         .server = talk_to_all},
        {.number = "1.10",
         .slug = "broadcast/FLOW/no-echo",
         .level = Level::may,
         .stage = 3,
         .clause = "seed 003: the text goes to all of the other clients; some classes send it back to its speaker too",
         .sends = "bob, alone, says Hi",
         .legal = "bob receives nothing",
         .mistake = "the speaker's own client shows his text twice",
         .hint = "leave out the speaker's socket in the loop over the clients",
         .server = no_echo},
        {.number = "1.11",
         .slug = "broadcast/FLOW/leave",
         .stage = 3,
         .clause = "seed 003: when a connection goes down all are told **Bob is leaving the chat**",
         .sends = "bob sends a leave, 01 00 00",
         .legal = "ann hears **Bob is leaving the chat**, as a frame of type 02",
         .mistake = "other words, or the announcement is left out where the client says goodbye",
         .hint = "announce it in the one place where a connection ends, for whatever reason it does",
         .server = leave},
    };
}

} // namespace chat::check::broadcast
