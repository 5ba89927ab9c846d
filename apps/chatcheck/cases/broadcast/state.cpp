// STATE: frames in any order: before the join, and a second join.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

namespace chat::check::broadcast {
namespace {

// Before a join: answered with an error, leniently hung up on.
void is_turned_away(ServerScene& scene, Guest& stranger, Type type, std::string_view body) {
    stranger.sends(type, body);
    stranger.link.hears(scene.pace().patience());
    if (stranger.link.unread().empty() && stranger.link.ending() != Ending::open)
        return scene.lenient("the connection is closed");
    stranger.hears_error("Join first");
}

void unheard_before_join(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& eve = chat.arrive("eve");
    eve.says("I am nobody");
    ann.hears_nothing();
}

void unheard_after_refusal(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    Guest& eve = chat.arrive_as("eve", bob.name);
    eve.asks_for(bob.name);
    eve.is_refused();
    eve.says("I am bob, am I not?");
    ann.hears_nothing();
}

void deaf_before_join(ServerScene& scene) {
    Chat chat(scene);
    Guest& eve = chat.arrive("eve");
    Guest& ann = chat.join("ann");
    chat.join("bob");
    ann.says("among us");
    eve.hears_nothing();
}

void talk_before_join(ServerScene& scene) {
    Chat chat(scene);
    is_turned_away(scene, chat.arrive("eve"), Type::talk, "Hi");
}

void list_before_join(ServerScene& scene) {
    Chat chat(scene);
    is_turned_away(scene, chat.arrive("eve"), Type::list, "");
}

void join_after_error(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& eve = chat.arrive("eve");
    is_turned_away(scene, eve, Type::talk, "too early");
    eve.asks_for(eve.name);
    eve.is_let_in();
    chat.come_in(eve);
    eve.says("now");
    ann.hears(eve.said("now"));
}

void second_join(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.asks_for(scene.unique("rob"));
    bob.hears_error("Already joined");
    bob.says("still me");
    ann.hears(bob.said("still me"));
}

void next_in_the_chat(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    ann.leaves();
    bob.hears(leaving(ann.name));
    Guest& cat = chat.join("cat");
    cat.says("who is left?");
    bob.hears(cat.said("who is left?"));
    bob.says("you and me");
    cat.hears(bob.said("you and me"));
}

} // namespace

Cases state_cases() {
    return {
        {.number = "7.1",
         .slug = "broadcast/STATE/unheard-before-join",
         .stage = 3,
         .clause = "seed 003: one requests a user name until it is accepted, and then sends and receives",
         .sends = "eve, who has not joined, says something",
         .legal = "ann hears nothing",
         .mistake = "the text is broadcast with None or nothing in the brackets",
         .hint = "keep for each connection whether it has joined, and look at that before you broadcast",
         .server = unheard_before_join},
        {.number = "7.2",
         .slug = "broadcast/STATE/unheard-after-refusal",
         .stage = 3,
         .clause = "seed 003: a name that is taken is rejected: the connection is not established",
         .sends = "eve is refused bob's name, and says something",
         .legal = "ann hears nothing",
         .mistake = "the connection keeps the name that was refused",
         .hint = "set the name of a connection only where you send 00",
         .server = unheard_after_refusal},
        {.number = "7.3",
         .slug = "broadcast/STATE/deaf-before-join",
         .stage = 3,
         .clause = "seed 003: the progression has send and receive behind the accepted name",
         .sends = "eve is connected and has not joined; ann joins, bob joins, ann speaks",
         .legal = "eve receives nothing",
         .mistake = "the socket is in the list of all clients as soon as accept() returned it",
         .hint = "add a client to the list that you broadcast to only when its name is accepted",
         .server = deaf_before_join},
        {.number = "7.4",
         .slug = "broadcast/STATE/talk-before-join",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: a talk before a join is answered by the error \"Join first\"",
         .sends = "eve, who has not joined, says Hi",
         .legal = "a frame of type 05; lenient: other words, or the end of the connection",
         .mistake = "the name of the connection is looked up and is not there, which ends the thread",
         .hint = "answer whatever is not a join with an error while there is no name",
         .server = talk_before_join},
        {.number = "7.5",
         .slug = "broadcast/STATE/list-before-join",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: a list before a join is answered by the error \"Join first\"",
         .sends = "eve, who has not joined, sends 03 00 00",
         .legal = "a frame of type 05; lenient: other words, or the end of the connection",
         .mistake = "anybody may see who is here",
         .hint = "answer whatever is not a join with an error while there is no name",
         .server = list_before_join},
        {.number = "7.6",
         .slug = "broadcast/STATE/join-after-error",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: an error is told to the person who made it; the protocol goes on",
         .sends = "eve says something too early, then joins, and says something",
         .legal = "she is let in and heard",
         .mistake = "the connection is given up at the first frame that is no join",
         .hint = "go back to reading the next frame after an error",
         .server = join_after_error},
        {.number = "7.7",
         .slug = "broadcast/STATE/second-join",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: a second join is answered by the error \"Already joined\"",
         .sends = "bob joins a second time with another name, then says something",
         .legal = "a frame of type 05, and he is still bob; lenient: other words",
         .mistake = "he gets a second name, and the first one stays taken for ever",
         .hint = "refuse a join on a connection that has a name",
         .server = second_join},
        {.number = "7.8",
         .slug = "broadcast/STATE/after-the-first-left",
         .stage = 3,
         .clause = "seed 003: anyone can join, and users come and go; the text goes to all who are there",
         .sends = "ann and bob are in the chat; ann leaves, cat joins, cat and bob talk",
         .legal = "bob and cat hear one another",
         .mistake = "clients are numbered, and the number of who left is used again or shifts the others",
         .hint = "keep clients in a table by socket or name, not by their place in an array",
         .server = next_in_the_chat},
    };
}

} // namespace chat::check::broadcast
