// FLOW, goes on: rooms, lists, and addresses.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

#include <algorithm>

namespace chat::check::line {
namespace {

void join(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string room = scene.unique("room");
    if (ann.does("create " + room) != room) scene.fail("\"OK create\" is followed by the room");
    if (bob.does("join " + room) != room) scene.fail("\"OK join\" is followed by the room");
    ann.expect_event("JOINED " + room + ' ' + bob.name);
    ann.expect_unheard("JOINED " + room);
    bob.expect_unheard("JOINED " + room);
}

void say(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), eve(scene, "eve");
    const std::string room = scene.unique("room");
    ann.does("create " + room);
    bob.does("join " + room);
    ann.does("say " + room + " hi there");
    bob.expect_event("SAID " + room + ' ' + ann.name + " hi there");
    eve.expect_unheard(room);
    ann.expect_unheard("SAID");
}

void drop(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string room = scene.unique("room");
    ann.does("create " + room);
    bob.does("join " + room);
    if (bob.does("drop " + room) != room) scene.fail("\"OK drop\" is followed by the room");
    ann.expect_event("DROPPED " + room + ' ' + bob.name);
    bob.expect_unheard("DROPPED " + room);
    ann.does("say " + room + " is he gone?");
    bob.expect_unheard(room);
}

void rooms(ServerScene& scene) {
    Member ann(scene, "ann");
    const std::string room = scene.unique("room");
    ann.does("create " + room);
    if (std::ranges::count(ann.lists("rooms", "ROOMS"), room) != 1)
        scene.fail("a room that is there is not listed once");
    ann.does("drop " + room);
    if (std::ranges::count(ann.lists("rooms", "ROOMS"), room) != 0)
        scene.fail("a room is listed that its last member has left");
}

void users_of_room(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), eve(scene, "eve");
    const std::string room = scene.unique("room");
    bob.does("create " + room);
    ann.does("join " + room);
    const std::vector<std::string> wanted{ann.name, bob.name};
    if (eve.lists("users " + room, "USERS " + room) != wanted)
        scene.fail("users ROOM does not answer with the two who are in it, in order");
}

void default_room(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::vector<std::string> all = ann.lists("rooms", "ROOMS");
    for (const std::string& room : all) {
        const std::vector<std::string> here = ann.lists("users " + room, "USERS " + room);
        if (std::ranges::count(here, ann.name) == 0 || std::ranges::count(here, bob.name) == 0) continue;
        ann.does("drop " + room);
        bob.does("drop " + room);
        ann.does("join " + room);
        return;
    }
    scene.fail("who logs in is in no room that the others are in");
}

void address(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.says(bob.name + ": psst");
    ann.expect_ok("send");
    bob.expect_event("FROM " + ann.name + " psst");
}

void addressees(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), carl(scene, "carl");
    ann.says(bob.name + ", " + carl.name + ": lunch?");
    ann.expect_ok("send");
    bob.expect_event("FROM " + ann.name + " lunch?");
    carl.expect_event("FROM " + ann.name + " lunch?");
    ann.does("send " + bob.name + ',' + carl.name + ',' + bob.name + " now");
    bob.expect_event("FROM " + ann.name + " now");
    bob.expect_unheard("now");
}

void all_or_nothing(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.is_refused("send " + bob.name + ',' + scene.unique("nobody") + " lunch?", "send", "");
    bob.expect_unheard("lunch?");
}

void help(ServerScene& scene) {
    Person ann(scene, "ann");
    if (ann.lists("help", "HELP").empty()) scene.fail("help does not answer with lines that begin with HELP");
}

} // namespace

Cases flow_room_cases() {
    return {
        {.number = "1.12",
         .slug = "line/FLOW/join",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 002, more ideas: users create and join chat rooms; line README: JOINED tells who is there",
         .sends = "create by one, join by another",
         .legal = "OK and the room for both; JOINED, room and name for who was there, once",
         .mistake = "the room is told after the new one is in it, so that he is told of himself",
         .hint = "tell the members of a room first, then add the new one",
         .server = join},
        {.number = "1.13",
         .slug = "line/FLOW/say",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 002, more ideas: what is addressed to a room is broadcast to everyone who has joined it",
         .sends = "say to a room where one other is, and one is not",
         .legal = "SAID, room, speaker and text, to the other member alone",
         .mistake = "what is said in a room goes to everybody",
         .hint = "keep a set of members for each room, and send to those alone, save the speaker",
         .server = say},
        {.number = "1.14",
         .slug = "line/FLOW/drop",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 002, more ideas: users drop out of chat rooms; from then on they hear nothing of them",
         .sends = "drop, then something is said in the room",
         .legal = "OK drop and the room; DROPPED for the members; nothing more for who is gone",
         .mistake = "who has dropped out still gets what is said",
         .hint = "take the client out of the room's set of members, then tell who is left in it",
         .server = drop},
        {.number = "1.15",
         .slug = "line/FLOW/rooms",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: rooms lists the rooms; one is gone with its last member",
         .sends = "create, rooms, drop, rooms",
         .legal = "ROOMS with the room, then without it",
         .mistake = "empty rooms are kept for ever",
         .hint = "delete a room when its set of members has become empty",
         .server = rooms},
        {.number = "1.16",
         .slug = "line/FLOW/users-of-a-room",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: users ROOM answers with who is in the room, sorted",
         .sends = "users ROOM, of a room with two people, by a third",
         .legal = "USERS, the room and the two names in order; then OK users",
         .mistake = "everybody is listed, whatever the room",
         .hint = "take the names from the set of the room's members",
         .server = users_of_room},
        {.number = "1.17",
         .slug = "line/FLOW/first-room",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: who has logged in is in the listener's room, which stays when it is empty",
         .sends = "users of all rooms; all leave the one that all are in, and one comes back",
         .legal = "one of the rooms has everybody, and can be joined again",
         .mistake = "the room of all is deleted with its last member",
         .hint = "make one room at the start, put everybody there at login, and never delete it",
         .server = default_room},
        {.number = "1.18",
         .slug = "line/FLOW/address",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: \"NAME: text\" tells NAME alone",
         .sends = "bob: psst",
         .legal = "OK send; FROM, the speaker and psst for the addressee",
         .mistake = "the colon stays with the name, and nobody is called so",
         .hint = "where all before the first colon are names and a blank follows it, treat the line as a send",
         .server = address},
        {.number = "1.19",
         .slug = "line/FLOW/addressees",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: several addressees have commas between them; each is told once, however often named",
         .sends = "bob, carl: lunch?; then send bob,carl,bob now",
         .legal = "one OK send each; FROM for both, once",
         .mistake = "who is named twice is told twice",
         .hint = "put the addressees into a set before you send",
         .server = addressees},
        {.number = "1.20",
         .slug = "line/FLOW/all-or-nothing",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: of several addressees all are told, or none where one is nobody",
         .sends = "send to somebody and nobody",
         .legal = "ERR send; nobody is told",
         .mistake = "the loop sends to the first before it finds that the second does not exist",
         .hint = "look all addressees up first, and send only when all were found",
         .server = all_or_nothing},
        {.number = "1.21",
         .slug = "line/FLOW/help",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: help answers with lines that begin with HELP, before a login as well",
         .sends = "help",
         .legal = "HELP and a text, once or more; then OK help",
         .mistake = "the help is free text, whose lines no program can tell from answers",
         .hint = "put \"HELP \" before each line of your help, and end it by \"OK help\\n\"",
         .server = help},
    };
}

} // namespace chat::check::line
