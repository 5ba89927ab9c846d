// LIFE: how connections begin and end.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

namespace chat::check::line {
namespace {

// The name must be free at last; a server needs a moment to see that a connection has ended.
void is_free(ServerScene& scene, const std::string& name) {
    Person again(scene, "again");
    for (int i = 0; i < 10; ++i) {
        again.says("login " + name);
        const std::string came = again.link.read_until_quiet();
        if (came.find("OK login") != std::string::npos) return;
        if (again.link.ending() != Ending::open) scene.fail("the connection ends where a name is tried again");
    }
    scene.fail("the name of a client that is gone is still taken");
}

void closed(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.link.close();
    is_free(scene, ann.name);
}

void reset(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.link.reset();
    is_free(scene, ann.name);
}

void others_stay(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    Member(scene, "gone").link.reset();
    Member(scene, "gone").link.close();
    scene.arrive("silent").reset();
    ann.does("send " + bob.name + " still here?");
    bob.expect_event("FROM " + ann.name + " still here?");
}

void told_once(ServerScene& scene, void (*leave)(Person&)) {
    Member ann(scene, "ann"), bob(scene, "bob");
    leave(bob);
    ann.expect_event("LOGOUT " + bob.name);
    ann.expect_unheard("LOGOUT " + bob.name);
}

void close_told(ServerScene& scene) {
    told_once(scene, [](Person& who) { who.link.close(); });
}
void reset_told(ServerScene& scene) {
    told_once(scene, [](Person& who) { who.link.reset(); });
}
void half_close_told(ServerScene& scene) {
    told_once(scene, [](Person& who) { who.link.finish(); });
}

void half_close(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.link.read_until_quiet();
    ann.says("ping one");
    ann.says("ping two");
    ann.link.finish();
    ann.expect_ok("ping");
    ann.expect_ok("ping");
    ann.link.expect_end();
}

void unfinished(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.link.send("send " + bob.name + " I was cut off");
    ann.link.finish();
    ann.link.ends();
    bob.expect_unheard("I was cut off");
}

void stranger_leaves(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.link.read_until_quiet();
    Person other(scene, "other");
    other.is_refused("login " + ann.name, "login", "");
    other.link.close();
    ann.expect_unheard("LOGOUT " + ann.name);
    ann.does("send " + ann.name + " I am still I");
}

void rooms_forget(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string room = scene.unique("room");
    ann.does("create " + room);
    bob.does("join " + room);
    bob.link.reset();
    ann.expect_event("LOGOUT " + bob.name);
    if (ann.lists("users " + room, "USERS " + room) != std::vector<std::string>{ann.name})
        scene.fail("who is gone is still in the room");
    ann.does("say " + room + " alone now");
}

} // namespace

Cases life_cases() {
    return {
        {.number = "10.1",
         .slug = "line/LIFE/others-stay",
         .stage = 3,
         .clause =
             "seed 002: the server accepts several connections at the same time; one that ends is no end of the others",
         .sends = "one connection closes, two are reset; then two others talk",
         .legal = "they hear each other",
         .mistake = "an exception of one client's socket ends the server's loop",
         .hint = "catch the errors of recv() and send() for each client, and take that client out",
         .server = others_stay},
        {.number = "10.2",
         .slug = "line/LIFE/closed",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: a lost connection frees the name",
         .sends = "a client closes without logout; another logs in with its name",
         .legal = "OK login",
         .mistake = "only logout takes a client out of the table: ghosts",
         .hint = "do what logout does when recv() returns nothing, too",
         .server = closed},
        {.number = "10.3",
         .slug = "line/LIFE/reset",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: leaving by any road frees the name",
         .sends = "a client's connection is reset; another logs in with its name",
         .legal = "OK login",
         .mistake = "ConnectionResetError skips what is done at the end of a client",
         .hint = "put what is done when a client leaves into a finally",
         .server = reset},
        {.number = "10.4",
         .slug = "line/LIFE/close-told",
         .level = Level::should,
         .stage = 4,
         .clause = "line README: leaving by any road is told once",
         .sends = "a client closes without logout",
         .legal = "LOGOUT and the name for the others, once",
         .mistake = "only logout is told",
         .hint = "let logout and the end of a connection go through one function",
         .server = close_told},
        {.number = "10.5",
         .slug = "line/LIFE/reset-told",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: leaving by any road is told once",
         .sends = "a client's connection is reset",
         .legal = "LOGOUT and the name for the others, once",
         .mistake = "the exception skips it",
         .hint = "put what is done when a client leaves into a finally",
         .server = reset_told},
        {.number = "10.6",
         .slug = "line/LIFE/half-close-told",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a client that closes its sending side is answered, and then has left",
         .sends = "a client closes its sending side, and goes on reading",
         .legal = "LOGOUT and the name for the others, once",
         .mistake = "the server waits for a logout that cannot come any more",
         .hint = "when recv() returns nothing, that client will never say anything again",
         .server = half_close_told},
        {.number = "10.7",
         .slug = "line/LIFE/half-close",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a client that closes its sending side gets the answers to what it sent before",
         .sends = "two pings and a FIN",
         .legal = "both answers, then the end",
         .mistake = "the end is seen before the answers are sent",
         .hint = "work off the whole buffer before you act on the end of the stream",
         .server = half_close},
        {.number = "10.8",
         .slug = "line/LIFE/unfinished",
         .level = Level::should,
         .stage = 5,
         .clause = "seed 002, step 4: a command ends in \\n; what ends without one is no command",
         .sends = "half a send, and a FIN",
         .legal = "the addressee hears nothing",
         .mistake = "what is left in the buffer is obeyed when the connection ends",
         .hint = "throw the rest of the buffer away at the end of the stream",
         .server = unfinished},
        {.number = "10.9",
         .slug = "line/LIFE/rejected-leaves",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a rejected client has no name, so its end takes none away",
         .sends = "login with a name that somebody has, and the end of that connection",
         .legal = "no LOGOUT; who has the name keeps it",
         .mistake = "the name that was asked for is taken out of the table when the rejected client leaves",
         .hint = "set the client's name only when the login was accepted",
         .server = stranger_leaves},
        {.number = "10.10",
         .slug = "line/LIFE/rooms-forget",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: LOGOUT says that somebody is in no room any more",
         .sends = "a member of a room is reset; users of the room, and say",
         .legal = "who is left is listed alone; OK say",
         .mistake = "the set of the room's members keeps who is gone, and a send to him fails",
         .hint = "take a client out of every room when it leaves",
         .server = rooms_forget},
    };
}

} // namespace chat::check::line
