// CLEAN: no octet too many.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

namespace chat::check::broadcast {
namespace {

void status(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& second = chat.arrive_as("second ann", ann.name);
    second.asks_for(ann.name);
    second.is_refused();
    second.link.expect_nothing();
    Guest& bob = chat.join("bob");
    bob.hears_nothing();
}

void once(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.says("once");
    ann.hears(bob.said("once"));
    ann.hears_nothing();
}

void one_goodbye(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.leaves();
    bob.link.close();
    ann.hears(leaving(bob.name));
    ann.hears_nothing();
}

void silent_end(ServerScene& scene) {
    Chat chat(scene);
    Guest& bob = chat.join("bob");
    bob.leaves();
    bob.link.expect_end();
}

void strangers(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    ann.link.read_until_quiet(); // the last case's people may still be going
    chat.arrive("eve").link.close();
    chat.arrive("mallory").leaves();
    ann.link.expect_nothing();
}

} // namespace

Cases clean_cases() {
    return {
        {.number = "9.1",
         .slug = "broadcast/CLEAN/status",
         .stage = 2,
         .clause = "seed 003: the status is one byte",
         .sends = "a join that is refused, and one that is accepted",
         .legal = "01 and nothing else; 00 and what belongs to the join, all of it whole frames",
         .mistake = "the status is sent as a string of C, or as an integer of 4 octets",
         .hint = "send exactly one octet",
         .server = status},
        {.number = "9.2",
         .slug = "broadcast/CLEAN/talk",
         .stage = 3,
         .clause = "seed 003: the length is that of the message: nothing stands behind it but the next frame",
         .sends = "bob says something once",
         .legal = "ann receives it once, and nothing behind it",
         .mistake = "a NUL behind the body, or the whole buffer is sent however short the text is",
         .hint = "send 3 + length octets, not sizeof buffer, and no NUL",
         .server = once},
        {.number = "9.3",
         .slug = "broadcast/CLEAN/one-goodbye",
         .stage = 3,
         .clause = "seed 003: a leaving is announced when the connection goes down",
         .sends = "bob sends a leave and closes",
         .legal = "ann hears that he is leaving, once",
         .mistake = "it is announced for the leave, and again when recv() returns 0",
         .hint = "announce it where you take the client out of your table, if it was still in there",
         .server = one_goodbye},
        {.number = "9.4",
         .slug = "broadcast/CLEAN/silent-end",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 003: send the disconnect message, and the connection closes; it has no answer",
         .sends = "bob sends a leave",
         .legal = "the end of his connection, and nothing before it",
         .mistake = "the leave is answered, or announced to who has left as well",
         .hint = "take the client out of your table before you announce that it is leaving",
         .server = silent_end},
        {.number = "9.5",
         .slug = "broadcast/CLEAN/strangers",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: joining is announced, and leaving; who never joined cannot leave",
         .sends = "two clients come and go without a join, one of them with a leave",
         .legal = "ann hears nothing",
         .mistake = "**None is leaving the chat**",
         .hint = "announce a leaving only for connections that have a name",
         .server = strangers},
    };
}

} // namespace chat::check::broadcast
