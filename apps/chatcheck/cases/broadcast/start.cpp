// START: the server's own beginning.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

namespace chat::check::broadcast {
namespace {

// The server has closed a connection by itself: the system keeps its port busy for a minute.
void restart(ServerScene& scene) {
    Chat before(scene);
    scene.program();
    Guest& ann = before.join("ann");
    Guest& bob = before.join("bob");
    bob.leaves();
    ann.hears(leaving(bob.name));
    if (!bob.link.ends()) bob.link.close();
    scene.restart();
    Chat after(scene);
    Guest& next = after.join_as("ann again", ann.name);
    after.expect_alive(next);
}

void first_of_all(ServerScene& scene) {
    scene.program();
    Chat chat(scene);
    for (const char* name : {"Al", "Bob", "Ann", "a"}) chat.join_as(name, name);
}

void after_the_last(ServerScene& scene) {
    scene.program();
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    ann.leaves();
    if (!ann.link.ends()) ann.link.close();
    Guest& bob = chat.join("bob");
    chat.expect_alive(bob);
}

} // namespace

Cases start_cases() {
    return {
        {.number = "13.1",
         .slug = "broadcast/START/restart",
         .level = Level::should,
         .stage = 4,
         .clause = "a server that is started again can be reached on its port at once",
         .sends = "bob leaves, the server is killed and started again, and ann joins once more",
         .legal = "it listens within a second, and ann is let in",
         .mistake = "bind() fails with \"Address already in use\" for a minute",
         .hint = "set SO_REUSEADDR on the listening socket before bind()",
         .server = restart,
         .fresh = true},
        {.number = "13.2",
         .slug = "broadcast/START/first-of-all",
         .stage = 1,
         .clause = "seed 003: anyone can join; a name is refused only while somebody uses it",
         .sends = "Al, Bob, Ann and a join a server that nobody has spoken with",
         .legal = "00 for each of them",
         .mistake = "the names of a first test are still in the source",
         .hint = "begin with an empty table of names",
         .server = first_of_all,
         .fresh = true},
        {.number = "13.3",
         .slug = "broadcast/START/after-the-last",
         .level = Level::should,
         .stage = 2,
         .clause = "the server goes on when its last client has left",
         .sends = "the only client leaves; then two others join and talk",
         .legal = "they are let in, and hear one another",
         .mistake = "the program ends with its first client",
         .hint = "go back to accept() for the next client",
         .server = after_the_last,
         .fresh = true},
    };
}

} // namespace chat::check::broadcast
