// FLOW: log in, tell one, tell all, log out.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

#include <algorithm>

namespace chat::check::line {
namespace {

void login(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.says("login " + ann.name);
    if (ann.expect_ok("login") != ann.name) scene.lenient("\"OK login\" is followed by the name");
}

void login_taken(ServerScene& scene) {
    Member ann(scene, "ann");
    Person other(scene, "other");
    other.is_refused("login " + ann.name, "login", "");
}

void send(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.does("send " + bob.name + " hi Bob, how are you?");
    bob.expect_event("FROM " + ann.name + " hi Bob, how are you?");
    bob.does("send " + ann.name + " fine");
    ann.expect_event("FROM " + bob.name + " fine");
}

void send_to_one(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), eve(scene, "eve");
    const std::string secret = scene.unique("secret");
    ann.does("send " + bob.name + ' ' + secret);
    bob.expect_event("FROM " + ann.name + ' ' + secret);
    eve.expect_unheard(secret);
    ann.expect_unheard(secret);
}

void logout(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.says("logout");
    if (!ann.link.ends()) ann.link.fail("the connection is still open", "the end of the connection");
}

void logout_answered(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.does("logout");
    ann.link.expect_end();
}

void all(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), carl(scene, "carl");
    const std::string text = scene.unique("news");
    ann.does("all " + text);
    bob.expect_event("ALL " + ann.name + ' ' + text);
    carl.expect_event("ALL " + ann.name + ' ' + text);
    ann.expect_unheard(text);
    carl.expect_unheard(text);
}

void login_told(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.expect_event("LOGIN " + bob.name);
    ann.expect_unheard("LOGIN " + bob.name);
    bob.expect_unheard("LOGIN " + bob.name);
}

void logout_told(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    bob.does("logout");
    ann.expect_event("LOGOUT " + bob.name);
    ann.expect_unheard("LOGOUT " + bob.name);
}

void users_at_login(ServerScene& scene) {
    Member ann(scene, "ann");
    Person bob(scene, "bob");
    const std::vector<std::string> here = bob.lists("login " + bob.name, "USERS *");
    if (std::ranges::count(here, ann.name) != 1)
        scene.fail("who logs in is not told once that " + ann.name + " is here");
    if (std::ranges::count(here, bob.name) != 0) scene.fail("who logs in is listed among the others");
}

void users(ServerScene& scene) {
    Member bob(scene, "bob"), ann(scene, "ann"), carl(scene, "carl");
    const std::vector<std::string> here = carl.lists("users", "USERS *");
    for (const Person* each : {&ann, &bob, &carl})
        if (std::ranges::count(here, each->name) != 1) scene.fail("the list does not have " + each->name + " once");
    if (std::ranges::find(here, ann.name) > std::ranges::find(here, bob.name)) scene.fail("the list is not sorted");
}

} // namespace

Cases flow_cases() {
    return {
        {.number = "1.1",
         .slug = "line/FLOW/login",
         .stage = 1,
         .clause = "seed 002, step 3: a client can log in with a username, and is accepted",
         .sends = "login and a name that is free, to a server that was just started",
         .legal = "OK login and the name; before it lines of other kinds may come, such as USERS",
         .mistake = "a login is believed, but never answered",
         .hint = "send \"OK login NAME\\n\" as soon as you have stored the name",
         .server = login,
         .fresh = true},
        {.number = "1.2",
         .slug = "line/FLOW/login-taken",
         .stage = 3,
         .clause = "seed 002, step 3: the client accepts logins and rejects them: a name is one client's at a time",
         .sends = "login with a name that somebody has",
         .legal = "ERR login, a code and a reason",
         .mistake = "the second login takes the place of the first in the table of clients",
         .hint = "look the name up in your table of clients before you put it there",
         .server = login_taken},
        {.number = "1.3",
         .slug = "line/FLOW/send",
         .stage = 3,
         .clause = "seed 002, step 3: a client can send a message addressed to another user",
         .sends = "send bob hi Bob, how are you?; and an answer to it",
         .legal = "OK send for the speaker; FROM, the speaker's name and the whole text for the addressee",
         .mistake = "only the first word of the text arrives, or the text without its speaker",
         .hint = "split a send into three parts at most: the verb, the name, and all the rest as the text",
         .server = send},
        {.number = "1.4",
         .slug = "line/FLOW/send-to-one",
         .stage = 3,
         .clause = "seed 002, step 3: messages are passed on to a client based on the username",
         .sends = "send to one of three people",
         .legal = "the text comes to the addressee alone",
         .mistake = "what is for one is sent to everybody who is connected",
         .hint = "look the addressee up in your table, and write to that one connection",
         .server = send_to_one},
        {.number = "1.5",
         .slug = "line/FLOW/logout",
         .stage = 1,
         .clause = "seed 002, step 3: a client can log out",
         .sends = "logout",
         .legal = "the connection ends; OK logout may come before",
         .mistake = "the name is forgotten, but the socket stays open",
         .hint = "close the connection after you have answered a logout",
         .server = logout},
        {.number = "1.6",
         .slug = "line/FLOW/logout-answered",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: logout is answered, then the connection closes",
         .sends = "logout",
         .legal = "OK logout, then the end of the connection, with nothing between",
         .mistake = "the socket is closed without an answer",
         .hint = "send \"OK logout\\n\" and then close",
         .server = logout_answered},
        {.number = "1.7",
         .slug = "line/FLOW/all",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 002, more ideas: a broadcast; line README: it tells everybody else who is logged in",
         .sends = "all and a text",
         .legal = "ALL, the speaker and the text, once to each other; nothing of it to the speaker",
         .mistake = "the speaker gets his own text back",
         .hint = "loop over all clients, and leave out the one who speaks",
         .server = all},
        {.number = "1.8",
         .slug = "line/FLOW/login-told",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 002, more ideas: clients are kept updated when users log in",
         .sends = "a second login",
         .legal = "LOGIN and the name, once, to who was there before",
         .mistake = "nobody is told, or the new one is told of himself",
         .hint = "after OK login, send LOGIN and the name to all the others",
         .server = login_told},
        {.number = "1.9",
         .slug = "line/FLOW/logout-told",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 002, more ideas: clients are kept updated when users log out",
         .sends = "a logout",
         .legal = "LOGOUT and the name, once, to who is still there",
         .mistake = "it is told by the logout and again when the socket closes",
         .hint = "let one function take a client out and tell the others, and let it do nothing the second time",
         .server = logout_told},
        {.number = "1.10",
         .slug = "line/FLOW/users-at-login",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 002, more ideas: who logs in is told which other users are active",
         .sends = "login while somebody is there",
         .legal = "USERS * and the names of the others, then OK login",
         .mistake = "who logs in is listed himself",
         .hint = "make the list before you add the new name",
         .server = users_at_login},
        {.number = "1.11",
         .slug = "line/FLOW/users",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: users answers with everybody, sorted by the bytes of the names in small letters",
         .sends = "users, with three people there",
         .legal = "USERS * and the names, each once, in order; then OK users",
         .mistake = "names in the order of their coming",
         .hint = "sort the names by their small letters before you send the list",
         .server = users},
    };
}

} // namespace chat::check::line
