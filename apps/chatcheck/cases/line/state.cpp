// STATE: any command at any time.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

namespace chat::check::line {
namespace {

void before_login(ServerScene& scene) {
    Member bob(scene, "bob");
    Person eve(scene, "eve");
    const std::string text = scene.unique("anonymous");
    eve.is_refused("send " + bob.name + ' ' + text, "send", "not-logged-in");
    eve.is_refused("all " + text, "all", "not-logged-in");
    eve.is_refused("create " + text, "create", "not-logged-in");
    eve.is_refused("users", "users", "not-logged-in");
    bob.expect_unheard(text);
}

void unnamed_speaker(ServerScene& scene) {
    Member bob(scene, "bob");
    Person eve(scene, "eve");
    const std::string text = scene.unique("anonymous");
    eve.says("send " + bob.name + ' ' + text);
    eve.link.read_until_quiet();
    bob.expect_unheard(text);
}

void login_twice(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.is_refused("login " + scene.unique("anna"), "login", "already-logged-in");
    bob.does("send " + ann.name + " hi");
    ann.expect_event("FROM " + bob.name + " hi");
}

void unknown_verb(ServerScene& scene) {
    Person eve(scene, "eve");
    eve.is_refused("hello everybody", "?", "unknown-verb");
    eve.is_refused("loginn x", "?", "unknown-verb");
    eve.logs_in();
    eve.is_refused("hello everybody", "?", "unknown-verb");
}

void stays_after_nonsense(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.says("this is no command");
    ann.link.read_until_quiet();
    ann.does("send " + bob.name + " but this is");
    bob.expect_event("FROM " + ann.name + " but this is");
}

void any_case(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.says("LOGIN " + ann.name);
    ann.expect_ok("login");
    ann.says("Send " + ann.name + " hi");
    ann.expect_ok("send");
}

void synonyms(ServerScene& scene) {
    Person ann(scene, "ann");
    const auto means = [&ann](const std::string& command, std::string_view verb) {
        ann.says(command);
        ann.expect_ok(verb);
    };
    means("nick " + ann.name, "login");
    means("msg " + ann.name + " hi", "send");
    means("broadcast hi", "all");
    means("who", "users");
    const std::string room = scene.unique("room");
    for (const char* verb : {"leave ", "part "}) {
        ann.does("create " + room);
        means(verb + room, "drop");
    }
    means("q", "logout");
}

void early(ServerScene& scene) {
    Person ann(scene, "ann");
    if (ann.does("ping are you there?") != "are you there?") scene.fail("the text of a ping does not come back");
    if (!ann.does("ping").empty()) scene.fail("a ping without text is answered with one");
    ann.does("help");
    ann.does("logout");
    ann.link.expect_end();
}

void blanks_in_front(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.says(" \tlogin \t " + ann.name);
    ann.expect_ok("login");
    ann.says("  send   " + ann.name + " hi");
    ann.expect_ok("send");
    ann.expect_event("FROM " + ann.name + " hi");
}

void status_first(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.link.read_until_quiet();
    ann.says("send " + ann.name + " a note");
    const std::string came = ann.link.read_to("a note\n", "the message to oneself");
    if (came.find("OK send\n") == std::string::npos) scene.fail("the event comes before the status of its command");
}

} // namespace

Cases state_cases() {
    return {
        {.number = "7.1",
         .slug = "line/STATE/unnamed-speaker",
         .stage = 3,
         .clause = "seed 002, step 3: a message is sent by a client that has logged in",
         .sends = "send, without a login",
         .legal = "it does not reach the addressee",
         .mistake = "the addressee gets a message from None",
         .hint = "check that the client has a name before you do what it says",
         .server = unnamed_speaker},
        {.number = "7.2",
         .slug = "line/STATE/stays-after-nonsense",
         .stage = 3,
         .clause = "seed 002, step 4: each line is a command of its own; one that is wrong does not end the session",
         .sends = "a line that is no command, then send",
         .legal = "the send is obeyed",
         .mistake = "an exception ends the client's thread",
         .hint = "answer an unknown command with an error, and go on with the next line",
         .server = stays_after_nonsense},
        {.number = "7.3",
         .slug = "line/STATE/before-login",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: before a login there are login, logout, ping and help",
         .sends = "send, all, create and users without a login",
         .legal = "ERR, the verb and not-logged-in; nobody hears of it",
         .mistake = "only send is checked",
         .hint = "check for the login in one place, before any command is done",
         .server = before_login},
        {.number = "7.4",
         .slug = "line/STATE/login-twice",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a second login is refused",
         .sends = "login by somebody who is logged in",
         .legal = "ERR login already-logged-in; the first name stays",
         .mistake = "the client has two names, and one of them is never freed",
         .hint = "refuse a login where the client has a name",
         .server = login_twice},
        {.number = "7.5",
         .slug = "line/STATE/unknown-verb",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: a line that begins with no verb is answered ERR ? unknown-verb",
         .sends = "hello everybody; loginn x",
         .legal = "ERR ? unknown-verb and a reason, before a login and after",
         .mistake = "no answer, so that clients wait for ever; or startswith() takes loginn for login",
         .hint = "end your chain of ifs by an else that answers ERR ? unknown-verb",
         .server = unknown_verb},
        {.number = "7.6",
         .slug = "line/STATE/any-case",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: verbs are understood in any case of their letters",
         .sends = "LOGIN, Send",
         .legal = "OK login, OK send: statuses have small letters",
         .mistake = "verbs are compared as they were typed",
         .hint = "make small letters of the first word before you look it up",
         .server = any_case},
        {.number = "7.7",
         .slug = "line/STATE/synonyms",
         .level = Level::may,
         .stage = 5,
         .clause =
             "line README: nick, msg, broadcast, who, leave, part and q mean login, send, all, users, drop and logout",
         .sends = "each of them",
         .legal = "OK and the verb that is meant",
         .mistake = "the status has the synonym",
         .hint = "replace a synonym by its verb before you look for what to do",
         .server = synonyms},
        {.number = "7.8",
         .slug = "line/STATE/early",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: ping, help and logout are there before a login; ping is answered by its text",
         .sends = "ping are you there?; ping; help; logout",
         .legal = "OK ping are you there?; OK ping; OK help; OK logout and the end",
         .mistake = "everything before a login is refused, logout too",
         .hint = "list the verbs that need no login, and check against that list",
         .server = early},
        {.number = "7.9",
         .slug = "line/STATE/blanks-in-front",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: blanks and tabs stand between words, and may stand before the first",
         .sends = "login and send with more blanks and tabs than one",
         .legal = "they are obeyed",
         .mistake = "split(\" \") makes empty words of two blanks",
         .hint = "use split() without an argument for the words before the text",
         .server = blanks_in_front},
        {.number = "7.10",
         .slug = "line/STATE/status-first",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: the status of a command comes before the events that it causes",
         .sends = "send to oneself",
         .legal = "OK send, then FROM",
         .mistake = "the message is delivered first, and the status sent when that is done",
         .hint = "send the status before you write to the others",
         .server = status_first},
    };
}

} // namespace chat::check::line
