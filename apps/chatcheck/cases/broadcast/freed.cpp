// NAME: who leaves, by whatever road, gives his name back.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

namespace chat::check::broadcast {
namespace {

// Bob goes as `go` has it; the next bob is let in.
void is_freed(ServerScene& scene, void (*go)(Guest& bob)) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    go(bob);
    ann.hears(leaving(bob.name));
    Guest& next = chat.join_as("next bob", bob.name);
    next.says("me again");
    ann.hears(next.said("me again"));
}

void by_leave(ServerScene& scene) {
    is_freed(scene, [](Guest& bob) { bob.leaves(); });
}
void by_end(ServerScene& scene) {
    is_freed(scene, [](Guest& bob) { bob.link.close(); });
}
void by_reset(ServerScene& scene) {
    is_freed(scene, [](Guest& bob) { bob.link.reset(); });
}

// Who was refused, and goes, takes nothing with him.
void not_by_the_refused(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    Guest& second = chat.arrive_as("second bob", bob.name);
    second.asks_for(bob.name);
    second.is_refused();
    second.link.close();
    ann.hears_nothing();
    Guest& third = chat.arrive_as("third bob", bob.name);
    third.asks_for(bob.name);
    third.is_refused();
    bob.says("still me");
    ann.hears(bob.said("still me"));
}

} // namespace

Cases freed_name_cases() {
    return {
        {.number = "6.14",
         .slug = "broadcast/NAME/freed-by-leave",
         .stage = 3,
         .clause = "seed 003: a name is refused while it is in use; who has left does not use it",
         .sends = "bob sends a leave; when ann has heard that he is leaving, another bob joins and speaks",
         .legal = "00, and ann hears him",
         .mistake = "the name stays in the table for ever",
         .hint = "take the name out of your table where you announce that its user is leaving",
         .server = by_leave},
        {.number = "6.15",
         .slug = "broadcast/NAME/freed-by-end",
         .stage = 3,
         .clause = "seed 003: a name is refused while it is in use; whose connection is down does not use it",
         .sends = "bob's connection ends without a leave; then another bob joins and speaks",
         .legal = "ann hears that bob is leaving; then 00, and she hears the new one",
         .mistake = "only a leave frees a name, and a recv() that returns 0 does not",
         .hint = "where recv() returns 0, do the same as for a leave",
         .server = by_end},
        {.number = "6.16",
         .slug = "broadcast/NAME/freed-by-reset",
         .stage = 4,
         .clause = "seed 003: a name is refused while it is in use; whose connection is down does not use it",
         .sends = "bob's connection is reset; then another bob joins and speaks",
         .legal = "ann hears that bob is leaving; then 00, and she hears the new one",
         .mistake = "the exception of recv() jumps over the place where the name is freed",
         .hint = "free the name in a finally block, or in the one function that ends a connection",
         .server = by_reset},
        {.number = "6.17",
         .slug = "broadcast/NAME/not-freed-by-the-refused",
         .stage = 4,
         .clause = "seed 003: a name is in use as long as its user is connected",
         .sends = "a second bob is refused and goes; a third one asks for the name; then bob speaks",
         .legal = "nobody is told anything of the second; the third is refused; bob is heard",
         .mistake = "the refused client's end frees and announces the name that it never had",
         .hint = "give a connection its name only when it is accepted",
         .server = not_by_the_refused},
    };
}

} // namespace chat::check::broadcast
