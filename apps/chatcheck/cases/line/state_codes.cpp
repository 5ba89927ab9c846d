// STATE, goes on: what is refused, and by which code.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

namespace chat::check::line {
namespace {

void taken(ServerScene& scene) {
    Member ann(scene, "ann");
    Person other(scene, "other");
    other.is_refused("login " + ann.name, "login", "name-taken");
}

void nobody(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.is_refused("send " + scene.unique("nobody") + " hi", "send", "no-such-user");
    ann.does("ping");
}

void rooms(ServerScene& scene) {
    Member ann(scene, "ann"), eve(scene, "eve");
    const std::string room = scene.unique("room"), none = scene.unique("none");
    ann.does("create " + room);
    eve.is_refused("create " + room, "create", "room-exists");
    ann.is_refused("join " + room, "join", "already-in-room");
    eve.is_refused("join " + none, "join", "no-such-room");
    eve.is_refused("say " + none + " hi", "say", "no-such-room");
    eve.is_refused("drop " + room, "drop", "not-in-room");
    eve.is_refused("users " + none, "users", "no-such-room");
}

void outside(ServerScene& scene) {
    Member ann(scene, "ann"), eve(scene, "eve");
    const std::string room = scene.unique("room");
    ann.does("create " + room);
    eve.is_refused("say " + room + " let me in", "say", "not-in-room");
    ann.expect_unheard("let me in");
}

void bad_rooms(ServerScene& scene) {
    Member ann(scene, "ann");
    for (const std::string& bad : {std::string("a,b"), std::string("a:b"), std::string("*"), std::string("##x"),
                                   std::string("#"), std::string(50, 'x')})
        ann.is_refused("create " + bad, "create", "bad-room");
}

void room_names(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string room = scene.unique("games"), shouted = "GAMES" + room.substr(5);
    if (ann.does("create #" + room) != room) scene.fail("a room's name is shown without its #");
    if (bob.does("join " + shouted) != room) scene.fail("a room's name is shown as its maker wrote it");
    ann.does("say #" + shouted + " hi");
    bob.expect_event("SAID " + room + ' ' + ann.name + " hi");
}

void usage(ServerScene& scene) {
    Member ann(scene, "ann");
    Person new_one(scene, "new");
    new_one.is_refused("login", "login", "usage");
    new_one.is_refused("login two words", "login", "usage");
    ann.is_refused("all", "all", "usage");
    ann.is_refused("send", "send", "usage");
    ann.is_refused("say", "say", "usage");
    ann.is_refused("create", "create", "usage");
    ann.is_refused("create two words", "create", "usage");
    ann.is_refused("rooms please", "rooms", "usage");
}

void no_address(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.is_refused(bob.name + ":hi", "?", "unknown-verb");
    ann.is_refused("dear " + bob.name + ": hi", "?", "unknown-verb");
    bob.expect_unheard("FROM");
}

void to_the_offender(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    bob.link.read_until_quiet();
    ann.is_refused("send " + scene.unique("nobody") + " hi", "send", "");
    ann.is_refused("hm?", "?", "");
    bob.expect_unheard("ERR");
}

} // namespace

Cases state_code_cases() {
    return {
        {.number = "7.11",
         .slug = "line/STATE/code-of-a-taken-name",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: name-taken is the code for a name that somebody else has",
         .sends = "login with a name that somebody has",
         .legal = "ERR login name-taken and a reason",
         .mistake = "one code for every reason, so that a program cannot tell whether to ask for another name",
         .hint = "put the code behind the verb and the words for people behind the code",
         .server = taken},
        {.number = "7.12",
         .slug = "line/STATE/no-such-user",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: an addressee who is not logged in is no-such-user",
         .sends = "send to a name that nobody has, then ping",
         .legal = "ERR send no-such-user; OK ping",
         .mistake = "a KeyError ends the client's thread; or OK is said, and the message is lost",
         .hint = "use get() on your table, and answer ERR where it finds nobody",
         .server = nobody},
        {.number = "7.13",
         .slug = "line/STATE/rooms",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: room-exists, already-in-room, no-such-room and not-in-room",
         .sends =
             "create of a room that is there, join where one is, join, say and users of none, drop where one is not",
         .legal = "ERR, the verb and that code",
         .mistake = "join makes the room where there is none, or create empties the one that is there",
         .hint = "look the room up before you make or change anything",
         .server = rooms},
        {.number = "7.14",
         .slug = "line/STATE/say-from-outside",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: who is not in a room cannot say anything there",
         .sends = "say, by somebody who has not joined",
         .legal = "ERR say not-in-room; the members hear nothing",
         .mistake = "the members are looked up, but not whether the speaker is one of them",
         .hint = "check that the speaker is in the room's set of members",
         .server = outside},
        {.number = "7.15",
         .slug = "line/STATE/bad-rooms",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a room has 1 to 49 octets without blanks, controls or , : #, and is not *",
         .sends = "create with such names",
         .legal = "ERR create bad-room",
         .mistake = "USERS * is the list of all people and of the room * then",
         .hint = "check each character of a room's name, as you do for names",
         .server = bad_rooms},
        {.number = "7.16",
         .slug = "line/STATE/room-names",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a room may be written with a # before it, and in any case of its letters",
         .sends = "create #games, join GAMES, say #GAMES",
         .legal = "it is one room, and shown as its maker wrote it, without the #",
         .mistake = "GAMES is another room",
         .hint = "drop the # and use the small letters as the key of your table of rooms",
         .server = room_names},
        {.number = "7.17",
         .slug = "line/STATE/usage",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: usage is the code where something is missing, or too much",
         .sends = "login, all, send, say and create with nothing; login, create and rooms with a word too many",
         .legal = "ERR, the verb and usage",
         .mistake = "an IndexError ends the client's thread, or the second word is dropped in silence",
         .hint = "check the number of words before you use them",
         .server = usage},
        {.number = "7.18",
         .slug = "line/STATE/no-address",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: an address needs a blank behind its colon, and only names before it",
         .sends = "bob:hi; dear bob: hi",
         .legal = "ERR ? unknown-verb, twice; bob hears nothing",
         .mistake = "every line with a colon is taken for a message",
         .hint = "a line is an address only where all before the first colon are names and a blank follows",
         .server = no_address},
        {.number = "7.19",
         .slug = "line/STATE/errors-to-one",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: a status answers who sent the command",
         .sends = "two mistakes, while somebody else listens",
         .legal = "the other hears nothing of them",
         .mistake = "the answer is sent to all clients",
         .hint = "write the status to the connection that the command came from",
         .server = to_the_offender},
    };
}

} // namespace chat::check::line
