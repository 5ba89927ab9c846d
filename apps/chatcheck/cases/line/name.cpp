// NAME: who may be called how.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

#include <algorithm>

namespace chat::check::line {
namespace {

std::string in_capitals(std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return text;
}

void try_again(ServerScene& scene) {
    Member ann(scene, "ann");
    Person bob(scene, "bob");
    bob.is_refused("login " + ann.name, "login", "");
    bob.logs_in();
    ann.does("send " + bob.name + " is it you?");
    bob.expect_event("FROM " + ann.name + " is it you?");
}

void first_keeps(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    Person thief(scene, "thief");
    thief.says("login " + ann.name);
    thief.link.read_until_quiet();
    bob.does("send " + ann.name + " for the first");
    ann.expect_event("FROM " + bob.name + " for the first");
    thief.expect_unheard("for the first");
}

void any_case(ServerScene& scene) {
    Member ann(scene, "ann");
    Person other(scene, "other");
    other.is_refused("login " + in_capitals(ann.name), "login", "name-taken");
}

void sent_in_any_case(ServerScene& scene) {
    Member ann(scene, "Ann"), bob(scene, "bob");
    bob.does("send " + in_capitals(ann.name) + " hi");
    ann.expect_event("FROM " + bob.name + " hi");
    ann.does("send " + bob.name + " my name is as I typed it");
    bob.expect_event("FROM " + ann.name + " my name is as I typed it");
}

void bad_names(ServerScene& scene) {
    Person eve(scene, "eve");
    for (const char* bad : {"@home", "a,b", "a:b", "#room", "*", "$x", "-x", "a/b", "a\x01z", "a\xff"})
        eve.is_refused(std::string("login ") + bad, "login", "bad-name");
    eve.logs_in();
}

void lengths(ServerScene& scene) {
    Person ann(scene, "ann"), bob(scene, "bob");
    std::string longest = scene.unique("ann");
    longest.resize(32, 'n');
    bob.is_refused("login " + longest + 'n', "login", "bad-name");
    ann.does("login " + longest);
    bob.logs_in();
    bob.does("send " + longest + " hi");
    ann.expect_event("FROM " + bob.name + " hi");
}

void utf8(ServerScene& scene) {
    Person ann(scene, "ann");
    Member bob(scene, "bob");
    const std::string name = scene.unique("\xc3\x84nne");
    ann.does("login " + name);
    bob.does("send " + name + " hi");
    ann.expect_event("FROM " + bob.name + " hi");
}

void free_after_logout(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.says("logout");
    ann.link.ends();
    Person again(scene, "again");
    again.says("login " + ann.name);
    again.expect_ok("login");
}

} // namespace

Cases name_cases() {
    return {
        {.number = "6.1",
         .slug = "line/NAME/free-after-logout",
         .stage = 3,
         .clause = "seed 002, step 3: who has logged out is not logged in any more, and nobody has the name",
         .sends = "logout; then login with the same name on a new connection",
         .legal = "OK login",
         .mistake = "the name stays in the table of clients",
         .hint = "take the client out of the table when it logs out",
         .server = free_after_logout},
        {.number = "6.2",
         .slug = "line/NAME/first-keeps-it",
         .stage = 3,
         .clause = "seed 002, step 3: messages go to the client that logged in with the name",
         .sends = "login with a name that somebody has; then a message to that name",
         .legal = "it comes to who had the name first",
         .mistake = "the rejected login is in the table all the same",
         .hint = "change the table only after all that could reject the login",
         .server = first_keeps},
        {.number = "6.3",
         .slug = "line/NAME/try-again",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: a refused name may be followed by another on the same connection",
         .sends = "login with a name that somebody has, then with a free one",
         .legal = "ERR login, then OK login",
         .mistake = "the connection is closed when a name is refused",
         .hint = "answer ERR and go on reading",
         .server = try_again},
        {.number = "6.4",
         .slug = "line/NAME/any-case",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: Bob, bob and BOB are one name",
         .sends = "login with somebody's name in capitals",
         .legal = "ERR login name-taken",
         .mistake = "names are compared as they were typed",
         .hint = "use the name in small letters as the key of your table, and keep the typed one beside it",
         .server = any_case},
        {.number = "6.5",
         .slug = "line/NAME/as-typed",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: the case of a name is kept as typed, and does not matter for an addressee",
         .sends = "send with the addressee in capitals; and what the addressee says",
         .legal = "it arrives; others see the name as it was typed at login",
         .mistake = "the key in small letters is shown to others",
         .hint = "show the name that was typed, and compare the small letters",
         .server = sent_in_any_case},
        {.number = "6.6",
         .slug = "line/NAME/bad-names",
         .level = Level::should,
         .stage = 5,
         .clause =
             "line README: no name has blanks, controls or any of ! @ # & , : * ? / > \", or begins with $ + ~ % -",
         .sends = "login with such names, then with a good one",
         .legal = "ERR login bad-name each time, then OK login",
         .mistake = "every word is taken for a name, and a,b is two addressees then",
         .hint = "check each character of a name before you look whether it is taken",
         .server = bad_names},
        {.number = "6.7",
         .slug = "line/NAME/lengths",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a name has 1 to 32 octets",
         .sends = "login with 33 octets, and with 32",
         .legal = "ERR login bad-name; OK login",
         .mistake = "a long name is cut, so that nobody can send to it",
         .hint = "refuse a name that is too long, do not cut it",
         .server = lengths},
        {.number = "6.8",
         .slug = "line/NAME/utf-8",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: names are UTF-8",
         .sends = "login with a name that begins with a letter beyond ASCII, and a message to it",
         .legal = "OK login; the message arrives",
         .mistake = "isalnum() of a single octet decides what a name may have",
         .hint = "forbid the few characters that the protocol forbids, and let all others in",
         .server = utf8},
    };
}

} // namespace chat::check::line
